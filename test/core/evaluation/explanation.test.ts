import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dependenceGrid } from '../../../src/core/evaluation/dependence-grid.ts';
import { nearestOnGrid } from '../../../src/core/evaluation/nearest-on-grid.ts';
import { nearestRows } from '../../../src/core/evaluation/nearest-row.ts';
import { permutationImportance } from '../../../src/core/evaluation/permutation-importance.ts';
import { rowLosses } from '../../../src/core/evaluation/row-losses.ts';
import type { Outcome } from '../../../src/core/predictions/outcome.ts';
import { cellAt } from '../../../src/core/table/cell-at.ts';
import type { Column } from '../../../src/core/table/column.ts';
import golden from '../../golden/explanation.json' with { type: 'json' };

const { weights, cut } = golden;
const x: readonly (readonly number[])[] = golden.x;
const line = (row: readonly number[]): number =>
  row.reduce((sum, value, at) => sum + value * weights[at]!, row[0]! * row[1]!);

function numbers(name: string, values: readonly number[]): Column {
  const missing = values.filter(Number.isNaN).length;
  return { name, unit: null, role: 'feature', missing, type: 'number', data: Float64Array.from(values) };
}

function names(levels: readonly string[], data: readonly number[]): Column {
  const base = { name: 'kind', unit: null, role: 'feature', missing: 0 } as const;
  return { ...base, type: 'category', data: Int32Array.from(data), levels, order: 'none' };
}

function outcomeOf(scoring: string, truth: readonly number[], rows: typeof x): Outcome {
  if (scoring === 'accuracy') {
    return {
      type: 'classification',
      classes: ['0', '1'],
      truth: Int32Array.from(truth),
      predicted: Int32Array.from(rows, (row) => Number(line(row) > cut)),
      scores: null,
      positive: 1,
    };
  }
  return {
    type: 'regression',
    truth: Float64Array.from(truth),
    predicted: Float64Array.from(rows, line),
    unit: null,
  };
}

describe('permutation importance', () => {
  test.each(golden.importance)('is scikit-learn’s with the same shuffles: $scoring', (given) => {
    const { scoring, truth, orders, importances } = given;
    const before = rowLosses(outcomeOf(scoring, truth, x));
    importances.forEach((expected, column) => {
      const after = orders[column]!.map((order) => {
        const shuffled = x.map((row, at) =>
          row.map((value, k) => (k === column ? x[order[at]!]![k]! : value)),
        );
        return rowLosses(outcomeOf(scoring, truth, shuffled));
      });
      const { value } = permutationImportance(before, after);
      expect(value).toBeCloseTo(expected, 10);
    });
  });

  test('leaves rows without a loss out, and has no value without any', () => {
    const some = permutationImportance(Float64Array.of(0, NaN, 1), [
      Float64Array.of(1, 1, 1),
      Float64Array.of(0, 1, 1),
    ]);
    expect(some).toMatchObject({ value: 0.25, n: 2, dropped: { missing: 1 } });
    expect(permutationImportance(Float64Array.of(NaN), [Float64Array.of(1)])).toEqual({
      value: null,
      reason: 'unlabeled',
      n: 0,
    });
  });
});

test('losses: 0 and 1 of classes, distances of values, NaN where there is none', () => {
  expect([
    ...rowLosses(
      outcomeOf(
        'accuracy',
        [1, 0, -1],
        [
          [1, 0, 0],
          [1, 0, 0],
          [1, 0, 0],
        ],
      ),
    ),
  ]).toEqual([0, 1, NaN]);
  expect([
    ...rowLosses(
      outcomeOf(
        'values',
        [1, NaN, 3],
        [
          [1, 0, 0],
          [1, 0, 0],
          [2, 0, 0],
        ],
      ),
    ),
  ]).toEqual([0.5, NaN, 0]);
});

describe('the grid of a partial dependence', () => {
  test('has the distinct values of few, and evenly spaced ones between the tails of many', () => {
    const few = dependenceGrid(numbers('few', [3, 1, 2, 3, NaN]))!;
    expect([...(few.values as { data: Float64Array }).data]).toEqual([1, 2, 3]);
    const many = dependenceGrid(
      numbers(
        'many',
        Array.from({ length: 101 }, (_, at) => at),
      ),
    )!;
    const { data } = many.values as { data: Float64Array };
    expect([data.length, data[0], data.at(-1)]).toEqual([25, 5, 95]);
  });

  test('has names by how often they come', () => {
    const grid = dependenceGrid(names(['a', 'b', 'never'], [1, 0, 1, 1, -1]))!;
    expect([0, 1].map((at) => cellAt(grid.values, at))).toEqual(['b', 'a']);
    expect(grid.numeric).toBe(false);
  });

  test('is none of a column without values', () => {
    expect(dependenceGrid(numbers('none', [NaN]))).toBeNull();
    expect(dependenceGrid(names(['a'], [-1]))).toBeNull();
  });

  test('every row with a value is near one point', () => {
    const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const column = numbers('any', values);
        const grid = dependenceGrid(column);
        const known = values.filter((one) => !Number.isNaN(one)).length;
        if (!grid) expect(known).toBe(0);
        else expect(nearestOnGrid(column, grid).reduce((sum, rows) => sum + rows, 0)).toBe(known);
      }),
    );
  });
});

test('the averages over a grid are scikit-learn’s', () => {
  golden.dependence.forEach(({ grid, average, individual }, column) => {
    const curves = x.map((row) =>
      grid.map((value) => line(row.map((own, at) => (at === column ? value : own)))),
    );
    average.forEach((expected, at) => {
      expect(curves.reduce((sum, curve) => sum + curve[at]!, 0) / x.length).toBeCloseTo(expected, 10);
    });
    individual.forEach((expected, row) =>
      expected.forEach((value, at) => expect(curves[row]![at]).toBeCloseTo(value, 10)),
    );
  });
});

describe('the nearest rows', () => {
  const columns = [0, 1, 2].map((k) =>
    numbers(
      String(k),
      x.map((row) => row[k]!),
    ),
  );
  const all = new Uint8Array(x.length).fill(1);

  test('are those of Gower’s distance', () => {
    const found = nearestRows(columns, 0, all, 5);
    expect(found.map(({ row }) => row)).toEqual(golden.nearest.rows);
    found.forEach(({ distance }, at) => expect(distance).toBeCloseTo(golden.nearest.distances[at]!, 12));
  });

  test('are allowed ones, other than the row itself', () => {
    const one = new Uint8Array(x.length);
    one[0] = 1;
    one[7] = 1;
    expect(nearestRows(columns, 0, one, 5).map(({ row }) => row)).toEqual([7]);
    expect(nearestRows(columns, 0, new Uint8Array(x.length), 5)).toEqual([]);
  });

  test('names are equal or not; a missing value is as far as can be, two missing ones are equal', () => {
    const kinds = names(['a', 'b'], [0, 0, 1, -1]);
    const sizes = numbers('size', [NaN, NaN, 1, 2]);
    const found = nearestRows([kinds, sizes], 0, new Uint8Array(4).fill(1), 3);
    expect(found).toEqual([
      { row: 1, distance: 0 },
      { row: 2, distance: 1 },
      { row: 3, distance: 1 },
    ]);
  });
});
