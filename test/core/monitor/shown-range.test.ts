import { describe, expect, it } from 'vitest';
import { lastWindows, windowsOfDays } from '../../../src/core/monitor/shown-range.ts';

const DAY = 86_400_000;
const begins = Date.parse('2026-01-01T00:00:00Z');
const days = Array.from({ length: 60 }, (_, at) => ({
  ...{ fromMs: begins + at * DAY, toMs: begins + (at + 1) * DAY, rows: 1 },
}));

describe('the windows that are shown', () => {
  it('are the last days of the log, not of today', () => {
    expect(lastWindows(days, 'all')).toEqual({ from: 0, to: 60 });
    expect(lastWindows(days, 'week')).toEqual({ from: 53, to: 60 });
    expect(lastWindows(days, 'month')).toEqual({ from: 30, to: 60 });
    expect(lastWindows(days, 'quarter')).toEqual({ from: 0, to: 60 });
  });

  it('are one at least, and none of an empty log', () => {
    const wide = [{ fromMs: begins, toMs: begins + 40 * DAY, rows: 1 }];
    expect(lastWindows(wide, 'week')).toEqual({ from: 0, to: 1 });
    expect(lastWindows([], 'week')).toEqual({ from: 0, to: 0 });
  });

  it('are those of days that were chosen, both in it', () => {
    expect(windowsOfDays(days, '2026-01-03', '2026-01-04')).toEqual({ from: 2, to: 4 });
    expect(windowsOfDays(days, '2027-01-01', '2027-01-02')).toEqual({ from: 60, to: 60 });
    expect(windowsOfDays(days, '2026-01-04', '2026-01-03')).toBeNull();
    expect(windowsOfDays(days, '', '2026-01-03')).toBeNull();
  });
});
