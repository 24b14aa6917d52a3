import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupRows, type RowGroups } from '../../../src/core/slices/group-rows.ts';
import type { Field } from '../../../src/core/slices/predicate.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import { textLevels } from '../../../src/core/slices/text-levels.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';

const field: Field = { of: 'data', name: 'x' };
const group = (column: Column, maxGroups = 50): RowGroups => groupRows(column, field, { maxGroups });
const named = ({ groups }: RowGroups): [string, number][] => groups.map(({ name, rows }) => [name, rows]);

/** Each group's predicate selects exactly the rows that carry its code. */
function expectConsistent(column: Column, made: RowGroups): void {
  const n = made.codes.length;
  made.groups.forEach(({ where, rows }, code) => {
    const mask = selectRows(where, () => column, n);
    const coded = Uint8Array.from(made.codes, (c) => (c === code ? 1 : 0));
    expect(mask).toEqual(coded);
    expect(mask.reduce((sum, one) => sum + one, 0)).toBe(rows);
    expect(rows).toBeGreaterThan(0);
  });
}

describe('groupRows by value', () => {
  it('takes categories by frequency, the rest is counted', () => {
    const column = columnFrom('x', ['b', 'a', 'b', null, 'c', 'b', 'a', 'd']);
    const made = group(column, 2);
    expect(named(made)).toEqual([
      ['x = b', 3],
      ['x = a', 2],
      ['x missing', 1],
    ]);
    expect(made.notShown).toBe(2);
    expect([...made.codes]).toEqual([0, 1, 0, 2, -1, 0, 1, -1]);
    expectConsistent(column, made);
  });
  it('leaves out levels that have no rows', () => {
    const column = {
      ...columnFrom('x', ['a', 'a']),
      levels: ['z', 'a'],
      data: Int32Array.of(1, 1),
    } as Column;
    expect(named(group(column))).toEqual([['x = a', 2]]);
  });
  it('booleans', () => {
    const column = columnFrom('x', [true, false, true, null]);
    expect(named(group(column))).toEqual([
      ['x = true', 2],
      ['x = false', 1],
      ['x missing', 1],
    ]);
    expectConsistent(column, group(column));
  });
  it('numbers with few values', () => {
    const column = numberColumn('x', [0, 1, 1, NaN, 0.5, 1]);
    expect(named(group(column))).toEqual([
      ['x = 1', 3],
      ['x = 0', 1],
      ['x = 0.5', 1],
      ['x missing', 1],
    ]);
    expectConsistent(column, group(column));
  });
  it('a constant', () => {
    expect(named(group(columnFrom('x', [7, 7, 7])))).toEqual([['x = 7', 3]]);
    const day = timestampColumn('x', ['2024-03-01', '2024-03-01']);
    expect(named(group(day))).toEqual([['x = 2024-03-01', 2]]);
    expectConsistent(day, group(day));
  });
  it('texts with few values, not with many', () => {
    const column = textColumn('x', ['a', 'b', 'a', null, '']);
    expect(named(group(column))).toEqual([
      ['x = a', 2],
      ['x = b', 1],
      ['x = ""', 1],
      ['x missing', 1],
    ]);
    expectConsistent(column, group(column));
    const many = textColumn(
      'x',
      Array.from({ length: 1001 }, (_, i) => `id ${i}`),
    );
    expect(() => group(many)).toThrow('more than 1000 different texts');
  });
  it('nothing but missing, and no rows', () => {
    expect(named(group(numberColumn('x', [NaN, NaN])))).toEqual([['x missing', 2]]);
    expect(named(group(numberColumn('x', [])))).toEqual([]);
  });
});

describe('groupRows in bins', () => {
  it('makes five of about equal mass', () => {
    const made = group(
      columnFrom(
        'x',
        Array.from({ length: 100 }, (_, i) => i),
      ),
    );
    expect(named(made)).toEqual([
      ['x 0 to under 20', 20],
      ['x 20 to under 40', 20],
      ['x 40 to under 60', 20],
      ['x 60 to under 80', 20],
      ['x 80 to 99', 20],
    ]);
  });
  it('gives the many zeros of a skewed column a bin of their own', () => {
    const column = columnFrom('x', [
      ...Array.from({ length: 900 }, () => 0),
      ...Array.from({ length: 100 }, (_, i) => 100 + i * 37),
    ]);
    const made = group(column);
    expect(made.groups[0]!.rows).toBe(900);
    expectConsistent(column, made);
  });
  it('keeps ties together', () => {
    const column = columnFrom('x', [
      ...Array.from({ length: 60 }, () => 40),
      ...Array.from({ length: 40 }, (_, i) => i + 1),
    ]);
    const made = group(column);
    expectConsistent(column, made);
    expect(made.groups.reduce((sum, g) => sum + g.rows, 0)).toBe(100);
  });
  it('rounds dates to days where they span many', () => {
    const column = timestampColumn(
      'x',
      Array.from({ length: 300 }, (_, i) => new Date(Date.UTC(2024, 0, 1) + i * 90_000_000).toISOString()),
    );
    const made = group(column);
    expect(made.groups).toHaveLength(5);
    expect(made.groups[1]!.name).toMatch(/^x 2024-\d\d-\d\d to under 2024-\d\d-\d\d$/);
    expectConsistent(column, made);
  });
  it('gives infinite values a place', () => {
    const column = numberColumn('x', [Infinity, -Infinity, NaN, ...Array.from({ length: 50 }, (_, i) => i)]);
    const made = group(column);
    expect(made.groups.reduce((sum, g) => sum + g.rows, 0)).toBe(53);
    expectConsistent(column, made);
  });
  it('agrees with its predicates at bounds that 32 bits cannot hold', () => {
    for (let offset = 0; offset < 40; offset++) {
      const values = Array.from({ length: 999 }, (_, i) => (i + offset) / 1000);
      const column = numberColumn('x', values, 32);
      expectConsistent(column, group(column));
    }
  });
  it('every row is in the group whose predicate holds for it', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0, 0, 0, 0.7, NaN),
    );
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 120 }),
        fc.constantFrom(32 as const, 64 as const),
        (values, width) => {
          const column = numberColumn('x', values, width);
          const made = group(column, 1000);
          expectConsistent(column, made);
          expect([...made.codes].every((code) => code >= 0)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('textLevels', () => {
  it('codes any texts as a map of strings would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.string({ unit: 'grapheme', maxLength: 3 }), { nil: null })),
        (values) => {
          const { codes, levels } = textLevels(textColumn('x', values), 1e9)!;
          expect([...codes].map((code) => (code < 0 ? null : levels[code]!))).toEqual(values);
          expect(new Set(levels).size).toBe(levels.length);
        },
      ),
    );
  });
  it('grows past its first table, and gives up past the limit', () => {
    const column = textColumn(
      'x',
      Array.from({ length: 9000 }, (_, i) => `t${i % 4500}`),
    );
    expect(textLevels(column, 4500)!.levels).toHaveLength(4500);
    expect(textLevels(column, 4499)).toBeNull();
  });
});
