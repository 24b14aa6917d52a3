import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightsFromAgreement } from '../../../src/core/labels/annotator-weights.ts';
import { agreementWithConsensus } from '../../../src/core/labels/consensus-quality.ts';
import { DECISIONS, posteriorConsensus, voteConsensus } from '../../../src/core/labels/consensus.ts';
import {
  dawidSkene as steps,
  type DawidSkene,
  type DawidSkeneOptions,
} from '../../../src/core/labels/dawid-skene.ts';
import type { Ratings } from '../../../src/core/labels/ratings.ts';
import { finish } from '../finish.ts';
import { ratingsFrom } from './ratings-from.ts';

const CODES = [
  [0, 0, 0],
  [0, 1, 1],
  [0, 1, 2],
  [2, -1, -1],
  [-1, -1, -1],
  [1, 0, -1],
];

const dawidSkene = (ratings: Ratings, options?: DawidSkeneOptions): DawidSkene =>
  finish(steps(ratings, options));

describe('a vote', () => {
  const ratings = ratingsFrom(CODES);
  const decisionsOf = (of: { decisions: Uint8Array }): string[] =>
    Array.from(of.decisions, (d) => DECISIONS[d]!);

  it('decides by most votes and leaves ties alone', () => {
    const { codes, counts, support, ...rest } = voteConsensus(ratings);
    expect([...codes]).toEqual([0, 1, -1, 2, -1, -1]);
    expect(decisionsOf(rest)).toEqual(['unanimous', 'majority', 'tie', 'unanimous', 'none', 'tie']);
    expect(counts).toEqual({ none: 1, tie: 2, unanimous: 2, majority: 1, weighted: 0, ruled: 0 });
    expect(support[1]).toBeCloseTo(2 / 3, 12);
    expect(support[4]).toBeNaN();
  });

  it('takes weights, and drops who has none', () => {
    const { codes, ...rest } = voteConsensus(ratings, { weights: Float64Array.of(3, 1, 1) });
    expect([...codes]).toEqual([0, 0, 0, 2, -1, 1]);
    expect(decisionsOf(rest)).toEqual(['unanimous', 'weighted', 'weighted', 'unanimous', 'none', 'weighted']);
    expect(voteConsensus(ratings, { weights: Float64Array.of(0, 1, 1) }).codes[3]).toBe(-1);
    expect(() => voteConsensus(ratings, { weights: Float64Array.of(-1, 1, 1) })).toThrow(RangeError);
  });

  it('gives way to rulings, and what was undecided is decided', () => {
    const rulings = new Map([
      [0, 2],
      [2, 1],
      [4, 0],
    ]);
    const { codes, counts } = voteConsensus(ratings, { rulings });
    expect([...codes]).toEqual([2, 1, 1, 2, 0, -1]);
    expect(counts.ruled).toBe(3);
  });

  it('knows a tie of weights whose sums differ in the last place', () => {
    const ratings = ratingsFrom([[0, 0, 0, 1]]);
    expect(voteConsensus(ratings, { weights: Float64Array.of(0.1, 0.1, 0.1, 0.3) }).codes[0]).toBe(-1);
  });

  it('equal weights change nothing but the word; order of annotators does not matter', () => {
    const matrix = fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 5, maxLength: 5 }), {
      maxLength: 15,
    });
    fc.assert(
      fc.property(matrix, (codes) => {
        const plain = voteConsensus(ratingsFrom(codes, { classes: 3 }));
        const weighted = voteConsensus(ratingsFrom(codes, { classes: 3 }), {
          weights: new Float64Array(5).fill(0.7),
        });
        expect(weighted.codes).toEqual(plain.codes);
        const turned = codes.map((row) => row.toReversed());
        expect(voteConsensus(ratingsFrom(turned, { classes: 3 })).codes).toEqual(plain.codes);
      }),
      { seed: 1 },
    );
  });
});

/** Three who know and two who guess the opposite, of items whose truth alternates. */
function crowd(items: number): { ratings: Ratings; truth: number[] } {
  const truth = Array.from({ length: items }, (_, i) => i % 2);
  const codes = truth.map((t, i) => [
    t,
    i % 9 === 0 ? 1 - t : t,
    i % 7 === 0 ? 1 - t : t,
    i % 10 < 8 ? 1 - t : t,
  ]);
  return { ratings: ratingsFrom(codes), truth };
}

describe('weights', () => {
  it('from agreement with the others are lower for who disagrees, and average for who is alone', () => {
    const weights = weightsFromAgreement(crowd(90).ratings);
    expect(weights[0]!).toBeGreaterThan(weights[3]! + 0.2);
    expect(weights[3]!).toBeLessThan(0.4);
    const alone = weightsFromAgreement(
      ratingsFrom([
        [0, 0, -1],
        [0, 1, -1],
        [-1, -1, 1],
      ]),
    );
    expect([...alone]).toEqual([0.5, 0.5, 0.5]);
    expect([
      ...weightsFromAgreement(
        ratingsFrom([
          [0, -1],
          [-1, 1],
        ]),
      ),
    ]).toEqual([1, 1]);
  });
});

describe('Dawid and Skene', () => {
  it('learns who is contrary and makes use of it', () => {
    const { ratings, truth } = crowd(180);
    const model = dawidSkene(ratings);
    expect(model.converged).toBe(true);
    expect(model.accuracy[0]).toBeGreaterThan(0.95);
    expect(model.accuracy[3]).toBeLessThan(0.25);
    const { codes, counts } = posteriorConsensus(ratings, model.posterior);
    expect([...codes]).toEqual(truth);
    expect(counts.weighted).toBeGreaterThan(0);
  });

  it('never loses likelihood without smoothing, and its probabilities sum to 1', () => {
    const matrix = fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 25,
    });
    fc.assert(
      fc.property(matrix, (codes) => {
        const ratings = ratingsFrom(codes, { classes: 3 });
        const { posterior, logLikelihood } = dawidSkene(ratings, { smoothing: 0, iterations: 15 });
        logLikelihood.slice(1).forEach((value, at) => {
          expect(value).toBeGreaterThan(logLikelihood[at]! - 1e-9);
        });
        for (let item = 0; item < codes.length; item++) {
          const sum = posterior.subarray(3 * item, 3 * item + 3).reduce((a, b) => a + b, 0);
          expect(sum).toBeCloseTo(1, 9);
        }
      }),
      { seed: 2 },
    );
  });

  it('stands many ratings an item, whose probabilities multiply to less than a double holds', () => {
    const codes = [0, 1].flatMap((t) =>
      Array.from({ length: 20 }, () =>
        Array.from({ length: 3000 }, (_, a) => (a % 2 === 0 ? t : (a % 3) % 2)),
      ),
    );
    const { posterior } = dawidSkene(ratingsFrom(codes, { classes: 2 }), { iterations: 3 });
    expect(posterior.every(Number.isFinite)).toBe(true);
    expect(posterior[0]).toBeCloseTo(1, 9);
  });

  it('leaves items without ratings to the shares of the classes, and undecided', () => {
    const ratings = ratingsFrom([
      [0, 0],
      [0, 0],
      [1, 1],
      [-1, -1],
    ]);
    const model = dawidSkene(ratings);
    expect(model.posterior[6]).toBeCloseTo(model.prior[0]!, 12);
    expect(posteriorConsensus(ratings, model.posterior).codes[3]).toBe(-1);
    expect(dawidSkene(ratingsFrom([[-1]], { classes: 2 })).prior[0]).toBe(0.5);
  });

  it('equal probabilities are a tie, rulings stand', () => {
    const ratings = ratingsFrom([[0, 1]]);
    expect(posteriorConsensus(ratings, Float64Array.of(0.5, 0.5)).counts.tie).toBe(1);
    expect(posteriorConsensus(ratings, Float64Array.of(0.5, 0.5), new Map([[0, 1]])).codes[0]).toBe(1);
  });
});

describe('quality against the consensus', () => {
  it('is each annotator’s share of the decided items, with their classes', () => {
    const ratings = ratingsFrom(CODES);
    const { annotators, classes, overall } = agreementWithConsensus(ratings, voteConsensus(ratings), {
      seed: 1,
    });
    expect(annotators.map(({ estimate }) => [estimate.value, estimate.n])).toEqual([
      [2 / 3, 3],
      [1, 2],
      [1, 2],
    ]);
    expect(overall).toMatchObject({ value: 6 / 7, n: 7, dropped: { unlabeled: 5 } });
    expect(classes.map(({ name, estimate }) => [name, estimate.value])).toEqual([
      ['class 0', 1],
      ['class 1', 2 / 3],
      ['class 2', 1],
    ]);
  });
});
