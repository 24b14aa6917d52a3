import { driftDistanceValue } from './cell-drift.ts';
import type { WindowSpan } from './change-onset.ts';
import { LEAST_JUDGED } from './drift-question.ts';
import type { ProfiledColumn } from './log-profile.ts';
import { rangeOf, type RangeProfile, type RunningProfile } from './range-profile.ts';

/** Neighbouring windows taken together: at most `most` parts of equal numbers of windows, the last may be shorter. */
export function timeParts(windows: number, most: number): readonly WindowSpan[] {
  const size = Math.max(1, Math.ceil(windows / most));
  return Array.from({ length: Math.ceil(windows / size) }, (_, part) => ({
    from: part * size,
    to: Math.min(windows, (part + 1) * size),
  }));
}

export function rangesOf(running: RunningProfile, parts: readonly WindowSpan[]): readonly RangeProfile[] {
  return parts.map(({ from, to }) => rangeOf(running, from, to));
}

/** The distance of each part of time from the reference; null where either has too little. O(parts x cells). */
export function driftThroughTime(
  column: ProfiledColumn,
  reference: RangeProfile,
  parts: readonly RangeProfile[],
): readonly (number | null)[] {
  if (reference.n < LEAST_JUDGED) return parts.map(() => null);
  return parts.map((part) => (part.n < LEAST_JUDGED ? null : driftDistanceValue(column, reference, part)));
}
