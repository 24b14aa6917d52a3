import type { Digest } from '../kernel/objects.ts';
import type { Cuts } from './cells.ts';
import type { WindowProfile } from './window-profile.ts';

/** How the rows of a log are cut into windows. */
export type LogWindows =
  /** Of one length, counted from 1970 in UTC; windows without rows are there too. */
  | { by: 'time'; everyMs: number }
  /** Of so many rows, in the order of time; what becomes of the shorter rest is said. */
  | { by: 'rows'; rows: number; tail: 'keep' | 'drop' | 'append' };

/** A fine window: any range that is looked at is made of whole ones. */
export interface LogWindow {
  fromMs: number;
  /** Exclusive. */
  toMs: number;
  rows: number;
}

/** What a column of a log is counted as. */
export type ProfiledColumn = {
  name: string;
  unit: string | null;
  /** By window of the log, then cell. */
  profile: WindowProfile;
} & (
  | { kind: 'number'; cuts: Cuts }
  /** Free text, by its number of characters (code points). */
  | { kind: 'text'; cuts: Cuts }
  /** Cell i holds the rows with value i. `others`: one more cell at the end holds those of all rarer values. */
  | { kind: 'values'; values: readonly string[]; others: boolean }
);

/**
 * A log counted by window, once: whatever is asked of a range of windows is a sum. It holds no rows, and may have been
 * made elsewhere.
 */
export interface LogProfile {
  /** Ascending in time, without overlap. */
  windows: readonly LogWindow[];
  columns: readonly ProfiledColumn[];
}

/** Values of a column of categories that have a cell of their own; the most frequent ones. */
export const MOST_VALUES = 500;

/** The windows [from, to) that a time range takes in: those that begin in it. */
export function windowsWithin(
  windows: readonly LogWindow[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): { from: number; to: number } {
  const from = firstAt(windows, fromMs);
  return { from, to: Math.max(from, firstAt(windows, toMs)) };
}

function firstAt(windows: readonly LogWindow[], atMs: number): number {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (windows[middle]!.fromMs < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is counted of a table. */
export interface ProfileQuestion {
  table: Digest;
  /** The column of times; rows without one are left out. */
  time: string;
  columns: readonly string[];
  windows: LogWindows;
}
