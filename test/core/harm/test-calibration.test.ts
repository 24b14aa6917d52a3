import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { evidenceAtEveryLook } from '../../../src/core/harm/harm-decisions.ts';
import { HARM_TESTS, recommendedTest, standingOf } from '../../../src/core/harm/harm-tests.ts';
import { simulateDetection } from '../../../src/core/harm/simulate-detection.ts';
import {
  calibrateTests,
  harmDecisions,
  trafficOf,
  type CalibrationPart,
  type CalibrationReport,
} from '../../../src/core/harm/test-calibration.ts';
import { binomialMasses, massesFrom } from '../../../src/core/stats/binomial-masses.ts';
import { evidenceDetection } from '../../../src/core/harm/evidence-detection.ts';
import { checkFailure } from '../../../src/core/harm/failed-checks.ts';

const RUNS = 2000;
const ALPHA = 0.05;
/** An hour at 50 requests a second, looked at every minute. */
const HOUR = { perSecond: 50, lookMs: 60_000, looks: 60, alpha: ALPHA, runs: RUNS, isPaired: true };
const RATES = [0.001, 0.01, 0.05, 0.2];
const WEIGHTS = [0.05, 0.5];
/** Most alarms that a chance of alpha gives in all but one in a thousand of such tests. */
const most = (() => {
  const masses = binomialMasses(RUNS, ALPHA);
  let count = RUNS * ALPHA;
  while (massesFrom(masses, count + 1) > 0.001) count++;
  return count;
})();
// Their bounds do not depend on the rate: computed once a weight.
const shared = harmDecisions({ ...HOUR, weight: 0.5, rise: 0.01 }).get('gst')!;

describe('without harm, looked at every minute of an hour', () => {
  test('the bound is what SciPy says', () => {
    // scipy.stats.binom.isf(.001, 2000, .05)
    expect(most).toBe(131);
  });

  const settings = WEIGHTS.flatMap((weight) => RATES.map((rate) => ({ weight, rate })));
  test.each(settings)(
    'a share of $weight and a rate of $rate: every test keeps alpha where it is valid',
    ({ weight, rate }) => {
      const question = { ...HOUR, weight, rate, rise: rate / 2 };
      const decisions = harmDecisions(question).set('gst', shared);
      // It promises nothing, and its ranks take longer than all else.
      decisions.delete('mannWhitney');
      const names = [...decisions.keys()];
      const found = simulateDetection(
        trafficOf(question, 0),
        [...decisions.values()],
        RUNS,
        createRandom(61),
      );
      const alarms = new Map(names.map((name, at) => [name, Math.round(found[at]!.chance * RUNS)]));
      const wrong = names.filter((name) => standingOf(name, question).isValid && alarms.get(name)! > most);
      expect(wrong).toEqual([]);
      // The cautionary tale: several times alpha, and nowhere offered.
      expect(alarms.get('zEveryLook')).toBeGreaterThan(4 * ALPHA * RUNS);
      expect(standingOf('zEveryLook', question).isValid).toBe(false);
      // What is offered by default is valid everywhere.
      for (const isPaired of [false, true]) {
        const offered = recommendedTest({ isPaired });
        expect(standingOf(offered, { ...question, isPaired }).isValid).toBe(true);
        expect(alarms.get(offered)).toBeLessThanOrEqual(most);
      }
    },
  );

  test('where it is not valid the group-sequential test does alarm too often', () => {
    const question = { ...HOUR, weight: 0.05, rate: 0.001 };
    const found = simulateDetection(trafficOf(question, 0), [shared], RUNS, createRandom(61))[0]!;
    expect(found.chance * RUNS).toBeGreaterThan(most);
    expect(standingOf('gst', question).why).toMatch(/the challenger is expected to have about 9\.0/);
  });

  test.each(settings)(
    'a share of $weight and a rate of $rate: a clearly better challenger is never rolled back by default',
    ({ weight, rate }) => {
      const traffic = trafficOf({ ...HOUR, weight, rate }, 0);
      const rates = { challenger: rate / 3, champion: rate };
      const decision = evidenceAtEveryLook({ ...HOUR, weight });
      const found = simulateDetection({ ...traffic, rates }, [decision], RUNS, createRandom(62))[0]!;
      expect(found.chance).toBe(0);
    },
  );
});

describe('the calibration of a screen', () => {
  const question = {
    perSecond: 10,
    weight: 0.25,
    rate: 0.05,
    rise: 0.02,
    lookMs: 60_000,
    looks: 20,
    alpha: ALPHA,
    runs: 300,
    seed: 5,
  };
  const near = (chance: number) => 4 * Math.sqrt((chance * (1 - chance)) / question.runs) + 0.01;

  const parts: CalibrationPart[] = [];
  let report: CalibrationReport;
  beforeAll(() => {
    report = calibrateTests(question, (part) => void parts.push(part));
  });

  test('comes in parts, the last of which is the answer', () => {
    expect(parts.map(({ done }) => done)).toEqual([200, 400, 600]);
    expect(parts.at(-1)!.figures).toEqual(report.figures);
    expect(report.figures.map(({ test: name }) => name)).toEqual([...HARM_TESTS]);
  });

  test('is the same for the same seed', () => {
    const few = { ...question, runs: 20, looks: 3 };
    const again = () => calibrateTests(few, () => undefined);
    expect(again()).toEqual(again());
  });

  test('agrees with what is known without simulation', () => {
    const of = (name: string) => report.figures.find((one) => one.test === name)!;
    const exact = evidenceDetection(
      { requests: 600, weight: 0.25, rates: { challenger: 0.07, champion: 0.05 }, looks: 20 },
      ALPHA,
    )!;
    expect(report.evidence).toEqual(exact);
    const evidence = of('eProcess').detection;
    expect(Math.abs(evidence.chance - exact.chance)).toBeLessThan(near(exact.chance));
    const fails = checkFailure(150, 0.05, 0.06);
    expect(of('threshold').falseAlarms).toMatchObject({ interval: null });
    expect(of('threshold').falseAlarms.chance).toBeCloseTo(1 - (1 - fails) ** 20, 10);
    // Looked at once it is the last look, and everything until then is harmed: 20 x 150 x .02.
    expect(of('zOnce').harmed).toBeCloseTo(60, 10);
    expect(of('pairedE').harmed).toBe(0);
    const still = 20 - [...evidence.byLook.slice(0, -1)].reduce((sum, chance) => sum + chance, 0);
    expect(of('eProcess').harmed).toBeCloseTo(still * 150 * 0.02, 8);
    expect(of('zEveryLook').falseAlarms.chance).toBeGreaterThan(of('zOnce').falseAlarms.chance);
  });
});
