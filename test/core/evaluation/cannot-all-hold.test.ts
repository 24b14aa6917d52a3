import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distanceFrom,
  madeEqual,
  outcomeOf,
  type GroupPoint,
} from '../../../src/core/evaluation/cannot-all-hold.ts';

const count = fc.integer({ min: 1, max: 5000 });
/** A group with all four kinds of rows. */
const cells = fc.record({ tp: count, fp: count, fn: count, tn: count });
const pointOf = ({ tp, fp, fn, tn }: { tp: number; fp: number; fn: number; tn: number }): GroupPoint => ({
  baseRate: (tp + fn) / (tp + fp + fn + tn),
  truePositiveRate: tp / (tp + fn),
  precision: tp / (tp + fp),
});

describe('what three rates leave of the fourth', () => {
  it('is what the counts say', () => {
    fc.assert(
      fc.property(cells, ({ tp, fp, fn, tn }) => {
        const made = outcomeOf(pointOf({ tp, fp, fn, tn }))!;
        expect(made.falsePositiveRate).toBeCloseTo(fp / (fp + tn), 10);
        expect(made.falseNegativeRate).toBeCloseTo(fn / (tp + fn), 10);
        expect(made.selectionRate).toBeCloseTo((tp + fp) / (tp + fp + fn + tn), 10);
      }),
    );
  });

  it('COMPAS: precision and base rates make the false positive rates', () => {
    const found = [
      { tn: 990, fp: 805, fn: 532, tp: 1369 },
      { tn: 1139, fp: 349, fn: 461, tp: 505 },
    ].map((group) => outcomeOf(pointOf(group))!.falsePositiveRate);
    expect(found[0]).toBeCloseTo(0.4485, 4);
    expect(found[1]).toBeCloseTo(0.2345, 4);
  });

  it.each([
    [{ baseRate: 0.8, truePositiveRate: 1, precision: 0.5 }, 'more false positives than negatives'],
    [{ baseRate: 0, truePositiveRate: 0.5, precision: 0.5 }, 'no positives'],
    [{ baseRate: 1, truePositiveRate: 0.5, precision: 0.5 }, 'no negatives'],
    [{ baseRate: 0.5, truePositiveRate: 0.5, precision: 0 }, 'found, but never right'],
    [{ baseRate: 0.5, truePositiveRate: 0, precision: 0.5 }, 'right, but never found'],
  ])('%j is no model: %s', (point) => {
    expect(outcomeOf(point)).toBeNull();
  });
});

describe('making two groups equal', () => {
  const unlike = fc
    .tuple(cells, cells)
    .map(([a, b]) => [outcomeOf(pointOf(a))!, pointOf(b)] as const)
    .filter(([a, b]) => Math.abs(a.baseRate - b.baseRate) > 0.02)
    // A model that says yes at random is equal in everything but its worth.
    .filter(([a]) => Math.abs(a.truePositiveRate - a.falsePositiveRate) > 0.01);

  it.each([
    ['odds', ['equalizedOdds'], ['predictiveParity', 'demographicParity']],
    ['precisionAndFound', ['predictiveParity'], ['equalizedOdds', 'demographicParity']],
    ['precisionAndChosen', ['predictiveParity', 'demographicParity'], ['equalizedOdds']],
  ] as const)('%s keeps what it says, and breaks the rest where base rates differ', (what, kept, broken) => {
    fc.assert(
      fc.property(unlike, ([a, other]) => {
        const point = madeEqual(other, a, what);
        if (!point) return;
        const b = outcomeOf(point)!;
        for (const demand of kept) expect(distanceFrom(demand, a, b), demand).toBeLessThan(1e-9);
        for (const demand of broken) expect(distanceFrom(demand, a, b), demand).toBeGreaterThan(1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps all three where the base rates are equal', () => {
    fc.assert(
      fc.property(cells, cells, (first, second) => {
        const a = outcomeOf(pointOf(first))!;
        for (const what of ['odds', 'precisionAndFound', 'precisionAndChosen'] as const) {
          const b = outcomeOf(madeEqual({ ...pointOf(second), baseRate: a.baseRate }, a, what)!)!;
          for (const demand of ['demographicParity', 'equalizedOdds', 'predictiveParity'] as const) {
            expect(distanceFrom(demand, a, b)).toBeLessThan(1e-9);
          }
        }
      }),
    );
  });

  it('says where no model could do it', () => {
    const many = outcomeOf({ baseRate: 0.5, truePositiveRate: 1, precision: 0.6 })!;
    expect(
      madeEqual({ baseRate: 0.9, truePositiveRate: 0.5, precision: 0.95 }, many, 'precisionAndFound'),
    ).toBeNull();
    expect(
      madeEqual({ baseRate: 0.1, truePositiveRate: 0.5, precision: 0.5 }, many, 'precisionAndChosen'),
    ).toBeNull();
  });
});
