import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noiseView } from '../../../src/core/evaluation/noise-view.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import type { ClassOutcome } from '../../../src/core/predictions/outcome.ts';

const random = () => createRandom(1);

function outcomeOf(truth: readonly number[], predicted: readonly number[]): ClassOutcome {
  return {
    type: 'classification',
    classes: ['no', 'yes'],
    truth: Int32Array.from(truth),
    predicted: Int32Array.from(predicted),
    scores: null,
    positive: 1,
  };
}

const outcome = outcomeOf([1, 1, 0, 0, 1, 0, -1, 1], [1, 0, 0, 1, 1, 0, 1, -1]);
const suspected = { rows: Uint32Array.of(1, 2), classes: Int32Array.of(0, 1) };
const half = (from: number) => ({
  name: `from ${String(from)}`,
  where: { op: 'all' } as const,
  has: (row: number) => row >= from && row < from + 4,
});

describe('an evaluation without suspected labels', () => {
  const view = noiseView(outcome, suspected, [half(0), half(4)], random);

  test('counts rows, errors and those of them that are suspected', () => {
    expect(view.all).toMatchObject({ n: 6, suspected: 2, errors: 2, errorsSuspected: 1 });
    expect(view.all.given.value).toBe(4 / 6);
    expect(view.all.without.value).toBe(3 / 4);
  });

  test('gives each metric as labeled, without the rows, and with the labels suggested', () => {
    const accuracy = view.metrics.find(({ measure }) => measure.metric === 'accuracy')!;
    expect([accuracy.given.value, accuracy.without.value, accuracy.suggested.value]).toEqual([
      4 / 6,
      3 / 4,
      4 / 6,
    ]);
    const recall = view.metrics.find(({ measure }) => measure.metric === 'recall')!;
    expect([recall.given.value, recall.without.value, recall.suggested.value]).toEqual([2 / 3, 1, 2 / 3]);
  });

  test('ranks slices by accuracy, the worst first', () => {
    expect(view.slices.map(({ rank, rankWithout }) => [rank, rankWithout])).toEqual([
      [1, 1],
      [2, 2],
    ]);
    const none = noiseView(outcome, suspected, [{ ...half(0), has: () => false }], random);
    expect(none.slices[0]).toMatchObject({ n: 0, rank: null, rankWithout: null });
    expect(none.slices[0]!.given).toEqual({ value: null, reason: 'emptySlice', n: 0 });
  });

  test('a class that the model does not know leaves its row unlabeled', () => {
    const unknown = noiseView(outcome, { rows: Uint32Array.of(1), classes: Int32Array.of(-1) }, [], random);
    expect(unknown.metrics[0]!.suggested.n).toBe(5);
  });
});

test('with nothing suspected all three agree; slices are as the whole', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -1, max: 1 }), fc.integer({ min: -1, max: 1 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(rows, (pairs) => {
      const of = outcomeOf(
        pairs.map(([truth]) => truth),
        pairs.map(([, predicted]) => predicted),
      );
      const none = { rows: new Uint32Array(0), classes: new Int32Array(0) };
      const { metrics, all, slices } = noiseView(
        of,
        none,
        [{ name: 'every', where: { op: 'all' }, has: () => true }],
        random,
      );
      for (const { given, without, suggested } of metrics) {
        expect(without).toEqual(given);
        expect(suggested).toEqual(given);
      }
      expect(slices[0]).toMatchObject({ n: all.n, errors: all.errors, suspected: 0 });
    }),
  );
});
