import { describe, expect, it } from 'vitest';
import {
  costPoints,
  precisionRecallPoints,
  rocPoints,
  scoreBins,
} from '../../../src/core/evaluation/curve-points.ts';
import { policyFigures } from '../../../src/core/evaluation/policy-figures.ts';
import { scoreSteps, type ScoreSteps } from '../../../src/core/evaluation/score-steps.ts';
import { buffersOf, thresholdBench } from '../../../src/core/evaluation/threshold-bench.ts';
import { Problem } from '../../../src/core/kernel/problem.ts';
import type { ClassOutcome } from '../../../src/core/predictions/outcome.ts';
import type { RowGroups } from '../../../src/core/slices/group-rows.ts';

function stepsOf(truth: readonly number[], score: readonly number[]): ScoreSteps {
  const positive = Float64Array.from(score);
  return scoreSteps({ truth: Int32Array.from(truth), scores: [positive, positive] }, 1).steps;
}

const A = stepsOf([1, 1, 0, 0], [0.9, 0.6, 0.6, 0.1]);
const B = stepsOf([1, 0, 0, 0], [0.4, 0.3, 0.2, 0.1]);

describe('what thresholds by group come to', () => {
  it('adds the groups up and counts whom they treat differently', () => {
    // A from .7 on: one of its four; B from .25 on: two of its four. All from .5 on: three of A, none of B.
    const made = policyFigures([A, B], [0.7, 0.25], 0.5, 2);
    expect(made.counts).toEqual({ tp: 2, fp: 1, fn: 1, tn: 4 });
    expect(made.cost).toBe(3);
    expect(made.differently).toBe(2 + 2);
    expect(made.gaps.demographicParity).toBeCloseTo(1 / 4);
    expect(made.gaps.equalOpportunity).toBeCloseTo(1 / 2);
    expect(made.gaps.equalAccuracy).toBe(0);
  });

  it('has no gap where fewer than two groups have the rate', () => {
    const negative = stepsOf([0, 0], [0.2, 0.8]);
    const { gaps } = policyFigures([A, negative], [0.5, 0.5], 0.5, 1);
    expect(gaps.equalOpportunity).toBeNull();
    expect(gaps.demographicParity).not.toBeNull();
  });
});

describe('curves', () => {
  it('go through the steps asked for', () => {
    const all = [...A.positives.keys()];
    expect([...rocPoints(A, all).x]).toEqual([1, 0.5, 0, 0]);
    expect([...rocPoints(A, all).y]).toEqual([1, 1, 0.5, 0]);
    expect([...precisionRecallPoints(A, all).y]).toEqual([0.5, 2 / 3, 1, NaN]);
    expect([...costPoints(A, all, 3).x]).toEqual([0.1, 0.6, 0.9, 1]);
    expect([...costPoints(A, all, 3).y]).toEqual([6, 3, 1, 2]);
  });

  it('count rows in bins that are closed on the left, the last on both sides', () => {
    const steps = stepsOf([1, 1, 0, 1, 0], [0, 0.5, 0.49, 1, 0.5]);
    expect(scoreBins(steps, 2)).toEqual({ positives: [1, 2], negatives: [1, 1] });
  });
});

describe('the bench', () => {
  const scores = Float32Array.from([0.9, 0.6, 0.6, 0.1, 0.4]);
  const outcome: ClassOutcome = {
    type: 'classification',
    classes: ['no', 'yes'],
    truth: Int32Array.of(1, 1, 0, 0, -1),
    predicted: Int32Array.of(1, 1, 1, 0, 0),
    scores: [scores.map((s) => 1 - s), scores],
    positive: 1,
  };
  const made: RowGroups = {
    groups: [{ name: 'a', where: { op: 'tag', tag: 'a' }, rows: 2 }],
    codes: Int32Array.of(0, -1, 0, -1, -1),
    notShown: 3,
  };

  it('puts rows of values that are not shown into a group of their own', () => {
    const bench = thresholdBench(outcome, { of: 'column', made });
    expect(bench).toMatchObject({
      positive: 'yes',
      others: ['no'],
      unlabeled: 1,
      missing: 0,
      disjoint: true,
    });
    expect(bench.groups.map(({ name }) => name)).toEqual(['a', '3 other values']);
    expect(bench.groups.map(({ steps }) => [steps.positives[0], steps.negatives[0]])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(bench.groups[1]?.where).toEqual({ op: 'not', of: { op: 'or', of: [{ op: 'tag', tag: 'a' }] } });
  });

  it('takes slices as they are, which may overlap', () => {
    const rows = Uint8Array.of(1, 1, 1, 1, 1);
    const slices = [1, 2].map((k) => ({ name: String(k), where: { op: 'all' } as const, rows }));
    const bench = thresholdBench(outcome, { of: 'slices', slices });
    expect(bench.disjoint).toBe(false);
    expect(bench.groups.map(({ steps }) => steps.positives[0])).toEqual([2, 2]);
    expect(new Set(buffersOf(bench)).size).toBe(buffersOf(bench).length);
    expect(buffersOf(bench)).toHaveLength(2 + 3 * 3);
  });

  it('refuses what has no scores of a positive class', () => {
    expect(() => thresholdBench({ ...outcome, scores: null }, null)).toThrow(Problem);
    expect(() => thresholdBench({ ...outcome, positive: null }, null)).toThrow(Problem);
  });
});
