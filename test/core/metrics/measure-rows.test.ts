import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusionOf } from '../../../src/core/evaluation/confusion-of.ts';
import { storedFigure } from '../../../src/core/evaluation/stored-figure.ts';
import { Problem } from '../../../src/core/kernel/problem.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { headline } from '../../../src/core/metrics/headline.ts';
import { RowMeasurer } from '../../../src/core/metrics/measure-rows.ts';
import type { ClassOutcome, ValueOutcome } from '../../../src/core/predictions/outcome.ts';
import type { Column } from '../../../src/core/table/column.ts';

const outcomeOf = (
  rows: readonly (readonly [number, number, number])[],
  positive: number | null,
): ClassOutcome => ({
  type: 'classification',
  classes: ['a', 'b', 'c'],
  truth: Int32Array.from(rows, ([truth]) => truth),
  predicted: Int32Array.from(rows, ([, predicted]) => predicted),
  scores: [0, 1, 2].map((k) => Float64Array.from(rows, ([, , s]) => (k === s % 3 ? 0.6 : 0.2))),
  positive,
});
const cell = fc.integer({ min: -1, max: 2 });
const rows = fc.array(fc.tuple(cell, cell, fc.nat(8)), { maxLength: 40 });
const positives = fc.constantFrom(0, 1, 2, null);
const at = (metric: string, params: Record<string, string | number> = {}) => ({ metric, params });

describe('metrics on some rows', () => {
  it('are those of the headline over the same rows alone', () => {
    fc.assert(
      fc.property(rows, positives, fc.infiniteStream(fc.boolean()), (list, positive, stream) => {
        const mask = Uint8Array.from(list, () => Number(stream.next().value));
        const measurer = new RowMeasurer(outcomeOf(list, positive), mask);
        const wanted = headline(
          outcomeOf(
            list.filter((_, i) => mask[i] === 1),
            positive,
          ),
          createRandom(1),
        );
        for (const { measure, estimate } of wanted) expect(measurer.measure(measure)).toEqual(estimate);
      }),
      { numRuns: 15 },
    );
  });

  it('count wrong and unanswered rows as errors, as the matrix of an evaluation does', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const outcome = outcomeOf(list, null);
        const found = new RowMeasurer(outcome).measure(at('errors'));
        const labeled = list.filter(([truth]) => truth >= 0);
        expect(found.n).toBe(labeled.length);
        expect(found.value).toBe(
          labeled.length === 0 ? null : labeled.filter(([truth, predicted]) => truth !== predicted).length,
        );
        const stored = storedFigure({ results: [], confusion: confusionOf(outcome) }, at('errors'));
        if (list.length > 0) expect(stored).toEqual(found);
      }),
    );
  });

  const outcome = outcomeOf(
    [
      [0, 0, 0],
      [1, 0, 1],
      [1, 1, 1],
      [2, 2, 2],
      [0, 2, 0],
    ],
    null,
  );

  it('are of any class against the rest', () => {
    const measurer = new RowMeasurer(outcome);
    expect(measurer.measure(at('recall', { class: 'b' }))).toMatchObject({ value: 0.5, n: 2 });
    expect(measurer.measure(at('specificity', { class: 'b' }))).toMatchObject({ value: 1, n: 3 });
    expect(measurer.measure(at('rocAuc', { class: 'c' }))).toMatchObject({ value: 1 });
    const two = new RowMeasurer({ ...outcome, positive: 0 });
    expect(two.measure(at('recall'))).toMatchObject({ value: 0.5, n: 2 });
    expect(two.measure(at('recall', { class: 'c' }))).toMatchObject({ value: 1, n: 1 });
  });

  it.each<[string, ReturnType<typeof at>, string]>([
    ['a metric of another task', at('mae'), 'measure.unknown'],
    ['a metric of a newer version', at('novelty'), 'measure.unknown'],
    ['one of many classes that is not named', at('recall'), 'measure.unknown'],
    ['a class that is not there', at('recall', { class: 'z' }), 'measure.noClass'],
  ])('%s is a problem, not a number', (_, measure, code) => {
    const measured = () => new RowMeasurer(outcome).measure(measure);
    expect(measured).toThrow(Problem);
    expect(measured).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ code }) as unknown }) as Error,
    );
  });

  it('values have errors in size, not in number', () => {
    const values: ValueOutcome = {
      type: 'regression',
      truth: Float64Array.of(1, 2),
      predicted: Float64Array.of(1, 4),
      unit: null,
    };
    expect(new RowMeasurer(values).measure(at('mae'))).toMatchObject({ value: 1, n: 2 });
    expect(() => new RowMeasurer(values).measure(at('errors'))).toThrow(/never simply right or wrong/);
  });

  it('say what is missing where there are no rows or no labels', () => {
    const none = new RowMeasurer(outcomeOf([], null));
    expect(none.measure(at('errors'))).toEqual({ value: null, reason: 'emptySlice', n: 0 });
    expect(none.measure(at('accuracy'))).toMatchObject({ value: null, reason: 'emptySlice' });
    const unlabeled = new RowMeasurer(outcomeOf([[-1, 0, 0]], null));
    expect(unlabeled.measure(at('errors'))).toEqual({ value: null, reason: 'unlabeled', n: 0 });
  });
});

describe('metrics on some rows of a weighted evaluation', () => {
  it('are weighted, and a row of weight 2 counts as two', () => {
    const list = [
      [0, 0, 0],
      [1, 0, 1],
      [2, 2, 2],
    ] as const;
    const weights: Column = {
      ...{ name: 'w', unit: null, role: 'weight', missing: 0 },
      ...{ type: 'number', data: Float64Array.of(9, 1, 2, 1) },
    };
    const weighed = new RowMeasurer(outcomeOf([list[1], ...list], null), Uint8Array.of(0, 1, 1, 1), weights);
    const doubled = new RowMeasurer(outcomeOf([...list, list[1]], null));
    for (const metric of ['accuracy', 'macroF1', 'mcc']) {
      expect(weighed.measure(at(metric)).value).toBeCloseTo(doubled.measure(at(metric)).value!, 12);
    }
    expect(weighed.measure(at('errors'))).toMatchObject({ value: 1, n: 3 });
  });
});
