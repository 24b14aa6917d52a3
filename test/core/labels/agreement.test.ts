import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, type Agreement } from '../../../src/core/labels/agreement.ts';
import { agreementByRound, trendOf } from '../../../src/core/labels/agreement-rounds.ts';
import { agreementByPair } from '../../../src/core/labels/annotator-pairs.ts';
import type { Level } from '../../../src/core/labels/disagreement-metric.ts';
import { disagreementOf } from '../../../src/core/labels/disagreement.ts';
import { estimate, undefinedBecause, type Estimate } from '../../../src/core/kernel/estimate.ts';
import { ratingsFrom } from './ratings-from.ts';

const LEVELS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
const VALUES = [0, 1, 3, 4];

/** Matrices of 2 to 12 items by 2 to 4 annotators of 4 classes, with holes. */
const matrix = fc.integer({ min: 2, max: 4 }).chain((annotators) =>
  fc.array(fc.array(fc.integer({ min: -1, max: 3 }), { minLength: annotators, maxLength: annotators }), {
    minLength: 2,
    maxLength: 12,
  }),
);

function measure(codes: readonly (readonly number[])[], level: Level = 'nominal'): Agreement {
  return agreementOf(ratingsFrom(codes, { values: VALUES }), { level, seed: 1, B: 0 });
}

/** Estimates as text to nine digits, for comparing sums made in another order. */
function rounded({ percent, alpha, fleiss }: Agreement): string[] {
  return [percent, alpha, fleiss].map((of) => (of.value === null ? of.reason : of.value.toFixed(9)));
}

describe('properties', () => {
  it('does not depend on the order of items or annotators', () => {
    fc.assert(
      fc.property(matrix, fc.constantFrom(...LEVELS), (codes, level) => {
        const turned = codes.map((row) => row.toReversed()).toReversed();
        expect(rounded(measure(turned, level))).toEqual(rounded(measure(codes, level)));
      }),
      { seed: 1 },
    );
  });

  it('does not depend on the names of nominal classes', () => {
    fc.assert(
      fc.property(matrix, (codes) => {
        const renamed = codes.map((row) => row.map((code) => (code < 0 ? -1 : (3 * code + 1) % 4)));
        expect(rounded(measure(renamed))).toEqual(rounded(measure(codes)));
      }),
      { seed: 2 },
    );
  });

  it('ordinal alpha turns with the scale, interval alpha ignores shift and unit', () => {
    fc.assert(
      fc.property(matrix, (codes) => {
        const turned = codes.map((row) => row.map((code) => (code < 0 ? -1 : 3 - code)));
        expect(rounded(measure(turned, 'ordinal'))[1]).toEqual(rounded(measure(codes, 'ordinal'))[1]);
        const moved = ratingsFrom(codes, { values: VALUES.map((value) => 10 * value - 7) });
        expect(rounded(agreementOf(moved, { level: 'interval', seed: 1, B: 0 }))).toEqual(
          rounded(measure(codes, 'interval')),
        );
      }),
      { seed: 3 },
    );
  });

  it('is 1 where all agree and not all on the same class', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(3), { minLength: 2, maxLength: 20 }),
        fc.constantFrom(...LEVELS),
        (truth, level) => {
          const { percent, alpha, fleiss } = measure(
            truth.map((code) => [code, code, code]),
            level,
          );
          expect(percent.value).toBe(1);
          const one = new Set(truth).size === 1;
          expect(alpha).toMatchObject(one ? { value: null, reason: 'singleClass' } : { value: 1 });
          expect(fleiss).toMatchObject(one ? { value: null, reason: 'singleClass' } : { value: 1 });
        },
      ),
      { seed: 4 },
    );
  });

  it('kappas and percent stay when every item is there twice', () => {
    fc.assert(
      fc.property(matrix, (codes) => {
        const twice = ratingsFrom([...codes, ...codes], { values: VALUES });
        const once = ratingsFrom(codes, { values: VALUES });
        const fleissOf = (of: typeof once): unknown => {
          const { percent, fleiss } = agreementOf(of, { seed: 1, B: 0 });
          return [percent.value?.toFixed(9), fleiss.value?.toFixed(9)];
        };
        expect(fleissOf(twice)).toEqual(fleissOf(once));
        for (const weights of ['none', 'linear', 'quadratic'] as const) {
          const kappas = (of: typeof once): unknown =>
            agreementByPair(of, { weights, seed: 1, B: 0 }).pairs.map(({ kappa }) => kappa.value?.toFixed(9));
          expect(kappas(twice)).toEqual(kappas(once));
        }
      }),
      { seed: 5 },
    );
  });

  it('for two annotators of two classes all weights are one, and kappa does not mind who is first', () => {
    const pair = fc.array(fc.tuple(fc.nat(1), fc.nat(1)), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(pair, (codes) => {
        const kappaOf = (
          of: readonly (readonly number[])[],
          weights: 'none' | 'linear' | 'quadratic',
        ): unknown => {
          const { kappa } = agreementByPair(ratingsFrom(of, { classes: 2 }), { weights, seed: 1, B: 0 })
            .pairs[0]!;
          return kappa.value === null ? kappa.reason : kappa.value.toFixed(9);
        };
        const plain = kappaOf(codes, 'none');
        expect(kappaOf(codes, 'linear')).toBe(plain);
        expect(kappaOf(codes, 'quadratic')).toBe(plain);
        expect(
          kappaOf(
            codes.map(([a, b]) => [b, a]),
            'none',
          ),
        ).toBe(plain);
      }),
      { seed: 6 },
    );
  });

  it('alpha by coincidences is alpha by all pairs', () => {
    fc.assert(
      fc.property(matrix, (codes) => {
        const { value } = measure(codes, 'interval').alpha;
        const units = codes
          .map((row) => row.filter((c) => c >= 0).map((c) => VALUES[c]!))
          .filter((u) => u.length > 1);
        const all = units.flat();
        const mean = (of: readonly number[]): number =>
          of.reduce((sum, a) => sum + of.reduce((s, b) => s + (a - b) ** 2, 0), 0) / (of.length - 1);
        const expected = all.length === 0 ? 0 : mean(all) / all.length;
        if (expected === 0) expect(value).toBeNull();
        else {
          const observed = units.reduce((sum, unit) => sum + mean(unit), 0) / all.length;
          expect(value).toBeCloseTo(1 - observed / expected, 9);
        }
      }),
      { seed: 7 },
    );
  });
});

describe('undefined numbers have a reason', () => {
  it.each([
    ['nothing', [], 'noPairs'],
    [
      'one rating each',
      [
        [0, -1],
        [-1, 1],
      ],
      'noPairs',
    ],
    [
      'one class',
      [
        [0, 0],
        [0, 0],
      ],
      'singleClass',
    ],
  ] as const)('%s', (_, codes, reason) => {
    const { alpha, fleiss } = measure(codes);
    expect(alpha).toMatchObject({ value: null, reason });
    expect(fleiss).toMatchObject({ value: null, reason });
  });

  it('classes that are no numbers have no interval alpha; numbers below 0 no ratio alpha', () => {
    const names = ratingsFrom([
      [0, 1],
      [1, 1],
    ]);
    expect(agreementOf(names, { level: 'interval', seed: 1 }).alpha).toMatchObject({ reason: 'notNumbers' });
    const negative = ratingsFrom(
      [
        [0, 1],
        [1, 1],
      ],
      { values: [-1, 2] },
    );
    expect(agreementOf(negative, { level: 'ratio', seed: 1 }).alpha).toMatchObject({ reason: 'notNumbers' });
    expect(agreementOf(negative, { level: 'interval', seed: 1 }).alpha.value).not.toBeNull();
  });

  it('counts items that say nothing about agreement', () => {
    const { percent, fleiss, alpha } = measure([
      [0, 0],
      [0, 1],
      [1, -1],
      [-1, -1],
    ]);
    expect(percent).toMatchObject({ value: 0.5, n: 2, dropped: { missing: 2 } });
    expect(fleiss).toMatchObject({ reason: 'unequalRaters' });
    expect(alpha.value).toBeCloseTo(0, 9);
  });

  it('a pair without an item in common is no pair; kappa of one class is undefined', () => {
    const { pairs } = agreementByPair(
      ratingsFrom([
        [0, 0, -1],
        [0, 0, -1],
        [-1, -1, 1],
      ]),
      { seed: 1 },
    );
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ items: 2, percent: { value: 1 }, kappa: { reason: 'singleClass' } });
  });
});

describe('intervals', () => {
  const codes = Array.from({ length: 300 }, (_, i) => [i % 3, i % 10 < 7 ? i % 3 : (i + 1) % 3, i % 3]);

  it('hold the value, state B and seed, and come out the same again', () => {
    const run = (): Agreement => agreementOf(ratingsFrom(codes), { seed: 5, B: 400 });
    const { percent, alpha, fleiss, classes } = run();
    for (const of of [percent, alpha, fleiss, ...classes.flatMap((c) => [c.specific, c.alpha, c.fleiss])]) {
      const { value, interval } = of as Estimate & { value: number };
      expect(interval!.low).toBeLessThan(value);
      expect(interval!.high).toBeGreaterThan(value);
      expect(interval!.method).toBe('percentile bootstrap over items, seed 5, B = 400');
    }
    expect(run()).toEqual(run());
  });

  it('have the width of resampling items one by one', () => {
    const { interval } = agreementOf(ratingsFrom(codes), { seed: 5 }).percent as Estimate & { value: number };
    const shares = codes.map((_, i) => (i % 10 < 7 ? 1 : 1 / 3));
    const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
    const deviation = Math.sqrt(shares.reduce((sum, s) => sum + (s - mean) ** 2, 0) / shares.length);
    const half = (1.96 * deviation) / Math.sqrt(shares.length);
    expect(Math.abs((interval!.high - interval!.low) / 2 / half - 1)).toBeLessThan(0.1);
  });

  it('are Wilson for percent agreement of two, and none of kappa, where nobody disagrees', () => {
    const agreed = ratingsFrom([
      [0, 0],
      [1, 1],
      [0, 0],
    ]);
    const { percent, alpha } = agreementOf(agreed, { seed: 1 });
    expect(percent).toMatchObject({ value: 1, interval: { method: 'Wilson', high: 1 } });
    expect(alpha).toMatchObject({ value: 1, interval: null });
    expect(agreementByPair(agreed, { seed: 1 }).pairs[0]!.kappa).toMatchObject({ value: 1, interval: null });
  });
});

describe('prevalence', () => {
  it('stands beside percent agreement: 90% of one class agree by chance alone', () => {
    const codes = Array.from({ length: 100 }, (_, i) => [Number(i % 10 === 0), Number(i % 10 === 1)]);
    const { percent, chance, classes, alpha } = measure(codes);
    expect(percent.value).toBeCloseTo(0.8, 9);
    expect(chance.value).toBeCloseTo(0.82, 9);
    expect(alpha.value).toBeLessThan(0);
    expect(classes[0]!.share).toBeCloseTo(0.9, 9);
  });
});

describe('the matrix of pairs', () => {
  it('is of those with most ratings where there are many annotators', () => {
    const row = Array.from({ length: 50 }, (_, annotator) => annotator % 2);
    const { annotators, notShown, pairs } = agreementByPair(
      ratingsFrom([
        row,
        row.map((code, a) => (a < 45 ? code : -1)),
        row.map((code, a) => (a > 4 ? 1 - code : -1)),
      ]),
      { seed: 1, B: 0 },
    );
    expect(notShown).toBe(10);
    expect(annotators).toEqual(Array.from({ length: 40 }, (_, at) => at + 5));
    expect(pairs).toHaveLength((40 * 39) / 2);
  });
});

describe('disagreement', () => {
  it('queues the most split items first, ties by row', () => {
    const ratings = ratingsFrom([
      [0, 0, 0, 0],
      [0, 0, 0, 1],
      [2, 1, 1, 2],
      [0, 1, 2, 3],
      [3, 3, 3, 2],
      [-1, -1, -1, -1],
      [0, 1, -1, -1],
    ]);
    const { entropy, majority, queue } = disagreementOf(ratings);
    expect([...queue]).toEqual([3, 2, 6, 1, 4]);
    expect(Array.from(entropy, (bits) => Number(bits.toFixed(3)))).toEqual([0, 0.811, 1, 2, 0.811, NaN, 1]);
    expect([...majority]).toEqual([1, 0.75, 0.5, 0.25, 0.75, NaN, 0.5]);
  });
});

describe('rounds', () => {
  const round = (wrong: number): readonly (readonly number[])[] =>
    Array.from({ length: 60 }, (_, i) => [i % 3, i < wrong ? (i + 1) % 3 : i % 3]);

  it('measures each in turn', () => {
    const rounds = [30, 12, 6].map((wrong, at) => ({
      name: `round ${String(at + 1)}`,
      ratings: ratingsFrom(round(wrong)),
    }));
    const measured = agreementByRound(rounds, { seed: 1, B: 0 });
    expect(measured.map(({ name, agreement }) => [name, agreement.percent.value])).toEqual([
      ['round 1', 0.5],
      ['round 2', 0.8],
      ['round 3', 0.9],
    ]);
    expect(trendOf(measured.map(({ agreement }) => agreement.alpha)).state).toBe('rising');
  });

  it.each([
    [[], 'tooFew', null],
    [[0.5], 'tooFew', 0],
    [[0.5, 0.52], 'rising', 1],
    [[0.5, 0.6, 0.61], 'pause', 1],
    [[0.5, 0.6, 0.61, 0.619], 'stopped', 1],
    [[0.5, 0.6, 0.61, 0.62], 'rising', 3],
    [[0.5, null, 0.4, 0.45], 'stopped', 0],
  ] as const)('%j: %s', (values, state, lastRise) => {
    const series = values.map((value) =>
      value === null ? undefinedBecause('noPairs', 0) : estimate(value, 10),
    );
    expect(trendOf(series)).toEqual({ state, lastRise });
  });
});
