import { Problem } from '../kernel/problem.ts';
import { columnLevels } from '../slices/column-levels.ts';
import type { Column } from '../table/column.ts';

/** Values of some rows: NaN, -1 and code -1 are missing. Vectors are shared, never written to once made. */
export type NumberVector = Float64Array<ArrayBuffer>;
export type BooleanVector = Int8Array<ArrayBuffer>;
/** Texts by dictionary, whose entries may repeat. */
export interface TextVector {
  codes: Int32Array<ArrayBuffer>;
  levels: readonly string[];
}

/** Characters that the distinct texts of one result may have in all: formulas arrive in files of others. */
const MOST_CHARACTERS = 2 ** 26;

/** A column's numbers, booleans as 0 and 1; timestamps in milliseconds. Infinities stay. */
export function numbersOf(column: Column): NumberVector {
  if (column.type === 'text' || column.type === 'category') return new Float64Array(0);
  if (column.type !== 'boolean') {
    return column.data instanceof Float64Array ? column.data : new Float64Array(column.data);
  }
  return Float64Array.from(column.data, (value) => (value < 0 ? NaN : value));
}

/** The data of a boolean column. */
export function booleansOf(column: Column): BooleanVector {
  return column.type === 'boolean' ? column.data : new Int8Array(0);
}

/** The texts of a text or category column. */
export function textsOf(column: Column): TextVector {
  const found = columnLevels(column, Infinity)!;
  return { codes: found.codes, levels: found.levels as readonly string[] };
}

/** f of every distinct text; null gives missing. */
export function mapTexts({ codes, levels }: TextVector, f: (text: string) => string | null): TextVector {
  let lost = false;
  const mapped = levels.map((level) => {
    const text = f(level);
    if (text === null) lost = true;
    return text;
  });
  const next = lost ? codes.map((code) => (code < 0 || mapped[code] === null ? -1 : code)) : codes;
  return { codes: next, levels: boundedTexts(mapped.map((text) => text ?? '')) };
}

/** f of every distinct text as numbers by row; NaN for missing. */
export function measureTexts({ codes, levels }: TextVector, f: (text: string) => number): NumberVector {
  const measured = Float64Array.from(levels, f);
  const out = new Float64Array(codes.length);
  for (let row = 0; row < out.length; row++) out[row] = codes[row]! < 0 ? NaN : measured[codes[row]!]!;
  return out;
}

/**
 * A result for each combination of texts that occurs, computed once: `results[codes[row]]`, -1 where one of them is
 * missing.
 */
export function combineTexts<T>(
  vectors: readonly TextVector[],
  rows: number,
  f: (...texts: string[]) => T,
): { codes: Int32Array<ArrayBuffer>; results: T[] } {
  const codes = new Int32Array(rows);
  const results: T[] = [];
  const known = new Map<string | number, number>();
  const combinations = vectors.reduce((product, { levels }) => product * Math.max(1, levels.length), 1);
  const keysFit = Number.isSafeInteger(combinations);
  for (let row = 0; row < rows; row++) {
    let key: string | number = keysFit ? 0 : '';
    let missing = false;
    for (const { codes: own, levels } of vectors) {
      const code = own[row]!;
      if (code < 0) missing = true;
      key = typeof key === 'number' ? key * levels.length + code : `${key},${String(code)}`;
    }
    if (missing) {
      codes[row] = -1;
      continue;
    }
    let result = known.get(key);
    if (result === undefined) {
      result = results.length;
      results.push(f(...vectors.map((vector) => vector.levels[vector.codes[row]!]!)));
      known.set(key, result);
    }
    codes[row] = result;
  }
  return { codes, results };
}

/** The texts as they are; throws Problem "expression.textTooLong" where they would fill the memory. */
export function boundedTexts(texts: readonly string[]): readonly string[] {
  let characters = 0;
  for (const text of texts) characters += text.length;
  requireTextLength(characters);
  return texts;
}

export function requireTextLength(characters: number): void {
  if (characters <= MOST_CHARACTERS) return;
  throw new Problem({
    code: 'expression.textTooLong',
    message: 'The formula makes texts that are too long.',
    expected: `at most ${String(MOST_CHARACTERS)} characters in 65,536 rows`,
    found: String(characters),
    fix: 'Look at what replace and concat put into the text.',
  });
}
