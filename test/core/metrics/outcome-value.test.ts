import { describe, expect, it } from 'vitest';
import { storedFigure } from '../../../src/core/evaluation/stored-figure.ts';
import { confusionOf } from '../../../src/core/evaluation/confusion-of.ts';
import { countsOfMatrix } from '../../../src/core/metrics/class-counts.ts';
import { RowMeasurer } from '../../../src/core/metrics/measure-rows.ts';
import { valueMeasure, valuePerThousand } from '../../../src/core/metrics/outcome-value.ts';
import type { ClassOutcome } from '../../../src/core/predictions/outcome.ts';

const values = { truePositive: 10, falsePositive: -2, falseNegative: -50, trueNegative: 0 };
const classes = ['no', 'yes'];
const measure = valueMeasure(values, 'yes');

describe('money per 1,000 rows', () => {
  it('is the mean over rows, with its interval', () => {
    // 68 · 10 - 9 · 2 - 18 · 50 = -238 in 1,000 rows. Squares about the mean: 6,800 + 36 + 45,000 - 56.644; over 999,
    // over 1,000, the root: 0.227665; times t(.975; 999) = 1.962341: 0.446757 a row.
    const counts = countsOfMatrix(
      [
        [905, 9],
        [18, 68],
      ],
      { unlabeled: 4, failed: 1 },
    );
    expect(valuePerThousand(measure, classes, counts)).toEqual({
      ...{ value: expect.closeTo(-238, 9) as number, n: 1000, dropped: { unlabeled: 4, missing: 1 } },
      interval: {
        low: expect.closeTo(-684.757, 2) as number,
        high: expect.closeTo(208.757, 2) as number,
        ...{ level: 0.95, method: 't interval of the mean' },
      },
    });
  });

  const outcome: ClassOutcome = {
    ...{ type: 'classification', classes, scores: null, positive: 1 },
    truth: Int32Array.of(1, 1, 0, 0, -1, 1),
    predicted: Int32Array.of(1, 0, 1, 0, 1, -1),
  };

  it('of rows and of the stored matrix is the same; rows without a label or an answer are left out', () => {
    // (10 - 50 - 2 + 0) / 4 = -10.5 a row.
    const found = new RowMeasurer(outcome).measure(measure);
    expect(found).toMatchObject({ value: -10_500, n: 4, dropped: { unlabeled: 1, missing: 1 } });
    expect(storedFigure({ results: [], confusion: confusionOf(outcome) }, measure)).toEqual(found);
    const slice = new RowMeasurer(outcome, Uint8Array.of(1, 0, 1, 0, 0, 0)).measure(measure);
    expect(slice).toMatchObject({ value: 4000, n: 2 });
  });

  it('has a reason where there is none', () => {
    const none = new RowMeasurer(outcome, new Uint8Array(6)).measure(measure);
    expect(none).toEqual({ value: null, reason: 'emptySlice', n: 0 });
    const unlabeled = new RowMeasurer(outcome, Uint8Array.of(0, 0, 0, 0, 1, 0)).measure(measure);
    expect(unlabeled).toMatchObject({ reason: 'unlabeled' });
    expect(() => new RowMeasurer(outcome).measure(valueMeasure(values, 'perhaps'))).toThrow('other classes');
    const lacking = { ...measure, params: { ...measure.params, falseNegative: 'much' } };
    expect(() => new RowMeasurer(outcome).measure(lacking)).toThrow('not said');
  });
});
