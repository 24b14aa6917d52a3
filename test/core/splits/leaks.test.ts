import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalRows, sameHashRows } from '../../../src/core/splits/duplicate-rows.ts';
import { featureStrength, numericStrength } from '../../../src/core/splits/feature-strength.ts';
import {
  crossingGroups,
  crossingRows,
  looksLikeIdentifier,
  setsOfPairs,
  timeOverlaps,
} from '../../../src/core/splits/leaks.ts';
import { rowCodes } from '../../../src/core/splits/row-codes.ts';
import { RowHashes } from '../../../src/core/splits/row-hashes.ts';
import { LEFT_OUT } from '../../../src/core/splits/split.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { takeRows } from '../../../src/core/table/take-rows.ts';
import { columnFrom, numberColumn, textColumn } from '../column-from.ts';
import { chunksOf } from '../recipe/fit.ts';

function duplicatesOf(columns: readonly Column[], size: number) {
  const rows = chunksOf(columns, size);
  const total = rows.reduce((sum, [first]) => sum + takeCount(first!), 0);
  const hashes = new RowHashes(total);
  // Column by column, as a worker that holds one at a time.
  columns.forEach((_, at) => {
    let row = 0;
    for (const chunk of rows) {
      hashes.add(chunk[at]!, row);
      row += takeCount(chunk[at]!);
    }
  });
  const candidates = sameHashRows(hashes);
  return equalRows(
    candidates,
    columns.map((column) => takeRows(column, candidates.rows)),
  );
}
const takeCount = (column: Column): number =>
  column.type === 'text' ? column.offsets.length - 1 : column.data.length;

describe('equal rows', () => {
  it('are those that a comparison of every pair finds', () => {
    const cell = fc.record({
      n: fc.constantFrom(0, -0, 1.5, NaN, Infinity),
      s: fc.constantFrom('a', 'b', '', null),
      t: fc.constantFrom('x', 'é', '', null),
    });
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 50 }),
        (cells, size) => {
          const columns = [
            numberColumn(
              'n',
              cells.map(({ n }) => n),
            ),
            columnFrom(
              's',
              cells.map(({ s }) => s),
            ),
            textColumn(
              't',
              cells.map(({ t }) => t),
            ),
          ];
          const { rows, starts } = duplicatesOf(columns, size);
          const found = new Map<string, number[]>();
          cells.forEach(({ n, s, t }, row) => {
            const key = JSON.stringify([Number.isNaN(n) ? 'NaN' : String(n + 0), s, t]);
            found.set(key, [...(found.get(key) ?? []), row]);
          });
          const expected = [...found.values()].filter(({ length }) => length > 1);
          const groups = Array.from({ length: starts.length - 1 }, (_, i) => [
            ...rows.subarray(starts[i], starts[i + 1]),
          ]);
          expect(groups.sort((a, b) => a[0]! - b[0]!)).toEqual(expected);
        },
      ),
    );
  });

  it('rows that merely share a hash are told apart', () => {
    const x = numberColumn('x', [1, 2, 1, 2]);
    const candidates = { rows: Uint32Array.of(0, 1, 2, 3), starts: Uint32Array.of(0, 4) };
    expect(equalRows(candidates, [x])).toEqual({
      rows: Uint32Array.of(0, 2, 1, 3),
      starts: Uint32Array.of(0, 2, 4),
    });
  });

  it('no two of 200,000 different rows share a hash', () => {
    const hashes = new RowHashes(200_000);
    hashes.add(
      numberColumn(
        'x',
        Array.from({ length: 200_000 }, (_, i) => i % 500),
      ),
      0,
    );
    hashes.add(
      numberColumn(
        'y',
        Array.from({ length: 200_000 }, (_, i) => Math.floor(i / 500)),
      ),
      0,
    );
    expect(sameHashRows(hashes).rows).toHaveLength(0);
  });
});

describe('leaks between parts', () => {
  it('counts the rows of later parts that earlier ones have, with the first pairs', () => {
    const x = columnFrom('x', ['a', 'b', 'a', 'c', 'a', 'b', 'd']);
    const codes = Uint8Array.of(0, 0, 1, 1, 2, LEFT_OUT, 2);
    expect(crossingRows(duplicatesOf([x], 3), codes, 3)).toEqual([
      { from: 0, to: 1, rows: 1, groups: 1, first: [{ from: 0, to: 2 }] },
      { from: 0, to: 2, rows: 1, groups: 1, first: [{ from: 0, to: 4 }] },
      { from: 1, to: 2, rows: 1, groups: 1, first: [{ from: 2, to: 4 }] },
    ]);
    expect(crossingGroups(rowCodes(x), Uint8Array.of(0, 0, 0, 1, 0, 0, 1), 2)).toEqual([]);
    expect(
      crossingRows(
        setsOfPairs([
          [0, 3],
          [1, 2],
        ]),
        Uint8Array.of(0, 1, 1, 1),
        2,
      ),
    ).toEqual([{ from: 0, to: 1, rows: 1, groups: 1, first: [{ from: 0, to: 3 }] }]);
  });

  it('finds parts that overlap in time', () => {
    const times = [1, 2, 5, 4, 6, NaN];
    expect(timeOverlaps(times, Uint8Array.of(0, 0, 0, 1, 1, 0), 2)).toEqual([
      { from: 0, to: 1, rows: 1, begins: 4, lasts: 5 },
    ]);
    expect(timeOverlaps(times, Uint8Array.of(0, 0, LEFT_OUT, 1, 1, 1), 2)).toEqual([]);
  });

  it('tells names of rows from measurements', () => {
    const rows = 100;
    const ids = Array.from({ length: rows }, (_, i) => `id ${String(i)}`);
    const is = (column: Column): boolean => looksLikeIdentifier(column, rowCodes(column));
    expect(is(textColumn('id', ids))).toBe(true);
    expect(
      is(
        numberColumn(
          'n',
          ids.map((_, i) => 1000 + i),
        ),
      ),
    ).toBe(true);
    expect(
      is(
        numberColumn(
          'weight',
          ids.map((_, i) => i + 0.5),
        ),
      ),
    ).toBe(false);
    expect(
      is(
        columnFrom(
          'city',
          ids.map((_, i) => `c${String(i % 30)}`),
        ),
      ),
    ).toBe(false);
    expect(is(textColumn('few', ids.slice(0, 10)))).toBe(false);
  });
});

describe('features that tell the label alone', () => {
  const random = createRandom(5);
  const rows = 2000;
  const y = Array.from({ length: rows }, () => (random.uniform() < 0.2 ? 'yes' : 'no'));
  const label = rowCodes(columnFrom('y', y));
  const parts = Uint8Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? 1 : 0));

  it('a copy is suspicious, noise is not, a name for each row gains nothing', () => {
    const noise = numberColumn(
      'noise',
      y.map(() => random.uniform()),
    );
    expect(featureStrength(noise, label, parts)).toMatchObject({
      measure: 'auc',
      suspicious: false,
      baseline: 0.5,
    });
    const mirrored = numberColumn(
      'copy',
      y.map((value) => (value === 'yes' ? -1 : 1) + random.uniform()),
    );
    expect(featureStrength(mirrored, label, parts)).toMatchObject({
      measure: 'auc',
      value: 1,
      suspicious: true,
    });
    const copy = columnFrom(
      'copy',
      y.map((value) => `was ${value}`),
    );
    expect(featureStrength(copy, label, parts)).toMatchObject({
      measure: 'accuracy',
      value: 1,
      suspicious: true,
    });
    const ids = featureStrength(
      textColumn(
        'id',
        y.map((_, row) => String(row)),
      ),
      label,
      parts,
    );
    expect(ids).toMatchObject({ value: null, reason: 'tooFew' });
    const pairs = featureStrength(
      textColumn(
        'id',
        y.map((_, row) => String(row % 900)),
      ),
      label,
      parts,
    );
    expect(pairs).toMatchObject({ measure: 'accuracy', suspicious: false });
    const gaps = numberColumn(
      'closed',
      y.map((value) => (value === 'yes' ? NaN : random.uniform())),
    );
    expect(featureStrength(gaps, label, parts)).toMatchObject({
      measure: 'accuracy',
      value: 1,
      suspicious: true,
    });
  });

  it('of three classes by bins; undefined with its reason', () => {
    const three = rowCodes(
      columnFrom(
        'y',
        y.map((_, row) => `c${String(row % 3)}`),
      ),
    );
    const telling = numberColumn(
      'x',
      y.map((_, row) => (row % 3) * 10 + random.uniform()),
    );
    const found = featureStrength(telling, three, parts);
    expect(found.value).toBeGreaterThan(0.93);
    expect(found).toMatchObject({ measure: 'accuracy' });
    expect(
      featureStrength(
        telling,
        rowCodes(
          columnFrom(
            'y',
            y.map(() => 'a'),
          ),
        ),
        parts,
      ),
    ).toMatchObject({ value: null, reason: 'singleClass' });
    expect(
      featureStrength(
        telling,
        rowCodes(
          columnFrom(
            'y',
            y.map(() => null),
          ),
        ),
        parts,
      ),
    ).toMatchObject({ value: null, reason: 'unlabeled' });
  });

  it('the area under the curve is the share of pairs in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean()), { minLength: 2, maxLength: 60 }),
        (of) => {
          fc.pre(of.some(([, is]) => is) && of.some(([, is]) => !is));
          const found = featureStrength(
            numberColumn(
              'x',
              of.map(([x]) => x),
            ),
            rowCodes(
              columnFrom(
                'y',
                of.map(([, is]) => is),
              ),
            ),
            new Uint8Array(of.length),
          );
          let won = 0;
          let pairs = 0;
          for (const [a, isA] of of)
            for (const [b, isB] of of)
              if (isA && !isB) {
                pairs++;
                won += a > b ? 1 : a === b ? 0.5 : 0;
              }
          expect(found.value).toBeCloseTo(Math.max(won / pairs, 1 - won / pairs), 12);
        },
      ),
    );
  });

  it('a number that follows from the label correlates', () => {
    const target = y.map(() => random.uniform());
    expect(
      numericStrength(
        target.map((value) => 3 - 2 * value),
        target,
      ),
    ).toMatchObject({ suspicious: true, n: rows });
    expect(
      numericStrength(
        y.map(() => random.uniform()),
        target,
      ),
    ).toMatchObject({ suspicious: false });
    expect(
      numericStrength(
        target.map(() => 1),
        target,
      ),
    ).toMatchObject({ value: null, reason: 'constant' });
  });
});
