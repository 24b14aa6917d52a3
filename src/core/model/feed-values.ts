import { decodeUtf8 } from '../kernel/codecs.ts';
import { Problem } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import type { InputMap } from './signature.ts';

/** A column on its way into one input: `missing` gives what stands for row i's absent value, or throws. */
export interface Source {
  column: Column;
  scale: number;
  offset: number;
  missing: InputMap['missing'];
  /** Number of the table's row that the column's row 0 is, for messages. */
  firstRow: number;
}

/** Writes rows [from, from + rows) of a source to target[at + r * stride], scaled. NaN and infinities pass. */
export function gatherFloats(
  target: Float32Array | Float64Array,
  at: number,
  stride: number,
  source: Source,
  from: number,
  rows: number,
): void {
  const { scale, offset } = source;
  const values = numbersOf(source.column);
  const end = from + rows;
  let to = at;
  if (isPlain(source)) {
    for (let row = from; row < end; row++, to += stride) target[to] = values[row]! * scale + offset;
    return;
  }
  for (let row = from; row < end; row++, to += stride) {
    target[to] = presentNumber(source, values, row) * scale + offset;
  }
}

/** How many sources `gatherFourFloats` takes. */
export const FOUR = 4;

/** Whether four sources from number `first` on are there and hold numbers that reach the model with nothing looked up. */
export function areFourPlain(sources: readonly Source[], first: number): boolean {
  if (first + FOUR > sources.length) return false;
  for (let i = first; i < first + FOUR; i++) if (!isPlain(sources[i]!)) return false;
  return true;
}

/**
 * As `gatherFloats` for the four sources from number `first` on, which are plain and go next to each other: together
 * they come upon each part of the target once, where one by one they would four times.
 */
export function gatherFourFloats(
  target: Float32Array | Float64Array,
  at: number,
  stride: number,
  sources: readonly Source[],
  first: number,
  from: number,
  rows: number,
): void {
  const { scale, offset } = sources[first]!;
  const a = numbersOf(sources[first]!.column);
  const b = numbersOf(sources[first + 1]!.column);
  const c = numbersOf(sources[first + 2]!.column);
  const d = numbersOf(sources[first + 3]!.column);
  const end = from + rows;
  let to = at;
  for (let row = from; row < end; row++, to += stride) {
    target[to] = a[row]! * scale + offset;
    target[to + 1] = b[row]! * scale + offset;
    target[to + 2] = c[row]! * scale + offset;
    target[to + 3] = d[row]! * scale + offset;
  }
}

/** Whether a column's values need no look before they go on: NaN, if any, is what is wanted. */
function isPlain({ column, missing }: Source): boolean {
  return column.type === 'integer' || (column.type === 'number' && missing === 'nan');
}

/** As `gatherFloats`, each value handed to `put`; throws Problem "model.notWhole" where the scaled value has a fraction. */
export function gatherIntegers(
  put: (index: number, value: number) => void,
  limit: number,
  at: number,
  stride: number,
  source: Source,
  from: number,
  rows: number,
): void {
  const values = numbersOf(source.column);
  for (let row = from, to = at; row < from + rows; row++, to += stride) {
    const value = presentNumber(source, values, row) * source.scale + source.offset;
    if (!Number.isInteger(value) || value < -limit || value >= limit) throw notWhole(source, row, value);
    put(to, value);
  }
}

/** 1 for every number but 0. */
export function gatherBooleans(
  target: Uint8Array,
  at: number,
  stride: number,
  source: Source,
  from: number,
  rows: number,
): void {
  const values = numbersOf(source.column);
  for (let row = from, to = at; row < from + rows; row++, to += stride) {
    target[to] = presentNumber(source, values, row) === 0 ? 0 : 1;
  }
}

/** Categories and texts as they stood in the file; whole numbers in decimal. */
export function gatherStrings(
  target: string[],
  at: number,
  stride: number,
  source: Source,
  from: number,
  rows: number,
): void {
  const { column } = source;
  const end = from + rows;
  let to = at;
  if (column.type === 'category') {
    const { data, levels } = column;
    for (let row = from; row < end; row++, to += stride) {
      target[to] = levels[data[row]!] ?? missingString(source, row);
    }
  } else if (column.type === 'text') {
    const { offsets, utf8, valid } = column;
    for (let row = from; row < end; row++, to += stride) {
      target[to] =
        valid && !valid[row]
          ? missingString(source, row)
          : decodeUtf8(utf8.subarray(offsets[row]!, offsets[row + 1]!));
    }
  } else {
    const values = numbersOf(column);
    for (let row = from; row < end; row++, to += stride) target[to] = String(values[row]!);
  }
}

type Numbers = Float64Array | Float32Array | Int32Array | Int8Array;

function numbersOf(column: Column): Numbers {
  return column.type === 'text' ? new Float64Array() : column.data;
}

function presentNumber(source: Source, values: Numbers, row: number): number {
  const value = values[row]!;
  const missing = source.column.type === 'boolean' ? value < 0 : Number.isNaN(value);
  if (!missing) return value;
  if (source.missing === 'refuse') throw missingValue(source, row);
  return source.missing === 'nan' ? NaN : Number(source.missing.fill);
}

/** A string has no NaN: the empty string stands for it. */
function missingString(source: Source, row: number): string {
  if (source.missing === 'refuse') throw missingValue(source, row);
  return source.missing === 'nan' ? '' : String(source.missing.fill);
}

function missingValue(source: Source, row: number): Problem {
  const place = placeOf(source, row);
  return new Problem({
    code: 'model.missingValue',
    message: `There is no value in ${place}, and the model's signature refuses missing values there.`,
    expected: 'a value',
    found: 'a missing value',
    where: place,
    fix: 'Choose in the signature what a missing value becomes, or leave such rows out.',
  });
}

function notWhole(source: Source, row: number, value: number): Problem {
  const place = placeOf(source, row);
  return new Problem({
    code: 'model.notWhole',
    message: `The model takes whole numbers, but ${place} gives ${String(value)}.`,
    expected: 'a whole number in range',
    found: String(value),
    where: place,
    fix: 'Map another column, or choose in the signature what a missing value becomes.',
  });
}

function placeOf(source: Source, row: number): string {
  return `row ${String(source.firstRow + row + 1)} of column "${source.column.name}"`;
}
