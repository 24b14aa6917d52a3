import type { LogWindows } from '../drift/log-profile.ts';
import type { Period } from './log.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Lengths of windows that people know, each at most seven and a half times the one before: from 40 windows to 300. */
export const WINDOW_LENGTHS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  6 * HOUR_MS,
  DAY_MS,
  7 * DAY_MS,
  28 * DAY_MS,
] as const;

const LEAST_WINDOWS = 40;

/** The longest known windows of which a span has at least 40; the shortest where it is shorter than that. */
export function proposeWindows({ fromMs, toMs }: Period): LogWindows {
  const longest = WINDOW_LENGTHS_MS.findLast((ms) => (toMs - fromMs) / ms >= LEAST_WINDOWS);
  return { by: 'time', everyMs: longest ?? WINDOW_LENGTHS_MS[0] };
}

/** Rows a window, as many as give about a hundred windows, in round hundreds where they are that many. */
export function proposeRows(rows: number): number {
  const each = Math.max(1, Math.floor(rows / 100));
  const step = 10 ** Math.max(0, Math.floor(Math.log10(each)) - 1);
  return Math.floor(each / step) * step;
}
