import type { Column } from '../table/column.ts';
import { radixPass } from './radix-pass.ts';

const MISSING = 0xffffffff;
/** Up to this many texts are sorted by comparing bytes. */
const SMALL = 24;
/** Up to this many by the engine's sort of numbers, which is faster than two passes over 65,536 buckets. */
const MIDDLE = 1 << 16;
/** Bytes of a radix step. */
const STEP = 4;

type Text = Column & { type: 'text' };

interface Ranking {
  column: Text;
  rows: Uint32Array;
  /** Positions in `rows` of texts that are there; runs of it get sorted in place. */
  order: Uint32Array;
  /** 1 where a text differs from the one before it in `order`. */
  starts: Uint8Array;
  /** By position in `rows`. */
  keys: Uint32Array;
  spare: Uint32Array;
}

/**
 * Ranks of the given rows' texts by UTF-8 bytes (which is code point order), equal texts sharing one; missing gets
 * 0xFFFFFFFF. Radix sort of four bytes at a time, then within the runs that agree so far, so that long common
 * beginnings cost no comparisons.
 */
export function rankTexts(column: Text, rows: Uint32Array): Uint32Array {
  const order = positionsPresent(column, rows);
  const starts = new Uint8Array(order.length);
  const keys = new Uint32Array(rows.length);
  const ranking: Ranking = { column, rows, order, starts, keys, spare: new Uint32Array(order.length) };
  const pending: [from: number, to: number, depth: number][] = [];
  const settle = (from: number, to: number, depth: number): void => {
    if (to - from > SMALL) pending.push([from, to, depth]);
    else sortByComparing(ranking, from, to, depth);
  };
  settle(0, order.length, 0);
  for (let run = pending.pop(); run; run = pending.pop()) {
    const [from, to, depth] = run;
    const ended = !readBytes(ranking, from, to, depth);
    if (ended) readLengths(ranking, from, to);
    sortByKeys(ranking, from, to);
    for (let start = from, end = from + 1; start < to; start = end++) {
      while (end < to && keys[order[end]!] === keys[order[start]!]) end++;
      if (ended) starts[start] = 1;
      else settle(start, end, depth + STEP);
    }
  }
  const ranks = new Uint32Array(rows.length).fill(MISSING);
  for (let i = 0, rank = -1; i < order.length; i++) {
    rank += starts[i]!;
    ranks[order[i]!] = rank;
  }
  return ranks;
}

function positionsPresent({ valid }: Text, rows: Uint32Array): Uint32Array {
  const positions = new Uint32Array(rows.length);
  let n = 0;
  for (let i = 0; i < rows.length; i++) if (!valid || valid[rows[i]!] === 1) positions[n++] = i;
  return positions.subarray(0, n);
}

/** Four bytes from `depth` on as a big-endian word, zeros past the end; false where all texts of the run have ended. */
function readBytes({ column, rows, order, keys }: Ranking, from: number, to: number, depth: number): boolean {
  const { offsets, utf8 } = column;
  let more = false;
  for (let i = from; i < to; i++) {
    const item = order[i]!;
    const end = offsets[rows[item]! + 1]!;
    let at = offsets[rows[item]!]! + depth;
    if (at < end) more = true;
    let key = 0;
    for (let k = 0; k < STEP; k++, at++) key = (key << 8) | (at < end ? utf8[at]! : 0);
    keys[item] = key;
  }
  return more;
}

/** Texts that have all ended without a difference can differ only in trailing NUL characters. */
function readLengths({ column, rows, order, keys }: Ranking, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const row = rows[order[i]!]!;
    keys[order[i]!] = column.offsets[row + 1]! - column.offsets[row]!;
  }
}

function sortByKeys({ order, keys, spare }: Ranking, from: number, to: number): void {
  const run = order.subarray(from, to);
  const buffer = spare.subarray(from, to);
  if (run.length > MIDDLE) {
    for (const shift of [0, 16]) if (radixPass(keys, shift, run, buffer)) run.set(buffer);
    return;
  }
  // Key and place in one number of at most 48 bits: sorting is stable for free.
  const packed = Float64Array.from(run, (item, place) => keys[item]! * MIDDLE + place).sort();
  buffer.set(run);
  for (let i = 0; i < run.length; i++) run[i] = buffer[packed[i]! % MIDDLE]!;
}

function sortByComparing(
  { column, rows, order, starts }: Ranking,
  from: number,
  to: number,
  depth: number,
): void {
  if (to - from > 1) {
    order.subarray(from, to).sort((a, b) => compareTexts(column, rows[a]!, rows[b]!, depth));
  }
  for (let i = from; i < to; i++) {
    const same = i > from && compareTexts(column, rows[order[i - 1]!]!, rows[order[i]!]!, depth) === 0;
    starts[i] = same ? 0 : 1;
  }
}

function compareTexts({ offsets, utf8 }: Text, a: number, b: number, depth: number): number {
  const startA = offsets[a]!;
  const startB = offsets[b]!;
  const lengthA = offsets[a + 1]! - startA;
  const lengthB = offsets[b + 1]! - startB;
  const shared = Math.min(lengthA, lengthB);
  for (let i = depth; i < shared; i++) {
    const difference = utf8[startA + i]! - utf8[startB + i]!;
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}
