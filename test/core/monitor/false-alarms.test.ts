import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../src/core/kernel/random.ts';
import { alarmEpisodes, type AlarmRule } from '../../../src/core/monitor/alarm-episodes.ts';
import { falseAlarms } from '../../../src/core/monitor/false-alarms.ts';
import { noChangeOf, type NoChange } from '../../../src/core/monitor/no-change.ts';
import { proposeRule } from '../../../src/core/monitor/propose-rule.ts';
import { raisedPerWindow } from '../../../src/core/monitor/raised-per-window.ts';
import type { Series, Signal } from '../../../src/core/monitor/signal.ts';
import { binomialDraw } from '../../../src/core/stats/binomial-draw.ts';
import { normalQuantile } from '../../../src/core/stats/normal-quantile.ts';

const FORESEEN = 60;
const RUNS = 120;
const AFTER = 500;
const normal = (random: Random): number => normalQuantile(Math.max(1e-12, random.uniform()));

function seriesOf(signal: Signal, values: number[], rows = 500): Series {
  return {
    signal,
    values: Float64Array.from(values),
    n: new Float64Array(values.length).fill(rows),
    variances: null,
    unit: 'number',
  };
}

function told(series: Series, windows = FORESEEN): NoChange {
  const found = noChangeOf(series, { from: 0, to: windows });
  if (typeof found === 'string') throw new Error(found);
  return found;
}

describe('how often an alarm is raised', () => {
  it.each([
    [0.2, 0.7, 1],
    [0.3, 0.5, 2],
    [0.4, 0.6, 3],
  ])('is that of a long run of windows (bad %f, back %f, for %i)', (bad, back, forWindows) => {
    const random = createRandom(7);
    const values = Float64Array.from({ length: 60_000 }, () => random.uniform());
    const rule: AlarmRule = { bad: 'above', raise: 1 - bad, clear: back, forWindows };
    const found = alarmEpisodes(values, rule).length;
    const expected = raisedPerWindow(bad, back, forWindows) * values.length;
    expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it('is none where it can never be raised, or never end', () => {
    expect(raisedPerWindow(0, 1, 1)).toBe(0);
    expect(raisedPerWindow(0.5, 0, 1)).toBe(0);
    expect(raisedPerWindow(1, 1, 3)).toBeCloseTo(1 / 4, 12);
  });
});

/**
 * References without change, a threshold proposed from each for a rate, and the alarms it raises in windows after it: the
 * rate over many references is the stated one, however unsure each single reference was.
 */
function raisedAfter(
  signal: Signal,
  draw: (random: Random) => number,
  wanted: { perWindow: number; forWindows: number; bad: AlarmRule['bad'] },
): readonly { found: number; stated: number }[] {
  const random = createRandom(11);
  return Array.from({ length: RUNS }, () => {
    const values = Array.from({ length: FORESEEN + AFTER }, () => draw(random));
    const noChange = told(seriesOf(signal, values));
    const rule = proposeRule(noChange, { ...wanted, least: -Infinity, most: Infinity })!;
    const stated = falseAlarms(noChange, rule).perWindow * AFTER;
    return { found: alarmEpisodes(values.slice(FORESEEN), rule).length, stated };
  });
}

describe('the rate stated of a proposed threshold', () => {
  it.each<[string, Signal, (random: Random) => number, AlarmRule['bad'], number]>([
    ['a mean', { of: 'mean', column: 'x' }, (random) => 40 + 3 * normal(random), 'above', 1],
    [
      'a mean, two windows long',
      { of: 'mean', column: 'x' },
      (random) => 40 + 3 * normal(random),
      'below',
      2,
    ],
    [
      'a distance',
      { of: 'drift', column: 'x', distance: 'ks' },
      (random) => Math.exp(-3 + 0.4 * normal(random)),
      'above',
      1,
    ],
    [
      'a share',
      { of: 'missing', column: 'x' },
      (random) => binomialDraw(500, 0.03, random) / 500,
      'above',
      1,
    ],
  ])('holds for %s where nothing changes', (_, signal, draw, bad, forWindows) => {
    const perWindow = 1 / 30;
    const runs = raisedAfter(signal, draw, { perWindow, forWindows, bad });
    const stated = runs.reduce((sum, run) => sum + run.stated, 0) / RUNS;
    // A share has so many values and no more: its threshold is the next that keeps the rate.
    expect(stated).toBeLessThanOrEqual(perWindow * AFTER * 1.0001);
    expect(stated).toBeGreaterThan(perWindow * AFTER * 0.55);
    const apart = runs.map((run) => run.found - run.stated);
    const mean = apart.reduce((sum, one) => sum + one, 0) / RUNS;
    const variance = apart.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (RUNS - 1);
    // Zero lies in the 99% interval of the mean over the references.
    expect(Math.abs(mean)).toBeLessThan(2.576 * Math.sqrt(variance / RUNS));
  });

  it('has an interval that narrows with the reference, and a rate that falls with the threshold', () => {
    const random = createRandom(3);
    const values = Array.from({ length: 400 }, () => normal(random));
    const series = seriesOf({ of: 'mean', column: 'x' }, values);
    const rule: AlarmRule = { bad: 'above', raise: 2, clear: 1.5, forWindows: 1 };
    const [few, many] = [12, 400].map((windows) => falseAlarms(told(series, windows), rule).interval);
    expect(few!.high - few!.low).toBeGreaterThan(3 * (many!.high - many!.low));
    const rates = [0, 1, 2, 3].map(
      (raise) => falseAlarms(told(series), { ...rule, raise, clear: raise }).perWindow,
    );
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    const long = falseAlarms(told(series), { ...rule, forWindows: 3 }).perWindow;
    expect(long).toBeLessThan(falseAlarms(told(series), rule).perWindow / 20);
  });
});

describe('a reference of which little can be told', () => {
  it('says so', () => {
    const mean: Signal = { of: 'mean', column: 'x' };
    expect(noChangeOf(seriesOf(mean, [1, 2, 3, NaN, 5]), { from: 0, to: 5 })).toBe('tooFew');
    expect(noChangeOf(seriesOf(mean, new Array<number>(20).fill(0.1)), { from: 0, to: 20 })).toBe('constant');
  });

  it('a share that was always 0 has a threshold all the same: some rows more than none', () => {
    const noChange = told(seriesOf({ of: 'unseen', column: 'x' }, new Array<number>(60).fill(0)));
    const wanted = { bad: 'above', forWindows: 1, perWindow: 1 / 90, least: 0, most: 1 } as const;
    const rule = proposeRule(noChange, wanted)!;
    expect(rule.raise).toBeGreaterThanOrEqual(0);
    expect(rule.raise).toBeLessThan(0.01);
    expect(falseAlarms(noChange, rule).perWindow).toBeLessThanOrEqual(1 / 90);
    expect(proposeRule(noChange, { ...wanted, bad: 'below' })).toBeNull();
  });
});
