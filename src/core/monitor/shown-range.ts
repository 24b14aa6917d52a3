import { windowsWithin, type LogWindow } from '../drift/log-profile.ts';
import type { Period } from './log.ts';
import type { WindowRange } from './profile-series.ts';

const DAY_MS = 86_400_000;

/** The last days of a log that can be looked at; null: all of it. */
export const SPAN_DAYS = { all: null, week: 7, month: 30, quarter: 91 } as const;
export type Span = keyof typeof SPAN_DAYS;

/** The windows that begin within the last days of the log; the last one at least. */
export function lastWindows(windows: readonly LogWindow[], span: Span): WindowRange {
  const days = SPAN_DAYS[span];
  const to = windows.length;
  if (days === null || to === 0) return { from: 0, to };
  const { from } = windowsWithin(windows, { fromMs: windows[to - 1]!.toMs - days * DAY_MS, toMs: Infinity });
  return { from: Math.min(from, to - 1), to };
}

/** The windows that begin from one day to another, both in it; "2026-01-31". Null where a day is none or in the wrong order. */
export function windowsOfDays(
  windows: readonly LogWindow[],
  first: string,
  last: string,
): WindowRange | null {
  const period: Period = {
    fromMs: Date.parse(`${first}T00:00:00Z`),
    toMs: Date.parse(`${last}T00:00:00Z`) + DAY_MS,
  };
  return period.fromMs < period.toMs ? windowsWithin(windows, period) : null;
}
