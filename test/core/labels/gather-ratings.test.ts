import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/core/kernel/problem.ts';
import { ratingsFromColumns, ratingsFromRows } from '../../../src/core/labels/gather-ratings.ts';
import {
  codesOfAnnotator,
  ratingsByAnnotator,
  takeItems,
  type Ratings,
} from '../../../src/core/labels/ratings.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { columnFrom, textColumn, timestampColumn } from '../column-from.ts';

/** Each annotator's labels by item. */
function labelsOf(ratings: Ratings): Record<string, (string | null)[]> {
  return Object.fromEntries(
    ratings.annotators.map((name, annotator) => [
      name,
      Array.from(codesOfAnnotator(ratings, annotator), (code) => ratings.classes[code] ?? null),
    ]),
  );
}

describe('wide columns', () => {
  it('are annotators, rows are items, missing cells are no ratings', () => {
    const ratings = ratingsFromColumns([
      columnFrom('ann', ['cat', 'dog', null, 'dog']),
      textColumn('bob', ['dog', null, null, 'cat']),
    ]);
    expect(ratings.classes).toEqual(['cat', 'dog']);
    expect(ratings.values).toBeNull();
    expect([...ratings.offsets]).toEqual([0, 2, 3, 3, 5]);
    expect(labelsOf(ratings)).toEqual({
      ann: ['cat', 'dog', null, 'dog'],
      bob: ['dog', null, null, 'cat'],
    });
    expect([...ratingsByAnnotator(ratings)]).toEqual([3, 2]);
  });

  it('puts numbers in their order and knows their values, whatever the columns hold', () => {
    const ratings = ratingsFromColumns([columnFrom('a', [10, 2, null]), textColumn('b', ['9', '2', '10'])]);
    expect(ratings.classes).toEqual(['2', '9', '10']);
    expect([...ratings.values!]).toEqual([2, 9, 10]);
  });

  it('keeps an order that was given, with levels that nobody used', () => {
    const scale = (column: Column): Column =>
      ({ ...column, levels: ['low', 'mid', 'high'], order: 'given' }) as Column;
    const a = scale(columnFrom('a', ['low', 'mid', 'high']));
    const b = scale(columnFrom('b', ['low', null, null]));
    expect(ratingsFromColumns([a, b]).classes).toEqual(['low', 'mid', 'high']);
    expect(ratingsFromColumns([a, columnFrom('c', ['zoo', null, null])]).classes).toEqual([
      'high',
      'low',
      'mid',
      'zoo',
    ]);
  });

  it('takes booleans and dates, and refuses nothing at all', () => {
    expect(ratingsFromColumns([columnFrom('a', [true, false])]).classes).toEqual(['false', 'true']);
    const dates = ratingsFromColumns([timestampColumn('a', ['2024-03-01T00:00:00Z', null])]);
    expect(dates.classes[0]).toMatch(/^2024-03-01/);
    expect(() => ratingsFromColumns([])).toThrow(Problem);
  });
});

describe('long rows', () => {
  const rows: readonly (readonly [string | null, string | null, string | null])[] = [
    ['i2', 'bob', 'dog'],
    ['i1', 'ann', 'cat'],
    ['i2', 'bob', 'cat'],
    ['i2', 'ann', 'dog'],
    [null, 'ann', 'dog'],
    ['i3', null, 'dog'],
    ['i3', 'ann', null],
    ['i2', 'bob', 'dog'],
  ];
  const column = (at: 0 | 1 | 2): Column =>
    columnFrom(
      `column ${String(at)}`,
      rows.map((row) => row[at]),
    );

  it('become items in the order of their first row; of repeated ratings the last counts', () => {
    const { ratings, keys, firstRow, report } = ratingsFromRows(column(0), column(1), column(2));
    expect(keys).toEqual(['i2', 'i1', 'i3']);
    expect([...firstRow]).toEqual([0, 1, 5]);
    expect(labelsOf(ratings)).toEqual({ ann: ['dog', 'cat', null], bob: ['dog', null, null] });
    expect(report).toEqual({ rows: 8, replaced: 2, noItem: 1, noAnnotator: 1, noLabel: 1 });
  });

  it('give what wide columns give, for any ratings and any order of the rows', () => {
    const cell = fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (table, keys) => {
          const long = table
            .flatMap((row, item) =>
              row.map((label, person) => ({ item, person: `p${String(person)}`, label })),
            )
            .map((rating) => ({ rating, key: keys.next().value! }))
            .sort((a, b) => a.key - b.key)
            .map(({ rating }) => rating);
          const { ratings, keys: items } = ratingsFromRows(
            columnFrom(
              'item',
              long.map(({ item }) => item),
            ),
            textColumn(
              'person',
              long.map(({ person }) => person),
            ),
            columnFrom(
              'label',
              long.map(({ label }) => label),
            ),
          );
          const got = labelsOf(ratings);
          table.forEach((row, item) => {
            row.forEach((label, person) => {
              expect(got[`p${String(person)}`]![items.indexOf(String(item))]).toBe(label);
            });
          });
        },
      ),
      { seed: 3 },
    );
  });

  it('takes a million ratings of many annotators without a matrix of all of them', () => {
    const n = 1_000_000;
    const base = { unit: null, missing: 0, role: 'feature', type: 'integer' } as const;
    const item = Int32Array.from({ length: n }, (_, row) => (row * 7919) % 200_000);
    const person = Int32Array.from(
      { length: n },
      (_, row) => Math.floor(row / 200_000) + 5 * (item[row]! % 400),
    );
    const label = Int32Array.from(item, (i, row) => (i + Number(row % 10 === 0)) % 4);
    const { ratings, report } = ratingsFromRows(
      { ...base, name: 'item', data: item },
      { ...base, name: 'person', data: person },
      { ...base, name: 'label', data: label },
    );
    expect(report).toMatchObject({ rows: n, replaced: 0 });
    expect([ratings.items, ratings.annotators.length, ratings.codes.length]).toEqual([200_000, 2000, n]);
  });
});

describe('takeItems', () => {
  const ratings = ratingsFromColumns([
    columnFrom('a', ['x', null, 'y', 'x']),
    columnFrom('b', ['y', 'x', null, 'x']),
  ]);
  it('takes masks and lists', () => {
    const byMask = takeItems(ratings, Uint8Array.of(0, 1, 0, 1));
    expect(labelsOf(byMask)).toEqual({ a: [null, 'x'], b: ['x', 'x'] });
    expect(takeItems(ratings, Uint32Array.of(1, 3))).toEqual(byMask);
    expect(takeItems(ratings, null)).toBe(ratings);
  });
});
