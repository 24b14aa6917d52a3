import { encodeUtf8 } from '../kernel/codecs.ts';
import { Problem } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import { matchNumbers, type NumberTest } from './match-numbers.ts';
import type { Predicate } from './predicate.ts';
import { timestampOf } from './timestamp-value.ts';

/** A predicate about one column's values. */
export type Comparison = Extract<Predicate, { field: unknown }>;
type Scalar = number | string | boolean;

/**
 * Marks with 1 the rows of a column that a comparison holds for. A missing value satisfies only `missing`.
 * Categories and texts compare by their text (a number or boolean in the predicate by its own); categories have an
 * order only where it was given. Dates may be written as text. A 32-bit column is compared at 32 bits, so that
 * "= 0.1" finds what is shown as 0.1. Throws Problem "slice.wrongType" or "slice.badValue".
 */
export function matchColumn(test: Comparison, column: Column): Uint8Array {
  switch (column.type) {
    case 'number':
    case 'integer':
    case 'timestamp':
      return matchNumbers(numberTest(test, column), column.data);
    case 'boolean':
      return matchCodes(column.data, [test.op === 'missing', ...booleanLevels(test, column)]);
    case 'category':
      return matchCodes(column.data, [test.op === 'missing', ...levelsAccepted(test, column)]);
    case 'text':
      return matchText(test, column);
  }
}

/** accepted[code + 1], so that -1 (missing) is the first. */
function matchCodes(codes: Int32Array | Int8Array, accepted: readonly boolean[]): Uint8Array {
  const lookup = Uint8Array.from(accepted, Number);
  const out = new Uint8Array(codes.length);
  for (let i = 0; i < out.length; i++) out[i] = lookup[codes[i]! + 1]!;
  return out;
}

function numberTest(test: Comparison, column: Column): NumberTest {
  const read = (value: Scalar): number => {
    const number =
      column.type === 'timestamp' ? timestampOf(value) : typeof value === 'number' ? value : null;
    if (number === null) {
      const expected = column.type === 'timestamp' ? 'a date such as 2024-03-01' : 'a number';
      throw badValue(test, column, expected, value);
    }
    return column.type === 'number' && column.data instanceof Float32Array ? Math.fround(number) : number;
  };
  switch (test.op) {
    case 'missing':
      return test;
    case 'in':
      return { op: 'in', values: new Set(test.values.map(read)) };
    case 'between':
      return { ...test, low: read(test.low), high: read(test.high) };
    default:
      return { op: test.op, value: read(test.value) };
  }
}

function booleanLevels(test: Comparison, column: Column): readonly [boolean, boolean] {
  const read = (value: Scalar): boolean => {
    if (value === true || value === 'true' || value === 1) return true;
    if (value === false || value === 'false' || value === 0) return false;
    throw badValue(test, column, 'true or false', value);
  };
  if (test.op === 'missing') return [false, false];
  if (test.op !== 'eq' && test.op !== 'in') throw wrongType(test, column, 'true or false has no order');
  const accepted = valuesOf(test).map(read);
  return [accepted.includes(false), accepted.includes(true)];
}

function levelsAccepted(test: Comparison, column: Column & { type: 'category' }): boolean[] {
  const { levels } = column;
  if (test.op === 'missing') return levels.map(() => false);
  if (test.op === 'between') throw wrongType(test, column, 'a category has no numeric range');
  if (test.op === 'eq' || test.op === 'in') {
    const wanted = new Set(valuesOf(test).map(String));
    return levels.map((level) => wanted.has(level));
  }
  if (column.order === 'none') throw wrongType(test, column, 'its values have no order');
  const at = levels.indexOf(String(test.value));
  if (at < 0) throw badValue(test, column, 'one of its values', test.value);
  const { op } = test;
  return levels.map((_, level) =>
    op === 'lt' ? level < at : op === 'le' ? level <= at : op === 'gt' ? level > at : level >= at,
  );
}

function matchText(test: Comparison, column: Column & { type: 'text' }): Uint8Array {
  const { offsets, utf8, valid } = column;
  const out = new Uint8Array(offsets.length - 1);
  if (test.op === 'missing') {
    if (valid) for (let row = 0; row < out.length; row++) out[row] = 1 - valid[row]!;
    return out;
  }
  if (test.op !== 'eq' && test.op !== 'in') throw wrongType(test, column, 'text has no order here');
  for (const value of valuesOf(test)) {
    const wanted = encodeUtf8(String(value));
    for (let row = 0; row < out.length; row++) {
      const from = offsets[row]!;
      if (offsets[row + 1]! - from !== wanted.length || (valid && valid[row] === 0)) continue;
      let same = 0;
      while (same < wanted.length && utf8[from + same] === wanted[same]) same++;
      if (same === wanted.length) out[row] = 1;
    }
  }
  return out;
}

function valuesOf(
  test: Extract<Comparison, { op: 'eq' | 'in' | 'lt' | 'le' | 'gt' | 'ge' }>,
): readonly Scalar[] {
  return test.op === 'in' ? test.values : [test.value];
}

const WORDS = {
  eq: '=',
  lt: '<',
  le: '≤',
  gt: '>',
  ge: '≥',
  in: 'in',
  between: 'between',
  missing: 'missing',
};

function wrongType(test: Comparison, column: Column, why: string): Problem {
  return new Problem({
    code: 'slice.wrongType',
    message: `Column "${column.name}" (${column.type}) cannot be compared with "${WORDS[test.op]}": ${why}.`,
    expected: 'a comparison that fits the type of the column',
    found: WORDS[test.op],
    where: `column "${column.name}"`,
    fix: 'Compare with "=" or "in", or import the column as another type.',
  });
}

function badValue(test: Comparison, column: Column, expected: string, found: Scalar): Problem {
  return new Problem({
    code: 'slice.badValue',
    message: `Column "${column.name}" (${column.type}) cannot be compared with ${JSON.stringify(found)}.`,
    expected,
    found: JSON.stringify(found),
    where: `column "${column.name}" ${WORDS[test.op]}`,
    fix: `Give ${expected}.`,
  });
}
