import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { associate, pairSide, strengthOf } from '../../../src/core/profile/associate.ts';
import { profileColumn } from '../../../src/core/profile/profile-column.ts';
import { suspicionsOf } from '../../../src/core/profile/suspicions.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, numberColumn, textColumn, timestampColumn } from '../column-from.ts';

const repeated = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

describe('profileColumn', () => {
  it('texts: lengths in characters, distinct, frequent, what reads as a number', () => {
    const profile = profileColumn(textColumn('t', ['é', 'é', '漢字', null, ' ', '12', '1e3', 'x']));
    expect(profile).toMatchObject({ rows: 8, missing: 1, distinct: 6, numbers: null });
    expect(profile.top[0]).toEqual({ value: 'é', count: 2 });
    expect(profile.lengths).toEqual({ low: 1, high: 3, mean: 11 / 7, median: 1, blank: 1, numeric: 2 });
  });

  it('a category says of its lengths what the same texts would', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.string({ unit: 'grapheme', maxLength: 4 })), { minLength: 1 }),
        (values) => {
          const text = profileColumn(textColumn('c', values));
          const levels = [...new Set(values.filter((value) => value !== null))];
          const data = Int32Array.from(values, (value) => (value === null ? -1 : levels.indexOf(value)));
          const column: Column = {
            ...{ name: 'c', unit: null, role: 'feature', missing: 0, type: 'category', order: 'none' },
            levels,
            data,
          };
          const category = profileColumn(column);
          expect(category.lengths?.mean ?? null).toBeCloseTo(text.lengths?.mean ?? 0, 12);
          expect({ ...category, type: 'text', lengths: null }).toEqual({ ...text, lengths: null });
          expect(category.lengths?.median).toBe(text.lengths?.median);
          expect(category.lengths?.numeric).toBe(text.lengths?.numeric);
        },
      ),
    );
  });

  it('does not change with the order of rows, nor its shares with doubling', () => {
    const values = fc.array(fc.option(fc.double({ noDefaultInfinity: true, min: -1e6, max: 1e6 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(values, (list) => {
        const numbers = list.map((value) => value ?? NaN);
        const once = profileColumn(numberColumn('x', numbers));
        const turned = profileColumn(numberColumn('x', numbers.toReversed()));
        expect({ ...turned, numbers: null }).toEqual({ ...once, numbers: null });
        expect(turned.numbers?.quantiles).toEqual(once.numbers?.quantiles);
        const twice = profileColumn(numberColumn('x', [...numbers, ...numbers]));
        expect(twice.distinct).toBe(once.distinct);
        expect(twice.missing).toBe(2 * once.missing);
        expect(twice.top.map(({ count }) => count)).toEqual(once.top.map(({ count }) => 2 * count));
      }),
    );
  });

  it('nothing but missing, no rows, huge values', () => {
    expect(profileColumn(numberColumn('x', [NaN, NaN]))).toMatchObject({
      missing: 2,
      distinct: 0,
      numbers: null,
    });
    expect(profileColumn(textColumn('x', []))).toMatchObject({ rows: 0, lengths: null, top: [] });
    const { numbers } = profileColumn(numberColumn('x', [1e308, -1e308, 5e307, 1.5e308]));
    expect(numbers!.mean).toBeCloseTo(5e307, -300);
    expect(numbers!.deviation! / 1.1e308).toBeCloseTo(1, 1);
    expect(Number.isFinite(numbers!.skewness)).toBe(true);
  });
});

describe('suspicionsOf', () => {
  const found = (column: Column): string[] => suspicionsOf(profileColumn(column)).map(({ what }) => what);

  it.each<[string, Column, string[]]>([
    [
      'nothing',
      numberColumn(
        'x',
        upTo(40).map((i) => i / 7),
      ),
      [],
    ],
    ['nothing in a few rows', columnFrom('x', ['a', 'b', 'c']), []],
    ['all missing', numberColumn('x', repeated(NaN, 5)), ['allMissing']],
    ['constant', columnFrom('x', repeated('a', 30)), ['constant']],
    ['mostly one', columnFrom('x', [...repeated('a', 98), 'b', 'c']), ['mostlyOne']],
    [
      'often missing',
      columnFrom('x', [...repeated('a', 15), ...repeated('b', 10), ...repeated(null, 10)]),
      ['oftenMissing'],
    ],
    [
      'near unique',
      columnFrom(
        'x',
        upTo(50).map((i) => `id ${String(i)}`),
      ),
      ['nearUnique'],
    ],
    ['whole numbers that count up', columnFrom('x', upTo(50)), ['nearUnique']],
    ['an identifier may', { ...columnFrom('x', upTo(50)), role: 'identifier' }, []],
    [
      'free text may',
      textColumn(
        'x',
        upTo(50).map((i) => `note ${String(i)}`),
      ),
      [],
    ],
    [
      'times may',
      timestampColumn(
        'x',
        upTo(50).map((i) => new Date(i * 1e8).toISOString()),
      ),
      [],
    ],
    ['skewed', numberColumn('x', [...upTo(60).map((i) => i % 7), 1e5]), ['skewed']],
    ['infinite', numberColumn('x', [...upTo(60).map((i) => i % 7), Infinity]), ['infinite']],
    [
      '-999 for missing',
      numberColumn('x', [...upTo(60).map((i) => (i % 7) + 20), -999, -999, -999]),
      ['heaped', 'skewed'],
    ],
    [
      '9999 for missing',
      numberColumn('x', [...upTo(60).map((i) => i % 7), ...repeated(9999, 20)]),
      ['heaped'],
    ],
    [
      'negatives are no marker',
      numberColumn(
        'x',
        upTo(60).map((i) => (i % 7) - 3),
      ),
      [],
    ],
    ['blanks', columnFrom('x', [...repeated('a', 20), ...repeated('b', 20), ' ']), ['blanks']],
    ['numbers among words', columnFrom('x', [...repeated('12', 20), ...repeated('low', 20)]), ['mixedTypes']],
    ['numbers only', columnFrom('x', [...repeated('12', 20), ...repeated('13', 20)]), []],
    [
      'two spellings',
      columnFrom('x', [...repeated('New York', 20), ...repeated('new  york ', 20)]),
      ['spellings'],
    ],
  ])('%s', (_, column, expected) => {
    expect(found(column)).toEqual(expected);
  });
});

describe('associate', () => {
  const pair = (a: Column, b: Column) => associate(pairSide(a)!, pairSide(b)!);

  it('leaves out rows where a side is missing or infinite', () => {
    const x = numberColumn('x', [1, 2, NaN, 4, Infinity, 6]);
    const y = numberColumn('y', [2, 4, 6, 8, 10, 12]);
    expect(strengthOf(pair(x, y))).toMatchObject({ value: 1, n: 4 });
    const group = columnFrom('g', ['a', 'b', 'a', null, 'b', 'b']);
    expect(strengthOf(pair(group, x))).toMatchObject({ n: 3 });
    expect(strengthOf(pair(group, group))).toMatchObject({ n: 5 });
  });

  it('is undefined with a reason', () => {
    const constant = numberColumn('x', [3, 3, 3]);
    const numbers = numberColumn('y', [1, 2, 3]);
    expect(strengthOf(pair(constant, numbers))).toEqual({ value: null, reason: 'constant', n: 3 });
    expect(strengthOf(pair(columnFrom('g', ['a', 'a', 'a']), numbers))).toEqual({
      value: null,
      reason: 'constant',
      n: 3,
    });
    expect(strengthOf(pair(numberColumn('x', [NaN, NaN, 3]), numbers))).toEqual({
      value: null,
      reason: 'tooFew',
      n: 1,
    });
    expect(pairSide(textColumn('t', upTo(1001).map(String)))).toBeNull();
  });

  it('is the same either way round, and under another order of rows', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 9 })), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, fc.boolean(), fc.boolean(), (list, aIsText, bIsText) => {
        const make = (isText: boolean, values: number[]): Column =>
          isText
            ? columnFrom(
                'c',
                values.map((value) => `v${String(value)}`),
              )
            : columnFrom('c', values);
        const of = (pairs: [number, number][]) =>
          [
            make(
              aIsText,
              pairs.map(([a]) => a),
            ),
            make(
              bIsText,
              pairs.map(([, b]) => b),
            ),
          ] as const;
        const [a, b] = of(list);
        const there = strengthOf(pair(a, b));
        const back = strengthOf(pair(b, a));
        const [c, d] = of(list.toReversed());
        const turned = strengthOf(pair(c, d));
        for (const other of [back, turned]) {
          if (there.value === null) expect(other).toEqual(there);
          else expect(other.value).toBeCloseTo(there.value, 6);
        }
        if (there.value !== null) expect(Math.abs(there.value)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
