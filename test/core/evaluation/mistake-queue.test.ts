import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queuedRow, queueRows, type QueueRows } from '../../../src/core/evaluation/mistake-queue.ts';
import type { ClassOutcome, ValueOutcome } from '../../../src/core/predictions/outcome.ts';

/** Rows: 0 right, 1 wrong (false positive), 2 wrong (false negative), 3 unlabeled, 4 no answer, 5 wrong and sure. */
const outcome: ClassOutcome = {
  type: 'classification',
  classes: ['no', 'yes'],
  truth: Int32Array.from([1, 0, 1, -1, 1, 0]),
  predicted: Int32Array.from([1, 1, 0, 1, -1, 1]),
  scores: [
    Float64Array.from([0.1, 0.45, 0.6, 0.5, NaN, 0.02]),
    Float64Array.from([0.9, 0.55, 0.4, 0.5, NaN, 0.98]),
  ],
  positive: 1,
};
const same = { falsePositive: 1, falseNegative: 1, column: null };
const asked = (change: Partial<QueueRows>): number[] => [
  ...queueRows({
    ...{ outcome, mask: new Uint8Array(outcome.truth.length).fill(1), order: 'wrong', cost: same },
    ...{ worth: null, threshold: null, seed: 1 },
    ...change,
  }).rows,
];

describe('a queue of mistakes', () => {
  it('holds what is wrong, the same for the same seed', () => {
    expect(asked({}).toSorted()).toEqual([1, 2, 5]);
    expect(asked({})).toEqual(asked({}));
    const orders = Array.from({ length: 20 }, (_, seed) => asked({ seed }).join());
    expect(new Set(orders).size).toBeGreaterThan(3);
  });

  it('rows without a known answer are in none', () => {
    for (const order of ['wrong', 'confident', 'unsure', 'costly', 'any'] as const) {
      expect(asked({ order })).not.toContain(3);
      expect(asked({ order })).not.toContain(4);
    }
    expect(asked({ order: 'any' }).toSorted()).toEqual([0, 1, 2, 5]);
  });

  it('goes by the score of the wrong answer, by the margin, or by the distance to a threshold', () => {
    expect(asked({ order: 'confident' })).toEqual([5, 2, 1]);
    expect(asked({ order: 'unsure' })).toEqual([1, 2, 0, 5]);
    expect(asked({ order: 'unsure', threshold: 0.9 })).toEqual([0, 5, 1, 2]);
  });

  it('goes by cost: of the kind of mistake, times what a row is worth', () => {
    const dear = { falsePositive: 1, falseNegative: 5, column: null };
    expect(asked({ order: 'costly', cost: dear })[0]).toBe(2);
    expect(asked({ order: 'costly', cost: dear, worth: [1, 2, 3, 4, 5, 100] })).toEqual([5, 2, 1]);
    expect(asked({ order: 'costly', worth: [1, NaN, 3, 4, 5, 1] })).toEqual([2, 5]);
  });

  it('keeps to the rows of the mask', () => {
    expect(asked({ mask: Uint8Array.from([1, 0, 1, 1, 1, 0]) })).toEqual([2]);
    expect(asked({ mask: new Uint8Array(6) })).toEqual([]);
  });

  it('a model without scores has no queue by score', () => {
    const bare = { ...outcome, scores: null };
    expect(asked({ outcome: bare, order: 'confident' })).toEqual([]);
    expect(asked({ outcome: bare, order: 'unsure' })).toEqual([]);
    expect(asked({ outcome: bare }).toSorted()).toEqual([1, 2, 5]);
  });

  it('of a regression, the largest errors come first and infinite ones are left out', () => {
    const values: ValueOutcome = {
      ...{ type: 'regression', unit: null },
      truth: Float64Array.from([1, 2, 3, NaN, 5]),
      predicted: Float64Array.from([1.5, -2, 3, 4, Infinity]),
    };
    const mask = new Uint8Array(5).fill(1);
    expect(asked({ outcome: values, mask, order: 'costly' })).toEqual([1, 0, 2]);
    expect(queuedRow(values, 1, Float64Array.from([0, 4]))).toEqual({
      ...{ row: 1, by: 4, wrong: true, actual: 2, predicted: -2, scores: null },
    });
  });

  it('says of a row what the model said', () => {
    expect(queuedRow(outcome, 2, null)).toEqual({
      ...{ row: 2, by: null, wrong: true, actual: 'yes', predicted: 'no' },
      scores: { predicted: 0.6, actual: 0.4 },
    });
  });

  it('by any order holds each wrong row once, in falling order of what it goes by', () => {
    const classes = fc.array(fc.tuple(fc.integer({ min: -1, max: 2 }), fc.integer({ min: -1, max: 2 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(classes, fc.nat(), (rows, seed) => {
        const score = (row: number, k: number): number => ((row * 7 + k * 3) % 11) / 11;
        const random: ClassOutcome = {
          ...{ type: 'classification', classes: ['a', 'b', 'c'], positive: null },
          truth: Int32Array.from(rows, ([truth]) => truth),
          predicted: Int32Array.from(rows, ([, predicted]) => predicted),
          scores: [0, 1, 2].map((k) => Float64Array.from(rows, (_, row) => score(row, k))),
        };
        const wrong = rows.flatMap(([truth, predicted], row) =>
          truth >= 0 && predicted >= 0 && truth !== predicted ? [row] : [],
        );
        const mask = new Uint8Array(rows.length).fill(1);
        const found = asked({ outcome: random, mask, order: 'confident', seed });
        expect(found.toSorted((a, b) => a - b)).toEqual(wrong);
        const scores = found.map((row) => score(row, rows[row]![1]));
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
    );
  });
});
