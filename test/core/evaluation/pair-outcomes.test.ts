import { describe, expect, it } from 'vitest';
import { pairOutcomes } from '../../../src/core/evaluation/pair-outcomes.ts';
import type { ClassOutcome } from '../../../src/core/predictions/outcome.ts';

const outcome = (classes: string[], truth: number[], predicted: number[], positive = 1): ClassOutcome => ({
  type: 'classification',
  classes,
  truth: Int32Array.from(truth),
  predicted: Int32Array.from(predicted),
  scores: classes.map((_, k) => Float64Array.from(truth, () => k / 10)),
  positive,
});

describe('two outcomes side by side', () => {
  it('the second in the classes of the first, by its rows and else by name', () => {
    const first = outcome(['no', 'yes'], [0, 1, 1, -1], [0, 1, 0, 0]);
    // Its classes stand the other way round and under other names; one is only ever predicted.
    const second = outcome(
      ['1', '0', 'maybe'],
      [0, 1, 1, -1].map((code) => (code < 0 ? -1 : 1 - code)),
      [1, 0, 2, -1],
    );
    const paired = pairOutcomes(first, second);
    if (paired.type === 'regression') throw new Error('classes expected');
    expect(paired.classes).toEqual(['no', 'yes', 'maybe']);
    expect([...paired.second]).toEqual([0, 1, 2, -1]);
    expect(paired.secondScores?.[0]).toBe(0);
    expect(paired.firstScores?.[0]).toBe(0.1);
  });

  it('arrays are not copied where the classes are the same', () => {
    const first = outcome(['no', 'yes'], [0, 1], [0, 1]);
    const second = outcome(['no', 'yes'], [0, 1], [1, 1]);
    expect(pairOutcomes(first, second)).toMatchObject({ second: second.predicted });
  });

  it('refuses other rows and another task', () => {
    const first = outcome(['no', 'yes'], [0, 1], [0, 1]);
    expect(() => pairOutcomes(first, outcome(['no', 'yes'], [0], [0]))).toThrow(/same rows/);
    const value = Float64Array.of(1, 2);
    expect(() =>
      pairOutcomes(first, { type: 'regression', truth: value, predicted: value, unit: null }),
    ).toThrow(/a class, the other a value/);
  });
});
