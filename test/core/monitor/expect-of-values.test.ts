import { expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { expectOfValues } from '../../../src/core/monitor/expect-of-values.ts';
import { windowMetric } from '../../../src/core/monitor/window-metric.ts';
import { outcomeOf, rowsByWindow, windowedOutcome } from '../../../src/core/monitor/windowed-outcome.ts';
import type { ValueOutcome } from '../../../src/core/predictions/outcome.ts';

const WINDOWS = 6;
const ROWS = 400;
const REFERENCE = { from: 0, to: 4 };

/** Errors are three times as large where x is 1, which half of the rows are, and nine in ten of the last window. */
function log() {
  const random = createRandom(2);
  const windowOf = Int32Array.from({ length: WINDOWS * ROWS }, (_, row) => Math.floor(row / ROWS));
  const x = Array.from(windowOf, (window) => Number(random.uniform() < (window === WINDOWS - 1 ? 0.9 : 0.5)));
  const error = x.map((hard) => (1 + 2 * hard) * (2 * random.uniform() - 1));
  const outcome: ValueOutcome = {
    ...{ type: 'regression', unit: null },
    truth: Float64Array.from(windowOf, (window, row) => (window < 4 ? error[row]! : NaN)),
    predicted: new Float64Array(windowOf.length),
  };
  const rows = windowedOutcome(outcome, rowsByWindow(windowOf, WINDOWS));
  const columns = [{ kind: 'values' as const, codes: x, values: 2 }];
  return { rows: { ...rows, outcome: rows.outcome as ValueOutcome }, columns, error };
}

it('the error of rows without labels is expected to follow what they are', () => {
  const { rows, columns, error } = log();
  const expected = expectOfValues(rows, columns, REFERENCE, 'mae');
  const truth = error.slice(5 * ROWS).reduce((sum, one) => sum + Math.abs(one), 0) / ROWS;
  const last = expected(5, 6);
  if (last.value === null || !last.interval) throw new Error('nothing expected');
  expect(last.interval.low).toBeLessThan(truth);
  expect(last.interval.high).toBeGreaterThan(truth);
  // Half of 1 and 3 on average over |error|; 0.9 of the last window are hard.
  expect(expected(4, 5).value).toBeCloseTo(1, 0.5);
  expect(last.value).toBeGreaterThan(expected(4, 5).value! * 1.25);
  expect(expected(0, 4, 'labeled')).toEqual(expected(0, 4));
  expect(expected(5, 6, 'labeled')).toMatchObject({ value: null });
});

it('in the reference it agrees with what came true, and its root too', () => {
  const { rows, columns } = log();
  for (const metric of ['mae', 'rmse']) {
    const found = expectOfValues(rows, columns, REFERENCE, metric)(0, 4);
    const realised = windowMetric(outcomeOf(rows, 0, 4), metric, null);
    expect(found.value! / realised.value!).toBeGreaterThan(0.97);
    expect(found.value! / realised.value!).toBeLessThan(1.03);
  }
});

it('nothing is expected of a metric with a sign, nor from too few labels', () => {
  const { rows, columns } = log();
  expect(expectOfValues(rows, columns, REFERENCE, 'bias')(0, 1)).toMatchObject({ reason: 'noSuchFigure' });
  expect(expectOfValues(rows, columns, { from: 4, to: 6 }, 'mae')(0, 1)).toMatchObject({ reason: 'tooFew' });
});
