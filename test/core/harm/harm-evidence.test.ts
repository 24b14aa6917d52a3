import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import {
  anytimeP,
  logHarmEvidence,
  logHarmOverStages,
  logPairedHarm,
} from '../../../src/core/harm/harm-evidence.ts';
import { logBeta } from '../../../src/core/stats/log-beta-tail.ts';

const weights = fc.double({ min: 0.01, max: 0.9, noNaN: true });

/** The mixture integrated by brute force: Simpson's rule over (w, 1). */
function integrated(weight: number, challenger: number, champion: number): number {
  const b = (1 - weight) / weight;
  const steps = 20_000;
  const width = (1 - weight) / steps;
  const density = (chance: number): number => (1 - chance) ** (b - 1);
  const ratio = (chance: number): number =>
    (chance / weight) ** challenger * ((1 - chance) / (1 - weight)) ** champion;
  let above = 0;
  let mass = 0;
  for (let at = 0; at <= steps; at++) {
    const chance = Math.min(weight + at * width, 1 - 1e-12);
    const simpson = at === 0 || at === steps ? 1 : at % 2 === 1 ? 4 : 2;
    above += simpson * density(chance) * ratio(chance);
    mass += simpson * density(chance);
  }
  return above / mass;
}

function binomial(n: number, k: number, p: number): number {
  return Math.exp(-logBeta(k + 1, n - k + 1) - Math.log(n + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

describe('evidence for harm', () => {
  test.each([
    [0.05, 3, 20],
    [0.05, 0, 40],
    [0.25, 12, 20],
    [0.5, 9, 3],
  ])(
    'is the mixture over chances above the share: weight %d, %d and %d events',
    (weight, challenger, champion) => {
      const found = Math.exp(logHarmEvidence({ weight, challenger, champion }));
      expect(found / integrated(weight, challenger, champion)).toBeCloseTo(1, 4);
    },
  );

  test('is worth 1 on average where no harm is, and at most that where the challenger is better', () => {
    fc.assert(
      fc.property(
        weights,
        fc.integer({ min: 0, max: 40 }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        (weight, events, better) => {
          const mean = (chance: number): number => {
            let sum = 0;
            for (let k = 0; k <= events; k++) {
              sum +=
                binomial(events, k, chance) *
                Math.exp(logHarmEvidence({ weight, challenger: k, champion: events - k }));
            }
            return sum;
          };
          expect(mean(weight)).toBeCloseTo(1, 6);
          const odds = (better * weight) / (1 - weight);
          expect(mean(odds / (1 + odds))).toBeLessThanOrEqual(1 + 1e-9);
        },
      ),
    );
  });

  test('no events say nothing; more of the challenger’s say more', () => {
    fc.assert(
      fc.property(weights, fc.nat(60), fc.nat(60), (weight, challenger, champion) => {
        expect(logHarmEvidence({ weight, challenger: 0, champion: 0 })).toBeCloseTo(0, 9);
        const less = logHarmEvidence({ weight, challenger, champion });
        expect(logHarmEvidence({ weight, challenger: challenger + 1, champion })).toBeGreaterThan(less);
        expect(logHarmEvidence({ weight, challenger, champion: champion + 1 })).toBeLessThan(less);
      }),
    );
  });

  test('stays a number for thousands of events on either side', () => {
    for (const [challenger, champion] of [
      [0, 100_000],
      [5000, 5000],
      [100_000, 0],
    ] as const) {
      const found = logHarmEvidence({ weight: 0.05, challenger, champion });
      expect(Number.isFinite(found)).toBe(true);
    }
  });

  test('alarms falsely in no more than alpha of rollouts that are looked at after every event', () => {
    const random = createRandom(7);
    let alarms = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run++) {
      let challenger = 0;
      for (let event = 1; event <= 200; event++) {
        if (random.uniform() < 0.05) challenger++;
        if (logHarmEvidence({ weight: 0.05, challenger, champion: event - challenger }) >= Math.log(20)) {
          alarms++;
          break;
        }
      }
    }
    // 5% of 2,000 and three standard errors.
    expect(alarms).toBeLessThan(100 + 30);
  });
});

describe('evidence over stages', () => {
  const quiet = { weight: 0.05, challenger: 0, champion: 200 };
  const harmful = { weight: 0.25, challenger: 40, champion: 40 };

  test('is that of one stage where only one is planned, and multiplies where all say the same', () => {
    expect(logHarmOverStages([harmful], 1)).toBeCloseTo(logHarmEvidence(harmful), 12);
    expect(logHarmOverStages([harmful, harmful], 2)).toBeGreaterThan(
      2 * logHarmEvidence(harmful) - Math.log(2),
    );
  });

  test('of a later stage is not drowned by a quiet one before', () => {
    expect(logHarmEvidence(quiet)).toBeLessThan(-2);
    expect(logHarmOverStages([quiet, harmful], 4)).toBeGreaterThan(
      logHarmEvidence(harmful) - Math.log(4) - 1e-9,
    );
  });

  test('is 1 before anything happened', () => {
    expect(logHarmOverStages([], 5)).toBeCloseTo(0, 12);
    expect(anytimeP(logHarmOverStages([], 5))).toBe(1);
  });
});

test('a paired harm looks at who errs alone', () => {
  expect(logPairedHarm(0, 0)).toBeCloseTo(0, 12);
  expect(logPairedHarm(20, 2)).toBeGreaterThan(Math.log(1000));
  expect(logPairedHarm(2, 20)).toBeLessThan(0);
});
