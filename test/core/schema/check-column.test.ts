import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileColumn } from '../../../src/core/profile/profile-column.ts';
import { checkColumn } from '../../../src/core/schema/check-column.ts';
import {
  distanceBetween,
  numbersDistribution,
  valuesDistribution,
} from '../../../src/core/schema/distribution.ts';
import { inferExpectation } from '../../../src/core/schema/infer-expectations.ts';
import { selectRows } from '../../../src/core/slices/select-rows.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';

const expectationOf = (column: Column) => inferExpectation(column, profileColumn(column));
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('distributions', () => {
  const plain = (a: number[], b: number[]): number => {
    const share = (list: number[], at: number): number => list.filter((x) => x <= at).length / list.length;
    return Math.max(...[...a, ...b].map((at) => Math.abs(share(a, at) - share(b, at))));
  };
  const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

  it('come within the steps that are kept of the distance of Kolmogorov and Smirnov', () => {
    const list = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 150, maxLength: 400 });
    fc.assert(
      fc.property(list, list, (a, b) => {
        const kept = distanceBetween(numbersDistribution(sorted(a)), numbersDistribution(sorted(b)))!;
        expect(Math.abs(kept - plain(a, b))).toBeLessThan(0.05);
      }),
      { numRuns: 60 },
    );
  });

  it('are nothing apart from themselves, and all of it from what they never touch', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
        const own = numbersDistribution(sorted(values));
        expect(distanceBetween(own, own)).toBe(0);
        const away = numbersDistribution(sorted(values.map((value) => value + 3e9)));
        expect(distanceBetween(own, away)).toBe(1);
        expect(distanceBetween(away, own)).toBe(1);
      }),
    );
    const a = valuesDistribution(
      new Map([
        ['x', 3],
        ['y', 1],
      ]),
    );
    const b = valuesDistribution(new Map([['z', 9]]));
    expect(distanceBetween(a, a)).toBe(0);
    expect(distanceBetween(a, b)).toBe(1);
    expect(distanceBetween(b, a)).toBe(1);
    expect(distanceBetween(a, numbersDistribution(sorted([1])))).toBeNull();
  });
});

describe('expectations', () => {
  const columns = fc.oneof(
    fc.array(fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })), { maxLength: 60 }).map((v) =>
      numberColumn(
        'x',
        v.map((x) => x ?? NaN),
      ),
    ),
    fc
      .array(fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e')), { maxLength: 60 })
      .map((v) => columnFrom('x', v)),
    fc.array(fc.option(fc.boolean()), { maxLength: 60 }).map((v) => columnFrom('x', v)),
    fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 60 }).map((v) => columnFrom('x', v)),
    fc.array(fc.option(fc.string({ maxLength: 3 })), { maxLength: 60 }).map((v) => textColumn('x', v)),
    fc
      .array(fc.option(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })), {
        maxLength: 60,
      })
      .map((v) =>
        timestampColumn(
          'x',
          v.map((d) => d?.toISOString() ?? null),
        ),
      ),
  );

  it('of a column are met by the column itself, and survive JSON', () => {
    fc.assert(
      fc.property(columns, (column) => {
        const expected = expectationOf(column);
        expect(checkColumn(expected, column).anomalies).toEqual([]);
        expect(JSON.parse(JSON.stringify(expected))).toEqual(expected);
      }),
    );
  });

  it('of zeros of either sign are those of zeros', () => {
    const expected = expectationOf(numberColumn('x', [-0, 0, -0]));
    expect(JSON.parse(JSON.stringify(expected))).toEqual(expected);
    expect(expected.range).toEqual({ low: 0, high: 0 });
  });

  it('name exactly the rows that break them', () => {
    const ages = columnFrom(
      'age',
      upTo(200).map((i) => 20 + (i % 50)),
    );
    const broken = numberColumn('age', [25, 300, NaN, 30.5, -4, Infinity, 40]);
    const { anomalies } = checkColumn(expectationOf(ages), broken);
    const rowsOf = (what: string) => anomalies.find((anomaly) => anomaly.what === what)!.rows!;
    expect(rowsOf('outOfRange').first).toEqual([1, 4]);
    expect(rowsOf('missingValues').first).toEqual([2]);
    expect(rowsOf('notWhole').first).toEqual([3]);
    expect(rowsOf('notFinite').first).toEqual([5]);
    for (const what of ['outOfRange', 'missingValues']) {
      const { where, first } = rowsOf(what);
      const selected = selectRows(where!, () => broken, 7);
      // A comparison takes infinite values in; they have a line of their own.
      expect([...selected.keys()].filter((row) => selected[row] === 1 && row !== 5)).toEqual(first);
    }
  });

  it('of values that never repeat are broken by one that does', () => {
    const ids = columnFrom(
      'id',
      upTo(50).map((i) => `n${String(i)}`),
    );
    const expected = expectationOf(ids);
    expect(expected).toMatchObject({ unique: true, domain: null, distribution: null });
    const twice = columnFrom('id', ['q', 'r', 'q', null, null]);
    const { anomalies } = checkColumn({ ...expected, missingAtMost: null }, twice);
    expect(anomalies).toMatchObject([{ what: 'repeatedValues', rows: { count: 1, first: [2] } }]);
  });

  it('allow new values where some were rare already, and none where all are common', () => {
    const common = columnFrom(
      'c',
      upTo(300).map((i) => (i % 2 === 0 ? 'a' : 'b')),
    );
    expect(expectationOf(common).domain).toEqual({ values: ['a', 'b'], othersAtMost: 0 });
    const rare = columnFrom('c', [...upTo(299).map((i) => (i % 2 === 0 ? 'a' : 'b')), 'c']);
    expect(expectationOf(rare).domain!.othersAtMost).toBe(0.01);
  });

  it('ask for nothing but presence of free text', () => {
    const notes = textColumn(
      't',
      upTo(40).map((i) => `note number ${String(i)}`),
    );
    const expected = { ...expectationOf(notes), unique: false };
    expect(expected).toMatchObject({ domain: null, range: null, distribution: null, missingAtMost: 0 });
    expect(checkColumn(expected, textColumn('t', ['other', 'words', 'other'])).anomalies).toEqual([]);
  });
});
