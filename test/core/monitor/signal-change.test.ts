import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { signalChange, type SignalChange } from '../../../src/core/monitor/signal-change.ts';
import { DAY_MS, daysFrom, shareSeries } from './planted-series.ts';

const DAYS = 90;
const windows = daysFrom(0, DAYS);
const changeOf = (chance: (day: number) => number, seed = 1): SignalChange => {
  const change = signalChange(shareSeries(DAYS, chance, createRandom(seed)), windows);
  if (typeof change === 'string') throw new Error(change);
  return change;
};

describe('when a signal changed', () => {
  it('a jump is on its day, without doubt where it is large', () => {
    expect(changeOf((day) => (day < 40 ? 0.1 : 0.5))).toMatchObject({
      ...{ shape: 'sudden', atMs: 40 * DAY_MS, earliestMs: 40 * DAY_MS, latestMs: 41 * DAY_MS },
      ...{ arrivedMs: 40 * DAY_MS, endMs: null, everyMs: DAY_MS },
    });
  });

  it('a small jump lies within its range in nine of ten streams at least, and a large part of them is not sure of the day', () => {
    const changes = Array.from({ length: 60 }, (_, seed) =>
      changeOf((day) => (day < 40 ? 0.2 : 0.28), seed + 1),
    );
    const held = changes.filter(
      ({ earliestMs, latestMs }) => earliestMs <= 40 * DAY_MS && 41 * DAY_MS <= latestMs,
    );
    expect(held.length).toBeGreaterThanOrEqual(54);
    expect(changes.filter(({ atMs }) => atMs !== 40 * DAY_MS).length).toBeGreaterThan(12);
  });

  it('a slope has arrived later than it began', () => {
    const change = changeOf((day) => 0.1 + 0.5 * Math.min(1, Math.max(0, (day - 30) / 30)));
    expect(change.shape).toBe('gradual');
    expect(change.earliestMs).toBeLessThanOrEqual(31 * DAY_MS);
    expect(change.latestMs).toBeGreaterThanOrEqual(30 * DAY_MS);
    expect(Math.abs(change.arrivedMs - 60 * DAY_MS)).toBeLessThanOrEqual(5 * DAY_MS);
  });

  it('what went and came back has an end', () => {
    expect(changeOf((day) => (day >= 30 && day < 38 ? 0.6 : 0.1))).toMatchObject({
      ...{ shape: 'recurrent', atMs: 30 * DAY_MS, endMs: 38 * DAY_MS },
    });
  });

  it('one day that strays is none', () => {
    const series = shareSeries(DAYS, (day) => (day === 30 ? 0.8 : 0.1), createRandom(1));
    expect(signalChange(series, windows)).toBe('none');
  });

  it('no change is none in 99 of 100 streams at least', () => {
    const answers = Array.from({ length: 100 }, (_, seed) =>
      signalChange(
        shareSeries(DAYS, () => 0.2, createRandom(seed + 1)),
        windows,
      ),
    );
    expect(answers.filter((answer) => answer !== 'none').length).toBeLessThanOrEqual(1);
  });

  it('too few windows, none with a value, and a constant', () => {
    const few = shareSeries(7, () => 0.2, createRandom(1));
    expect(signalChange(few, daysFrom(0, 7))).toBe('tooFew');
    const none = { ...shareSeries(DAYS, () => 0.2, createRandom(1)), variances: null };
    expect(signalChange({ ...none, values: none.values.map(() => NaN) }, windows)).toBe('tooFew');
    expect(signalChange({ ...none, values: none.values.map(() => 3) }, windows)).toBe('none');
  });

  it('days without a value leave open when within them it was', () => {
    const series = shareSeries(DAYS, (day) => (day < 40 ? 0.1 : 0.6), createRandom(3));
    const values = series.values.map((value, day) => (day >= 37 && day < 40 ? NaN : value));
    expect(signalChange({ ...series, values }, windows)).toMatchObject({
      ...{ atMs: 40 * DAY_MS, earliestMs: 37 * DAY_MS, latestMs: 41 * DAY_MS },
    });
  });
});
