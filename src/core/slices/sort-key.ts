import type { Column } from '../table/column.ts';
import { rankTexts } from './rank-texts.ts';

const LAST = 0xffffffff;

/**
 * Unsigned keys of the given rows of a column, lowest word first, that sort as its values do; missing values get
 * the largest key in either direction.
 */
export function sortKeyOf(column: Column, rows: Uint32Array, descending: boolean): Uint32Array[] {
  switch (column.type) {
    case 'number':
    case 'timestamp':
      return floatKeys(column.data, rows, descending);
    case 'integer': {
      const flip = descending ? 0x7fffffff : 0x80000000;
      return [wordKeys(rows, (row) => (column.data[row]! ^ flip) >>> 0)];
    }
    case 'boolean':
      return [codeKeys(column.data, [0, 1], rows, descending)];
    case 'category':
      return [codeKeys(column.data, ranksOf(column), rows, descending)];
    case 'text': {
      const ranks = rankTexts(column, rows);
      if (descending)
        for (let i = 0; i < ranks.length; i++) if (ranks[i] !== LAST) ranks[i] = LAST - 1 - ranks[i]!;
      return [ranks];
    }
  }
}

function wordKeys(rows: Uint32Array, keyOf: (row: number) => number): Uint32Array {
  const keys = new Uint32Array(rows.length);
  for (let i = 0; i < keys.length; i++) keys[i] = keyOf(rows[i]!);
  return keys;
}

function codeKeys(
  codes: Int32Array | Int8Array,
  ranks: ArrayLike<number>,
  rows: Uint32Array,
  descending: boolean,
): Uint32Array {
  const keys = new Uint32Array(rows.length);
  for (let i = 0; i < keys.length; i++) {
    const code = codes[rows[i]!]!;
    keys[i] = code < 0 ? LAST : descending ? LAST - 1 - ranks[code]! : ranks[code]!;
  }
  return keys;
}

/** By level: its place in the given order, else in the alphabet. */
function ranksOf(column: Column & { type: 'category' }): ArrayLike<number> {
  const { levels, order } = column;
  if (order === 'given') return levels.map((_, level) => level);
  const ranks = new Uint32Array(levels.length);
  [...levels.keys()]
    .sort((a, b) => (levels[a]! < levels[b]! ? -1 : levels[a]! > levels[b]! ? 1 : 0))
    .forEach((level, rank) => (ranks[level] = rank));
  return ranks;
}

/** The bits of a double, turned so that they sort as unsigned integers; NaN last, -0 equal to 0. */
function floatKeys(data: Float64Array | Float32Array, rows: Uint32Array, descending: boolean): Uint32Array[] {
  const low = new Uint32Array(rows.length);
  const high = new Uint32Array(rows.length);
  const value = new Float64Array(1);
  const words = new Uint32Array(value.buffer);
  for (let i = 0; i < rows.length; i++) {
    const x = data[rows[i]!]!;
    if (Number.isNaN(x)) {
      low[i] = LAST;
      high[i] = LAST;
      continue;
    }
    value[0] = x + 0;
    const negative = words[1]! >>> 31 === 1;
    const turnHigh = (negative ? LAST : 0x80000000) ^ (descending ? LAST : 0);
    const turnLow = (negative ? LAST : 0) ^ (descending ? LAST : 0);
    low[i] = words[0]! ^ turnLow;
    high[i] = words[1]! ^ turnHigh;
  }
  return data instanceof Float32Array && onlyHigh(low) ? [high] : [low, high];
}

function onlyHigh(low: Uint32Array): boolean {
  return low.every((word) => word === low[0]);
}
