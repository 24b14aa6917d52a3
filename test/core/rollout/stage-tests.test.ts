import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  logHarmEvidence,
  logHarmOverStages,
  rememberedEvidence,
} from '../../../src/core/harm/harm-evidence.ts';
import { logMixtureRatio, pooledZ, sequenceHalfWidth } from '../../../src/core/harm/rate-tests.ts';
import {
  stagesDifference,
  stagesEvidence,
  stagesLowEnd,
  stagesMixture,
  stagesZ,
} from '../../../src/core/rollout/stage-tests.ts';

const arm = fc
  .record({ n: fc.integer({ min: 2, max: 5000 }), share: fc.double({ min: 0.01, max: 0.9, noNaN: true }) })
  .map(({ n, share }) => ({ n, events: Math.max(1, Math.min(n - 1, Math.round(n * share))) }));
const counts = fc.record({ challenger: arm, champion: arm });
const EMPTY = { challenger: { n: 0, events: 0 }, champion: { n: 5, events: 1 } };

describe('tests over the stages of a rollout', () => {
  test('of one stage they are the plain ones, and an empty arm adds nothing', () => {
    fc.assert(
      fc.property(counts, (one) => {
        const stages = [EMPTY, one];
        expect(stagesZ(stages)).toBeCloseTo(pooledZ(one)!, 9);
        const { difference } = stagesDifference(stages)!;
        expect(difference).toBeCloseTo(
          one.challenger.events / one.challenger.n - one.champion.events / one.champion.n,
          12,
        );
        expect(stagesMixture(stages, 0.01)).toBeCloseTo(difference > 0 ? logMixtureRatio(one, 0.01)! : 0, 7);
        expect(stagesLowEnd(stages, 0.05)).toBeCloseTo(difference - sequenceHalfWidth(one, 0.05)!, 12);
      }),
      { numRuns: 50 },
    );
  });

  test('a day on which all err more is not taken for the challenger, who then has more traffic', () => {
    const quiet = { challenger: { n: 100, events: 10 }, champion: { n: 900, events: 90 } };
    const bad = { challenger: { n: 500, events: 200 }, champion: { n: 500, events: 200 } };
    expect(stagesZ([quiet, bad])).toBeCloseTo(0, 12);
    const together = { challenger: { n: 600, events: 210 }, champion: { n: 1400, events: 290 } };
    expect(pooledZ(together)).toBeGreaterThan(5);
  });

  test('by hand: two stages, each by its pooled rate', () => {
    const one = { challenger: { n: 50, events: 10 }, champion: { n: 150, events: 15 } };
    const two = { challenger: { n: 100, events: 20 }, champion: { n: 100, events: 10 } };
    // Weights 37.5 and 50; differences .1 and .1; pooled rates .125 and .15.
    const expected = (37.5 * 0.1 + 50 * 0.1) / Math.sqrt(37.5 * 0.125 * 0.875 + 50 * 0.15 * 0.85);
    expect(stagesZ([one, two])).toBeCloseTo(expected, 12);
    expect(stagesDifference([one, two])!.difference).toBeCloseTo(0.1, 12);
  });

  test('nothing to go by: no z, no evidence', () => {
    expect([stagesZ([EMPTY]), stagesMixture([EMPTY], 0.1), stagesLowEnd([EMPTY], 0.05)]).toEqual([
      null,
      null,
      null,
    ]);
    const flawless = { challenger: { n: 9, events: 0 }, champion: { n: 9, events: 0 } };
    expect([stagesZ([flawless]), stagesMixture([flawless], 0.1)]).toEqual([null, null]);
    expect(stagesDifference([flawless])).toEqual({ difference: 0, variance: 0, n: 18 });
    expect(stagesEvidence([{ ...EMPTY, events: null }], 3)).toBe(0);
  });

  test('evidence that is remembered is the same, whatever stage moves on', () => {
    const remembered = rememberedEvidence();
    const stages = [
      { weight: 0.1, challenger: 5, champion: 20 },
      { weight: 0.5, challenger: 9, champion: 4 },
    ];
    expect(logHarmOverStages(stages, 3, remembered)).toBe(logHarmOverStages(stages, 3));
    const later = [{ ...stages[0]!, champion: 21 }, stages[1]!];
    expect(logHarmOverStages(later, 3, remembered)).toBe(logHarmOverStages(later, 3));
    expect(remembered({ weight: 0.2, challenger: 9, champion: 4 }, 1)).toBe(
      logHarmEvidence({ weight: 0.2, challenger: 9, champion: 4 }),
    );
  });
});
