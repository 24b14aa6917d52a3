import { describe, expect, it } from 'vitest';
import { scoreSteps } from '../../../../src/core/evaluation/score-steps.ts';
import { selectRows } from '../../../../src/core/slices/select-rows.ts';
import type { Column } from '../../../../src/core/table/column.ts';
import { costFromSlider, sliderFromCost } from '../../../../src/stages/modeling/threshold/cost-slider.ts';
import { withThreshold, withThresholds } from '../../../../src/stages/modeling/threshold/kept-task.ts';
import { rowsAt } from '../../../../src/stages/modeling/threshold/rows-at.ts';
import { numberIn } from '../../../../src/stages/modeling/threshold/threshold-query.ts';

describe('the rows behind a cell', () => {
  const values = [0.1, 0.7, 0.7, 0.2, NaN];
  const data = Float32Array.from(values);
  const truth: Column = {
    name: 'paid',
    unit: null,
    role: 'label',
    type: 'category',
    data: Int32Array.of(0, 1, 0, 1, 1),
    levels: ['no', 'yes'],
    order: 'none',
    missing: 0,
  };
  const score: Column = {
    name: 'score:yes',
    unit: null,
    role: 'probability',
    type: 'number',
    data,
    missing: 1,
  };
  const { steps } = scoreSteps({ truth: truth.data, scores: [data, data] }, 1);
  const rows = (threshold: number, actual: boolean | null, predicted: boolean | null): number[] => {
    const where = rowsAt(truth, 'yes', { op: 'all' }, steps, threshold, { actual, predicted });
    const mask = selectRows(where, ({ of }) => (of === 'data' ? truth : score), 5);
    return [...mask.keys()].filter((row) => mask[row] === 1);
  };

  it('are those the threshold counts, also where 32 bits hold a little less than was written', () => {
    // .7 in 32 bits is less than .7.
    expect(rows(0.7, true, true)).toEqual([]);
    expect(rows(0.7, true, false)).toEqual([1, 3]);
    expect(rows(0.69, true, true)).toEqual([1]);
    expect(rows(0.69, false, true)).toEqual([2]);
    expect(rows(0.69, false, false)).toEqual([0]);
    expect(rows(0.2, null, true)).toEqual([1, 2, 3]);
    expect(rows(1.01, null, false)).toEqual([0, 1, 2, 3]);
    expect(rows(0.5, true, null)).toEqual([1, 3]);
  });
});

describe('what a model keeps', () => {
  const task = { type: 'classification', classes: ['a', 'b'], positive: 'b', threshold: null } as const;
  const field = { of: 'data', name: 'sex' } as const;
  const group = (where: object, threshold: number) => ({
    group: { where: where as { op: 'all' } },
    threshold,
  });

  it('is one threshold, or one for each value', () => {
    const byGroup = withThresholds(
      task,
      'sex',
      [
        group({ op: 'eq', field, value: 'f' }, 0.3),
        group({ op: 'eq', field, value: true }, 0.4),
        group({ op: 'missing', field }, 0.5),
        group({ op: 'not', of: { op: 'all' } }, 0.6),
      ],
      0.9,
    );
    const thresholds = { column: 'sex', byValue: { f: 0.3, true: 0.4 }, missing: 0.5, otherwise: 0.6 };
    expect(byGroup).toEqual({ ...task, thresholds });
    expect(withThreshold(byGroup!, 0.2)).toEqual({ ...task, threshold: 0.2 });
    expect(
      withThresholds(task, 'sex', [group({ op: 'eq', field, value: 'f' }, 0.3)], 0.9)?.thresholds,
    ).toEqual({
      column: 'sex',
      byValue: { f: 0.3 },
      missing: 0.9,
      otherwise: 0.9,
    });
  });

  it('is nothing where groups are bins', () => {
    const bin = group({ op: 'between', field, low: 0, high: 1, closed: '[)' }, 0.5);
    expect(withThresholds(task, 'age', [bin], 0.5)).toBeNull();
  });
});

describe('addresses and sliders', () => {
  it('take numbers within limits only', () => {
    expect(numberIn('0.25', 0, 1)).toBe(0.25);
    for (const text of [undefined, '', ' ', 'x', '2', '-1', 'NaN']) expect(numberIn(text, 0, 1)).toBeNull();
  });

  it('go from a hundredth to a hundred', () => {
    expect([-2, 0, 0.5, 2].map(costFromSlider)).toEqual([0.01, 1, 3.16, 100]);
    expect([0, 0.01, 1, 1e6].map(sliderFromCost)).toEqual([-2, -2, 0, 2]);
  });
});
