import { describe, expect, test } from 'vitest';
import {
  limitChances,
  lookBy,
  pairedEvidence,
  ratioCheck,
  sampleSize,
} from '../../../../src/stages/deployment/tests/calculators.ts';
import { settingsIn } from '../../../../src/stages/deployment/tests/deciding-settings.ts';

/** 50 requests a second, 5% of them, 1% against 1.5% errors, an hour of 60 looks. */
const usual = settingsIn({});

describe('the sample size', () => {
  test('is that of statsmodels, for one side and for two', () => {
    // samplesize_proportions_2indep_onetail(.005, .01, .8, ratio=19, alpha=.05, alternative=...)
    expect(sampleSize(usual)!.sizes.challenger).toBe(3005);
    expect(sampleSize({ ...usual, sides: 2 })!.sizes.challenger).toBe(3761);
  });

  test('takes its time, and the hour finds a smaller rise', () => {
    const answer = sampleSize(usual)!;
    expect(answer.takesMs / 1000).toBeCloseTo(answer.sizes.challenger / 2.5, 6);
    expect(answer.rise).toBeLessThan(0.005);
    const again = sampleSize({ ...usual, rise: answer.rise! })!;
    expect(Math.abs(again.takesMs - 3_600_000)).toBeLessThan(1000);
  });
});

test('the first look by which a share was reached', () => {
  expect(lookBy({ byLook: Float64Array.of(0.1, 0.5, 0.8) }, 0.5)).toBe(2);
  expect(lookBy({ byLook: Float64Array.of(0.1, 0.5, 0.8) }, 0.9)).toBeNull();
});

describe('a controller’s limit', () => {
  test('throws out as often as the binomial distribution says', () => {
    const { healthy, worse, limit, requests } = limitChances({ ...usual, above: 0.02 });
    expect([limit, requests]).toEqual([0.03, 150]);
    // q = scipy.stats.binom.sf(4, 150, .01); 1 - (1 - q)**60 and binom.sf(2, 60, q)
    expect(healthy.chance).toBeCloseTo(0.6634720800981564, 10);
    expect(limitChances({ ...usual, above: 0.02, failures: 3 }).healthy.chance).toBeCloseTo(
      0.09377288910375683,
      10,
    );
    expect(worse.meanLook!).toBeLessThan(healthy.meanLook!);
  });

  test('in a row it is harder to reach, and held steps make it easier', () => {
    const chance = (rule: typeof usual.rule) =>
      limitChances({ ...usual, above: 0.01, failures: 4, rule }).healthy.chance;
    expect(chance('consecutive')).toBeLessThan(chance('cumulative'));
    expect(chance('hold')).toBeGreaterThan(chance('cumulative'));
  });
});

describe('typed counts', () => {
  test('a ratio is checked as by SciPy', () => {
    // chisquare([530, 9470], [500, 9500]).pvalue
    expect(ratioCheck(usual)).toMatchObject({
      p: expect.closeTo(0.1686686188878111, 8) as number,
      isBroken: false,
    });
    expect(ratioCheck({ ...usual, challengerSeen: 600 })!.isBroken).toBe(true);
    expect(ratioCheck({ ...usual, challengerSeen: 0, championSeen: 0 })).toBeNull();
  });

  test('pairs by one look, and by evidence integrated by SciPy', () => {
    const { mcNemar, evidence, enough, p } = pairedEvidence(usual);
    // binomtest(24, 35).pvalue, less pmf(24, 35, .5) for mid-p
    expect(mcNemar!.exact).toBeCloseTo(0.040959591511636986, 10);
    expect(mcNemar!.midP).toBeCloseTo(0.040959591511636986 - 0.012142871855758124, 10);
    expect(evidence.challengerWorse).toBeCloseTo(4.509237334552392, 8);
    expect(evidence.championWorse).toBeCloseTo(0.06592052064734133, 8);
    expect(enough).toBe(20);
    expect(p).toBeCloseTo(1 / 4.509237334552392, 8);
    expect(pairedEvidence({ ...usual, onlyChallenger: 0, onlyChampion: 0 })).toMatchObject({
      mcNemar: null,
      p: 1,
    });
  });
});
