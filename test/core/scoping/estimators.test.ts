import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { fermiAnswer, type FermiFactor } from '../../../src/core/scoping/fermi.ts';
import {
  breakEvenQuality,
  goDecision,
  proofOfQuality,
  proofValue,
} from '../../../src/core/scoping/information-value.ts';
import { valueInterval, valuePerCase } from '../../../src/core/metrics/outcome-value.ts';
import { bestThreshold, costRatio, otherwise } from '../../../src/core/scoping/error-cost.ts';
import { binsOfDraws } from '../../../src/core/scoping/bins-of-draws.ts';
import { dayOfEnd } from '../../../src/core/scoping/work-calendar.ts';
import { meanInterval, momentsOf } from '../../../src/core/stats/mean-interval.ts';
import { undominated } from '../../../src/core/scoping/portfolio.ts';
import { timelineAnswer, type TimelineTask } from '../../../src/core/scoping/timeline.ts';
import {
  drawThreePoint,
  pertMean,
  pertQuantile,
  threePointProblem,
  type ThreePoint,
} from '../../../src/core/scoping/three-point.ts';

const golden = JSON.parse(readFileSync(new URL('../../golden/scoping.json', import.meta.url), 'utf8')) as {
  pert: readonly (ThreePoint & { p: readonly number[]; quantiles: readonly number[]; mean: number })[];
  product: { factors: readonly ThreePoint[]; mean: number; deviation: number };
};

const factor = (name: string, low: number, likely: number, high: number): FermiFactor => ({
  ...{ name, unit: '', note: '', low, likely, high },
});

describe('three points', () => {
  it('have the quantiles and the mean that SciPy gives the PERT distribution', () => {
    for (const { p, quantiles, mean, ...point } of golden.pert) {
      expect(pertMean(point)).toBeCloseTo(mean, 9);
      p.forEach((chance, at) => {
        expect(Math.abs(pertQuantile(point, chance) - quantiles[at]!)).toBeLessThan(
          1e-9 * (point.high - point.low),
        );
      });
    }
  });

  it('are drawn with their mean, within their ends, the same for the same seed', () => {
    const point = { low: 2, likely: 3, high: 12 };
    const draws = drawThreePoint(point, 4_000, createRandom(3));
    expect(draws.reduce((sum, draw) => sum + draw, 0) / 4_000).toBeCloseTo(pertMean(point), 2);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...draws)).toBeLessThanOrEqual(12);
    expect(drawThreePoint(point, 4_000, createRandom(3))).toEqual(draws);
    expect(new Set(drawThreePoint({ low: 5, likely: 5, high: 5 }, 10, createRandom(1)))).toEqual(
      new Set([5]),
    );
  });

  it('say what is wrong with them', () => {
    expect(threePointProblem({ low: 1, likely: 1, high: 1 })).toBeNull();
    expect(threePointProblem({ low: 2, likely: 1, high: 3 })).toMatch(/below the low/);
    expect(threePointProblem({ low: 1, likely: 4, high: 3 })).toMatch(/above the high/);
    expect(threePointProblem({ low: NaN, likely: 4, high: 3 })).toMatch(/numbers/);
  });
});

describe('fermiAnswer', () => {
  it('multiplies what it is given, with the mean and spread of independent factors', () => {
    const factors = golden.product.factors.map((point, at) => ({
      ...factor(`f${String(at)}`, 0, 0, 0),
      ...point,
    }));
    const answer = fermiAnswer({ formula: '', factors, unit: '€' }, { draws: 20_000, seed: 5 });
    if (!answer.ok) throw new Error(answer.problem.message);
    const { mean, deviation } = golden.product;
    expect(Math.abs(answer.mean - mean)).toBeLessThan((5 * deviation) / Math.sqrt(20_000));
    const spread = Math.sqrt(
      answer.draws.reduce((sum, draw) => sum + (draw - answer.mean) ** 2, 0) / answer.draws.length,
    );
    expect(Math.abs(spread / deviation - 1)).toBeLessThan(0.05);
    expect(answer.low).toBeLessThan(answer.middle);
    expect(answer.middle).toBeLessThan(answer.high);
  });

  it('follows a formula, and ranks factors by what they do to it', () => {
    const factors = [
      factor('calls', 900, 1000, 1100),
      factor('saved', 0.01, 0.05, 0.2),
      factor('cost', 10, 12, 15),
    ];
    const answer = fermiAnswer({ formula: 'calls * saved - cost', factors, unit: '€' });
    if (!answer.ok) throw new Error(answer.problem.message);
    expect(answer.likely).toBeCloseTo(38, 12);
    expect(answer.swings.map((swing) => swing.factor)).toEqual(['saved', 'calls', 'cost']);
    expect(answer.swings[0]).toEqual({ factor: 'saved', atLow: -2, atHigh: 188 });
  });

  it('refuses a formula it cannot read, in words, and counts draws without a value', () => {
    const factors = [factor('a', -1, 1, 2)];
    const refused = fermiAnswer({ formula: 'a * b', factors, unit: '' });
    expect(refused).toMatchObject({
      ...{ ok: false, problem: { code: 'expression.noColumn' } },
      span: { at: 4, end: 5 },
    });
    const some = fermiAnswer({ formula: 'sqrt(a)', factors, unit: '' });
    expect(some).toMatchObject({ ok: true });
    if (some.ok) expect(some.undefined).toBeGreaterThan(0);
    expect(fermiAnswer({ formula: 'sqrt(a - 5)', factors, unit: '' })).toMatchObject({
      ok: false,
      problem: { code: 'fermi.noValue' },
    });
  });
});

describe('a factor that cannot be drawn', () => {
  it.each([
    [[factor('a', 2, 1, 3)], 0, /below the low/],
    [[factor('a', 1, 1, 1), factor(' ', 1, 1, 1)], 1, /no name/],
    [[factor('a', 1, 1, 1), factor('a', 1, 2, 3)], 1, /has this name/],
    [[], null, /no factor/],
  ])('is pointed out', (factors, at, words) => {
    const answer = fermiAnswer({ formula: '', factors, unit: '' });
    if (answer.ok) throw new Error('It was drawn.');
    expect(answer.factor).toBe(at);
    expect(answer.problem.message).toMatch(words);
  });
});

describe('binsOfDraws', () => {
  it('counts every draw once, in a cell or outside', () => {
    const answer = fermiAnswer({ formula: '', factors: [factor('a', 1, 2, 30)], unit: '' });
    if (!answer.ok) throw new Error(answer.problem.message);
    const { counts, outside, low, high } = binsOfDraws(answer.draws);
    expect(counts.reduce((sum, count) => sum + count, outside)).toBe(answer.draws.length);
    expect(outside).toBe(100);
    expect(low).toBeGreaterThanOrEqual(1);
    expect(high).toBeLessThanOrEqual(30);
    expect(binsOfDraws(Float64Array.of(4, 4))).toEqual({ low: 4, high: 4, counts: [2], outside: 0 });
  });
});

describe('dayOfEnd', () => {
  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

  it('counts the first day, and leaves out weekends where asked', () => {
    // A Friday.
    const friday = day('2026-11-20');
    expect(dayOfEnd(friday, 1, 'working')).toBe(friday);
    expect(dayOfEnd(friday, 0.2, 'working')).toBe(friday);
    expect(dayOfEnd(friday, 1.5, 'working')).toBe(day('2026-11-23'));
    expect(dayOfEnd(friday, 7, 'working')).toBe(day('2026-11-30'));
    expect(dayOfEnd(friday, 7, 'plain')).toBe(day('2026-11-26'));
    expect(dayOfEnd(day('2026-11-21'), 1, 'working')).toBe(day('2026-11-23'));
    expect(dayOfEnd(day('2026-11-22'), 6, 'working')).toBe(day('2026-11-30'));
  });

  it('is the day that counting one by one leads to', () => {
    for (let start = 0; start < 9; start++) {
      for (let days = 1; days < 30; days++) {
        const at = (offset: number): Date => new Date((start + offset) * 86_400_000);
        let [offset, left] = [-1, days];
        while (left > 0) if (at(++offset).getUTCDay() % 6 !== 0) left--;
        expect(dayOfEnd(start * 86_400_000, days, 'working')).toBe(at(offset).getTime());
      }
    }
  });
});

describe('timelineAnswer', () => {
  const task = (
    id: string,
    low: number,
    likely: number,
    high: number,
    after: string[] = [],
  ): TimelineTask => ({
    ...{ id, name: id, low, likely, high, after },
  });

  it('adds what follows each other, and waits for the later of what goes side by side', () => {
    const sure = [
      task('a', 2, 2, 2),
      task('b', 3, 3, 3, ['a']),
      task('c', 1, 1, 1, ['a']),
      task('d', 4, 4, 4, ['b', 'c']),
    ];
    const answer = timelineAnswer(sure, { draws: 50 });
    if (!answer.ok) throw new Error(answer.why);
    expect(answer.middle).toBe(9);
    expect(answer.tasks.map(({ middle }) => middle)).toEqual([2, 5, 3, 9]);
    expect(answer.tasks.map(({ begun }) => begun)).toEqual([0, 2, 2, 5]);
    expect(answer.tasks.map(({ critical }) => critical)).toEqual([1, 1, 0, 1]);
  });

  it('is later than the longest task when two may be late: the mean of the later is later', () => {
    const two = [task('a', 5, 10, 15), task('b', 5, 10, 15)];
    const answer = timelineAnswer(two, { seed: 4 });
    if (!answer.ok) throw new Error(answer.why);
    expect(answer.middle).toBeGreaterThan(10);
    const [a, b] = answer.tasks;
    expect(a!.critical + b!.critical).toBeCloseTo(1, 6);
    expect(Math.abs(a!.critical - 0.5)).toBeLessThan(0.03);
  });

  it('says which task waits for itself, or has impossible days', () => {
    expect(timelineAnswer([task('a', 1, 1, 1, ['b']), task('b', 1, 1, 1, ['a'])])).toMatchObject({
      ...{ ok: false, task: 'a', why: 'It waits for itself: for “b”, and that for “a”.' },
    });
    expect(timelineAnswer([task('a', 1, 1, 1, ['a'])])).toMatchObject({
      why: 'It waits for itself: for “a”.',
    });
    expect(timelineAnswer([task('a', -1, 1, 1)])).toMatchObject({ ok: false, task: 'a' });
    expect(timelineAnswer([])).toMatchObject({ ok: false, task: null });
  });
});

describe('the value of knowing', () => {
  // Half of the time it gains 100, half of the time it loses 60.
  const values = [100, -60];

  it('is at most what perfect information is worth', () => {
    const decision = goDecision(values)!;
    expect(decision).toEqual({
      ...{ pays: 0.5, go: 20, gains: 50, losses: 30, best: 20, perfectInformation: 30 },
    });
    expect(goDecision([])).toBeNull();
    const perfect = proofValue(decision, { cost: 10, sensitivity: 1, specificity: 1 });
    expect(perfect).toMatchObject({ saysYes: 0.5, afterYes: 100, afterNo: -60, information: 30, net: 20 });
    const coin = proofValue(decision, proofOfQuality(0.5, 10));
    expect(coin).toMatchObject({ information: 0, net: -10 });
  });

  it('rises with what the proof can tell', () => {
    const worth = [0.5, 0.6, 0.75, 0.9, 1].map(
      (good) => proofValue(goDecision(values)!, proofOfQuality(good, 0)).information,
    );
    expect(worth).toEqual([...worth].sort((a, b) => a - b));
    // By hand: after a yes (chance .5) go is worth .9 x 100 - .1 x 60 = 84, so 42 - 20.
    expect(worth[3]).toBeCloseTo(22, 12);
  });

  it('is worth its cost from some quality on, or never', () => {
    const decision = goDecision(values)!;
    // After a yes q x 50 - (1 - q) x 30: it gains 8 over going on where 80 q - 30 - 20 = 8.
    expect(breakEvenQuality(decision, 8)).toBeCloseTo(58 / 80, 9);
    expect(breakEvenQuality(decision, 0)).toBe(0.5);
    expect(breakEvenQuality(decision, 31)).toBeNull();
  });

  it('is what going on or not after each answer comes to, draw by draw', () => {
    const many = [-80, -5, 0, 3, 70, 12];
    const proof = { cost: 1, sensitivity: 0.8, specificity: 0.7 };
    const chances = many.map((value) => (value > 0 ? 0.8 : 0.3));
    const ifYes = many.reduce((sum, value, at) => sum + (chances[at]! * value) / 6, 0);
    const ifNo = many.reduce((sum, value, at) => sum + ((1 - chances[at]!) * value) / 6, 0);
    const found = proofValue(goDecision(many)!, proof);
    expect(found.saysYes).toBeCloseTo((3 * 0.8 + 3 * 0.3) / 6, 12);
    expect(found.afterYes! * found.saysYes).toBeCloseTo(ifYes, 12);
    expect(found.net).toBeCloseTo(Math.max(0, ifYes) + Math.max(0, ifNo) - 0 - 1, 12);
  });
});

describe('errors in money', () => {
  const values = { truePositive: 50, falsePositive: -10, falseNegative: -40, trueNegative: 0 };

  it('are worth what their outcomes are', () => {
    const counts = { truePositive: 68, falsePositive: 9, falseNegative: 18, trueNegative: 905 };
    expect(valuePerCase(values, counts)).toBeCloseTo((68 * 50 - 90 - 18 * 40) / 1000, 12);
    expect(
      valuePerCase(values, { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 }),
    ).toBeNull();
  });

  it('are known up to an interval, and compared with saying always the same', () => {
    const counts = { truePositive: 68, falsePositive: 9, falseNegative: 18, trueNegative: 905 };
    const interval = valueInterval(values, counts)!;
    const cases = [
      ...Array.from({ length: 68 }, () => 50),
      ...Array.from({ length: 9 }, () => -10),
      ...Array.from({ length: 18 }, () => -40),
      ...Array.from({ length: 905 }, () => 0),
    ];
    expect(interval.low).toBeCloseTo(meanInterval(momentsOf(cases))!.low, 12);
    expect(interval.high).toBeCloseTo(meanInterval(momentsOf(cases))!.high, 12);
    expect(otherwise('positive', counts)).toEqual({
      ...{ truePositive: 86, falsePositive: 914, falseNegative: 0, trueNegative: 0 },
    });
    expect(otherwise('negative', counts)).toEqual({
      ...{ truePositive: 0, falsePositive: 0, falseNegative: 86, trueNegative: 914 },
    });
    expect(otherwise('right', counts)).toEqual({
      ...{ truePositive: 86, falsePositive: 0, falseNegative: 0, trueNegative: 914 },
    });
  });

  it('tell the chance from which on to say yes', () => {
    expect(costRatio(values)).toBe(9);
    expect(bestThreshold(values)).toBeCloseTo(0.1, 12);
    expect(costRatio({ ...values, falsePositive: 5 })).toBeNull();
  });
});

describe('undominated', () => {
  it('leaves out what another beats everywhere', () => {
    const projects = [
      { id: 'a', value: 10, feasibility: 0.5, risk: 0.5 },
      { id: 'b', value: 9, feasibility: 0.5, risk: 0.5 },
      { id: 'c', value: 1, feasibility: 0.9, risk: 0.9 },
      { id: 'd', value: null, feasibility: 0.9, risk: 0.9 },
    ];
    expect(undominated(projects)).toEqual(['a', 'c']);
    expect(undominated([projects[0]!, { ...projects[0]!, id: 'e' }])).toEqual(['a', 'e']);
  });
});
