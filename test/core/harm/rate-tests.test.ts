import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { groupSequentialBounds, squareSpending } from '../../../src/core/harm/group-sequential.ts';
import {
  logMixtureRatio,
  plainHarmP,
  pooledZ,
  ratioMismatchP,
  sequenceHalfWidth,
} from '../../../src/core/harm/rate-tests.ts';
import { drawNormal } from '../../../src/core/simulate/draws.ts';

const counts = (a: number, n: number, b: number, m: number) => ({
  challenger: { events: a, n },
  champion: { events: b, n: m },
});

describe('the plain test of two rates', () => {
  test('is the textbook’s: 30 of 400 against 20 of 500', () => {
    // statsmodels.stats.proportion.proportions_ztest([30, 20], [400, 500], alternative="larger")
    expect(pooledZ(counts(30, 400, 20, 500))).toBeCloseTo(2.2777698070958894, 10);
    expect(plainHarmP(counts(30, 400, 20, 500))).toBeCloseTo(0.011370148057649857, 10);
  });

  test('turns its sign with the arms, and has no value without variance', () => {
    expect(pooledZ(counts(20, 500, 30, 400))).toBeCloseTo(-2.2777698070958894, 10);
    expect(pooledZ(counts(0, 10, 0, 10))).toBeNull();
    expect(plainHarmP(counts(0, 0, 1, 10))).toBeNull();
  });
});

describe('the mixture ratio and the confidence sequence', () => {
  test('by hand: 60 of 1,000 against 50 of 1,000', () => {
    const of = counts(60, 1000, 50, 1000);
    const variance = (0.06 * 0.94) / 1000 + (0.05 * 0.95) / 1000;
    const tau2 = 0.01 ** 2;
    const ratio =
      Math.sqrt(variance / (variance + tau2)) *
      Math.exp((tau2 * 0.01 ** 2) / (2 * variance * (variance + tau2)));
    expect(Math.exp(logMixtureRatio(of, 0.01)!)).toBeCloseTo(ratio, 12);
    const rho2 = (-2 * Math.log(0.05) + Math.log(1 - 2 * Math.log(0.05))) / 5000;
    const half =
      Math.sqrt(variance) *
      Math.sqrt(2000) *
      Math.sqrt(((2 * (2000 * rho2 + 1)) / (2000 ** 2 * rho2)) * Math.log(Math.sqrt(2000 * rho2 + 1) / 0.05));
    expect(sequenceHalfWidth(of, 0.05)).toBeCloseTo(half, 12);
  });

  test('the sequence is wider than one look’s interval and narrows with more requests', () => {
    const few = sequenceHalfWidth(counts(50, 1000, 50, 1000), 0.05)!;
    const many = sequenceHalfWidth(counts(500, 10_000, 500, 10_000), 0.05)!;
    const once = 1.96 * Math.sqrt((2 * 0.05 * 0.95) / 1000);
    expect(few).toBeGreaterThan(once);
    expect(many).toBeLessThan(few);
  });

  test('have no value without variance', () => {
    expect(logMixtureRatio(counts(0, 10, 0, 10), 0.01)).toBeNull();
    expect(sequenceHalfWidth(counts(0, 10, 0, 10), 0.05)).toBeNull();
    expect(logMixtureRatio(counts(0, 0, 1, 10), 0.01)).toBeNull();
  });
});

test('a broken split of the traffic is told', () => {
  // scipy.stats.chisquare([560, 9440], [500, 9500]).pvalue
  expect(ratioMismatchP(560, 9440, 0.05)).toBeCloseTo(0.005905, 5);
  expect(ratioMismatchP(50, 950, 0.05)).toBeCloseTo(1, 12);
  expect(ratioMismatchP(0, 0, 0.05)).toBeNull();
});

describe('bounds at planned looks', () => {
  test('one look is the plain test', () => {
    expect(groupSequentialBounds([1], squareSpending(0.05))[0]).toBeCloseTo(1.6448536, 6);
  });

  test('spend what they are to: a walk crosses by each look as often as said', () => {
    const parts = [0.2, 0.4, 0.6, 0.8, 1];
    const bounds = groupSequentialBounds(parts, squareSpending(0.05));
    expect(bounds.every((bound, at) => at === 0 || bound < bounds[at - 1]!)).toBe(true);
    const random = createRandom(5);
    const crossed = parts.map(() => 0);
    const runs = 40_000;
    for (let run = 0; run < runs; run++) {
      let score = 0;
      for (const [at, part] of parts.entries()) {
        score += drawNormal(random) * Math.sqrt(part - (parts[at - 1] ?? 0));
        if (score / Math.sqrt(part) > bounds[at]!) {
          for (let later = at; later < parts.length; later++) crossed[later]!++;
          break;
        }
      }
    }
    parts.forEach((part, at) => {
      const wanted = 0.05 * part * part;
      const error = 4 * Math.sqrt((wanted * (1 - wanted)) / runs);
      expect(Math.abs(crossed[at]! / runs - wanted)).toBeLessThan(error);
    });
  });
});
