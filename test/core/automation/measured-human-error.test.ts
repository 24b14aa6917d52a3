import { describe, expect, test } from 'vitest';
import { estimate, undefinedBecause } from '../../../src/core/kernel/estimate.ts';
import { humanErrorOfAnswers, humanErrorOfLevel } from '../../../src/core/automation/measured-human-error.ts';

const NONE = { unlabeled: 0, missing: 0, infinite: 0 };
const level = (overall: number | null, classes: Record<string, number>) => ({
  overall: overall === null ? undefinedBecause('unlabeled', 0) : estimate(overall, 20, null, NONE),
  classes: Object.entries(classes).map(([name, value], code) => ({
    ...{ code, name },
    estimate: estimate(value, 10, null, NONE),
  })),
});

describe('how often people err', () => {
  const truth = Int32Array.of(1, 1, 1, 1, 0, 0, -1, 1);
  const predicted = Int32Array.of(1, 1, 0, 0, 0, 1, 1, 1);
  const answers = Int32Array.of(1, 0, 1, 1, 1, 0, 1, -1);

  test('by a column of answers: on negatives and positives, where both are known', () => {
    expect(humanErrorOfAnswers({ truth, predicted, positive: 1 }, answers)).toEqual({
      ...{ falsePositive: 1 / 2, falseNegative: 1 / 4, n: 6 },
    });
  });

  test('without a positive class: where the model is wrong and where it is right', () => {
    // The model is right in rows 0, 1, 4, of which people err in 1 and 4; wrong in 2, 3, 5, where they do not.
    expect(humanErrorOfAnswers({ truth, predicted, positive: null }, answers)).toEqual({
      ...{ falsePositive: 0, falseNegative: 2 / 3, n: 6 },
    });
  });

  test('a side without rows takes the rate of both, and no rows at all are a problem', () => {
    const ones = { truth: Int32Array.of(1, 1), predicted: Int32Array.of(1, 1), positive: 1 };
    expect(humanErrorOfAnswers(ones, Int32Array.of(1, 0))).toEqual({
      falsePositive: 0.5,
      falseNegative: 0.5,
      n: 2,
    });
    expect(() => humanErrorOfAnswers(ones, Int32Array.of(-1, -1))).toThrow(/No row has both/);
  });

  test('by a labeling: by class where there are two, else one rate', () => {
    const both = level(0.8, { no: 0.9, yes: 0.7 });
    const found = humanErrorOfLevel(both, ['no', 'yes'], 'yes')!;
    expect(found.falsePositive).toBeCloseTo(0.1, 12);
    expect(found.falseNegative).toBeCloseTo(0.3, 12);
    expect(found.n).toBe(20);
    expect(humanErrorOfLevel(both, ['no', 'yes', 'maybe'], 'yes')!.falsePositive).toBeCloseTo(0.2, 12);
    expect(humanErrorOfLevel(level(0.8, {}), ['no', 'yes'], 'yes')!.falseNegative).toBeCloseTo(0.2, 12);
    expect(humanErrorOfLevel(level(null, {}), ['no', 'yes'], 'yes')).toBeNull();
  });
});
