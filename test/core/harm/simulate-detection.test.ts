import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { evidenceDetection } from '../../../src/core/harm/evidence-detection.ts';
import {
  evidenceAtEveryLook,
  groupSequential,
  mixtureAtEveryLook,
  sequenceAtEveryLook,
  zAtEveryLook,
  zOnce,
} from '../../../src/core/harm/harm-decisions.ts';
import { exactDetection } from '../../../src/core/harm/sample-size.ts';
import { requestsAtLook, simulateDetection } from '../../../src/core/harm/simulate-detection.ts';

const RUNS = 1000;
const setting = { alpha: 0.05, weight: 0.25, looks: 20 };
const traffic = (challenger: number, champion: number) => ({
  challenger: 150,
  champion: 450,
  rates: { challenger, champion },
  looks: 20,
});
const decisions = [
  zOnce(setting),
  zAtEveryLook(setting),
  evidenceAtEveryLook(setting),
  groupSequential(setting),
  mixtureAtEveryLook(setting, 0.02),
  sequenceAtEveryLook(setting),
];
/** Four standard errors of a share that was simulated. */
const near = (chance: number) => 4 * Math.sqrt((chance * (1 - chance)) / RUNS) + 0.002;

describe('detection', () => {
  test('without a regression: all but the z-test at every look keep alpha', () => {
    const found = simulateDetection(traffic(0.05, 0.05), decisions, RUNS, createRandom(11));
    const [once, peeked, ...kept] = found.map(({ chance }) => chance);
    expect(peeked).toBeGreaterThan(0.1);
    for (const chance of [once!, ...kept]) expect(chance).toBeLessThanOrEqual(0.05 + near(0.05));
  });

  test('of a regression: one look as often as exactly computed, sequential tests sooner', () => {
    const found = simulateDetection(traffic(0.075, 0.05), decisions, RUNS, createRandom(12));
    const [once, , evidence, sequential] = found;
    const exact = exactDetection(0.05, 0.075, 0.05, { challenger: 3000, champion: 9000 });
    expect(Math.abs(once!.chance - exact)).toBeLessThan(near(exact));
    expect(once!.meanLook).toBe(20);
    expect(sequential!.meanLook).toBeLessThan(18);
    expect(evidence!.meanLook).toBeLessThan(18);
    for (const { byLook, chance, interval } of found) {
      expect(byLook.at(-1)).toBeCloseTo(chance, 12);
      expect(byLook.every((part, look) => look === 0 || part >= byLook[look - 1]!)).toBe(true);
      expect(interval.low).toBeLessThanOrEqual(chance + 1e-12);
      expect(interval.high).toBeGreaterThanOrEqual(chance - 1e-12);
    }
  });
});

test('a clearly better challenger is never called worse', () => {
  const found = simulateDetection(traffic(0.02, 0.05), decisions, 200, createRandom(13));
  expect(found.slice(2).map(({ chance }) => chance)).toEqual([0, 0, 0, 0]);
});

describe('the evidence without simulation', () => {
  test('is what simulated hours looked at after every event come to', () => {
    const rates = { challenger: 0.06, champion: 0.045 };
    const exact = evidenceDetection({ requests: 300, weight: 0.5, rates, looks: 30 }, 0.05)!;
    // A look every 10 requests misses next to nothing.
    const fine = simulateDetection(
      { challenger: 5, champion: 5, rates, looks: 900 },
      [evidenceAtEveryLook({ alpha: 0.05, weight: 0.5, looks: 900 })],
      400,
      createRandom(3),
    )[0]!;
    for (const look of [9, 19, 29]) {
      const chance = exact.byLook[look]!;
      expect(Math.abs(fine.byLook[(look + 1) * 30 - 1]! - chance)).toBeLessThan(
        4 * Math.sqrt((chance * (1 - chance)) / 400) + 0.01,
      );
    }
  });

  test('never alarms falsely more often than alpha, finds what is large, and sees nothing in nothing', () => {
    for (const rate of [0.001, 0.05]) {
      const same = { requests: 3000, weight: 0.05, rates: { challenger: rate, champion: rate }, looks: 60 };
      expect(evidenceDetection(same, 0.05)!.chance).toBeLessThan(0.05);
    }
    const large = { requests: 3000, weight: 0.05, rates: { challenger: 0.05, champion: 0.01 }, looks: 60 };
    const found = evidenceDetection(large, 0.05)!;
    expect(found.chance).toBeGreaterThan(0.999);
    expect(found.meanLook).toBeLessThan(10);
    const none = { ...large, rates: { challenger: 0, champion: 0 } };
    expect(evidenceDetection(none, 0.05)).toMatchObject({ chance: 0, meanLook: null });
    expect(evidenceDetection({ ...large, requests: 1e7 }, 0.05)).toBeNull();
  });
});

describe('a trickle of requests', () => {
  test('comes whole', () => {
    const sum = (average: number) =>
      Array.from({ length: 40 }, (_, look) => requestsAtLook(average, look)).reduce((all, one) => all + one);
    expect([sum(0.075), sum(1.425), sum(150)]).toEqual([3, 57, 6000]);
  });

  test('alarms no more often than alpha', () => {
    const rates = { challenger: 0.3, champion: 0.3 };
    const few = { challenger: 0.075, champion: 1.425, rates, looks: 240 };
    const decision = evidenceAtEveryLook({ alpha: 0.05, weight: 0.05, looks: 240 });
    const found = simulateDetection(few, [decision], RUNS, createRandom(14))[0]!;
    expect(found.chance).toBeLessThanOrEqual(0.05 + near(0.05));
  });
});
