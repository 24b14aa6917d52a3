import { describe, expect, it } from 'vitest';
import { makeEvaluation } from '../../../src/core/evaluation/make-evaluation.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import type { Predictions } from '../../../src/core/predictions/predictions.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

const digest = 'a'.repeat(64) as Digest;
const MADE: Predictions = {
  kind: 'predictions',
  digest,
  madeBy: { recipe: 'run', app: '0', inputs: [], seed: null, environment: null },
  table: digest,
  model: digest,
  rows: 6,
  failed: 0,
  columns: [],
};
const TASK = { type: 'classification', classes: ['no', 'yes'], positive: 'yes', threshold: null } as const;
const truth = columnFrom('truth', ['yes', 'yes', 'no', 'no', 'no', 'yes']);
const label = columnFrom('label', ['yes', 'no', 'no', 'yes', 'no', 'yes']);

describe('makeEvaluation', () => {
  it('without weights has no such member, so that its digest is that of before', () => {
    expect(makeEvaluation(MADE, [label], truth, TASK)).not.toHaveProperty('weights');
  });

  it('weighs its results and counts rows in its confusion matrix', () => {
    const weights = numberColumn('w', [1, 3, 2, 2, NaN, 2]);
    const made = makeEvaluation(MADE, [label], truth, TASK, weights);
    expect(made.weights).toBe('w');
    const [accuracy] = made.results;
    // Right: rows 1, 3 and 6 with weights 1 + 2 + 2 of 10.
    expect(accuracy!.estimate).toMatchObject({ value: 0.5, n: 5, dropped: { unweighted: 1 } });
    expect(made.confusion!.counts).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect(made.results.map(({ measure }) => measure)).toEqual(
      makeEvaluation(MADE, [label], truth, TASK).results.map(({ measure }) => measure),
    );
  });

  it('the same weights give the same figures, and a unit of theirs does not matter', () => {
    const values = [1, 3, 2, 2, 5, 2];
    const of = (unit: number) =>
      makeEvaluation(
        MADE,
        [label],
        truth,
        TASK,
        numberColumn(
          'w',
          values.map((value) => value * unit),
        ),
      );
    expect(of(1)).toEqual(of(1));
    expect(of(4)).toEqual(of(1));
  });
});
