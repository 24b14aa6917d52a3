import { expect, it } from 'vitest';
import { columnDriftOf } from '../../../src/core/drift/exact-drift.ts';
import { crossed, errorDifference, type DriftAndError } from '../../../src/core/monitor/drift-and-error.ts';
import { likelyEffect, type LossByCell } from '../../../src/core/monitor/likely-effect.ts';
import { numberColumn } from '../column-from.ts';

/** SciPy's f_oneway([1] * 8 + [0] * 72, [1] * 10 + [0] * 10).pvalue. */
const F_ONEWAY_P = 1.6343192681936994e-5;

const of = (...counts: number[]): Float64Array<ArrayBuffer> => Float64Array.from(counts);
const losses = (labeled: number[], wrong: number[]): LossByCell => ({
  ...{ reference: of(...labeled), current: of(...labeled) },
  ...{ labeled: of(...labeled), losses: of(...wrong), squares: of(...wrong) },
});

it('whether errors differ by value: as SciPy’s f_oneway on the same rows', () => {
  const found = errorDifference(losses([80, 20, 0], [8, 10, 0]));
  expect(found).toMatchObject({ least: 0.1, most: 0.5 });
  expect(found.p! / F_ONEWAY_P).toBeCloseTo(1, 8);
  expect(found.eta.value! ** 2).toBeCloseTo(2.56 / (2.56 + 7.2 + 5), 12);
});

it('without labels, with one value, and where nothing is wrong there is no test', () => {
  expect(errorDifference(losses([0, 0], [0, 0]))).toMatchObject({ p: null, eta: { reason: 'unlabeled' } });
  expect(errorDifference(losses([50, 0], [5, 0]))).toMatchObject({ p: null, eta: { reason: 'constant' } });
  expect(errorDifference(losses([50, 50], [0, 0]))).toMatchObject({ p: null, least: 0, most: 0 });
  // Values of fewer than five rows are one.
  expect(errorDifference(losses([50, 3, 3], [5, 3, 3]))).toMatchObject({ most: 1 });
});

it('a column stands by its drift and by its errors', () => {
  const rows = (from: number): Uint32Array => Uint32Array.from({ length: 200 }, (_, at) => from + at);
  const column = (name: string, moved: number, wrong: number[]): DriftAndError => {
    const values = Array.from({ length: 400 }, (_, at) => (at % 200) + (at < 200 ? 0 : moved));
    const counted = losses([100, 100], wrong);
    const drift = columnDriftOf(numberColumn(name, values), rows(0), rows(200));
    return { column: name, drift, error: errorDifference(counted), effect: likelyEffect(counted) };
  };
  const unlabeled = { ...column('e', 90, [10, 60]), error: errorDifference(losses([0], [0])) };
  expect(
    crossed([
      column('a', 90, [10, 60]),
      column('b', 90, [30, 30]),
      column('c', 0, [10, 60]),
      column('d', 0, [30, 31]),
      unlabeled,
    ]),
  ).toEqual(['matters', 'drifted', 'errors', 'neither', 'untold']);
});
