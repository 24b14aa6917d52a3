import type { FeedbackCounts, FeedbackWindow } from './feedback-report.ts';
import type { Period } from './log.ts';

/** Counts of rows whose times ascend, by window. `codes`: 1 good, 0 not, -1 without feedback. O(rows + windows). */
export function feedbackByWindow(
  order: Uint32Array,
  times: ArrayLike<number>,
  codes: Int8Array,
  windows: readonly Period[],
): FeedbackWindow[] {
  let at = 0;
  return windows.map(({ fromMs, toMs }) => {
    const counts = none();
    while (at < order.length && times[order[at]!]! < fromMs) at++;
    for (; at < order.length && times[order[at]!]! < toMs; at++) count(counts, codes[order[at]!]!);
    return { fromMs, toMs, ...counts };
  });
}

/** Counts of rows by a code of theirs below `groups`; rows with another are left out. */
export function feedbackByCode(by: ArrayLike<number>, codes: Int8Array, groups: number): FeedbackCounts[] {
  const counts = Array.from({ length: groups }, none);
  for (let row = 0; row < codes.length; row++) {
    const of = counts[by[row]!];
    if (of) count(of, codes[row]!);
  }
  return counts;
}

/** Counts of the rows that a mask has 1 for. */
export function feedbackOfRows(mask: Uint8Array, codes: Int8Array): FeedbackCounts {
  const counts = none();
  for (let row = 0; row < codes.length; row++) if (mask[row] === 1) count(counts, codes[row]!);
  return counts;
}

function none(): FeedbackCounts {
  return { rows: 0, answered: 0, good: 0 };
}

function count(into: FeedbackCounts, code: number): void {
  into.rows++;
  if (code < 0) return;
  into.answered++;
  into.good += code;
}

export function addedCounts(parts: readonly FeedbackCounts[]): FeedbackCounts {
  const sum = none();
  for (const { rows, answered, good } of parts) {
    sum.rows += rows;
    sum.answered += answered;
    sum.good += good;
  }
  return sum;
}

/** Answers that a stretch must have to be the best or the worst. */
const LEAST_ANSWERS = 30;
/** A stretch is this part of all windows. */
const PART = 12;

/** Of all stretches of a twelfth of the windows the ones with the greatest and the least share of good answers. */
export function bestAndWorst(windows: readonly FeedbackWindow[]): {
  best: FeedbackWindow | null;
  worst: FeedbackWindow | null;
} {
  const length = Math.max(1, Math.round(windows.length / PART));
  let best: FeedbackWindow | null = null;
  let worst: FeedbackWindow | null = null;
  for (let at = 0; at + length <= windows.length; at++) {
    const part = windows.slice(at, at + length);
    const stretch = { fromMs: part[0]!.fromMs, toMs: part.at(-1)!.toMs, ...addedCounts(part) };
    if (stretch.answered < LEAST_ANSWERS) continue;
    if (!best || shareOf(stretch) > shareOf(best)) best = stretch;
    if (!worst || shareOf(stretch) < shareOf(worst)) worst = stretch;
  }
  return { best, worst };
}

function shareOf({ good, answered }: FeedbackCounts): number {
  return good / answered;
}
