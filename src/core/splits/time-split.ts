import { wrongParts } from './check-split.ts';
import { LEFT_OUT } from './split.ts';

export interface TimeSplit {
  codes: Uint8Array<ArrayBuffer>;
  /** First time of each part but the first. */
  cutoffs: number[];
  leftOut: { gap: number; missing: number };
}

/**
 * Part by row in order of time: each cutoff is the moment whose share of earlier rows is nearest to what the parts
 * before it should have, so rows of one moment never part. Rows without a time, and rows within the gap before a
 * cutoff, are in no part. Throws Problem "split.parts" where there are fewer moments than parts.
 */
export function splitByTime(times: Float64Array, shares: readonly number[], gapMs: number): TimeSplit {
  const sorted = times.filter((time) => Number.isFinite(time)).sort();
  const starts = momentStarts(sorted);
  if (starts.length < shares.length) {
    throw wrongParts(
      'There are too few moments to split by.',
      `at least ${String(shares.length)} different times`,
      String(starts.length),
    );
  }
  const cutoffs: number[] = [];
  let share = 0;
  let from = 1;
  shares.slice(0, -1).forEach((own, part) => {
    share += own;
    // Later parts need a moment each as well.
    const to = starts.length - (shares.length - 1 - part);
    const at = nearest(starts, share * sorted.length, from, to);
    cutoffs.push(sorted[starts[at]!]!);
    from = at + 1;
  });
  return assign(times, cutoffs, gapMs);
}

function assign(times: Float64Array, cutoffs: number[], gapMs: number): TimeSplit {
  const codes = new Uint8Array(times.length);
  const leftOut = { gap: 0, missing: 0 };
  for (let row = 0; row < codes.length; row++) {
    const time = times[row]!;
    if (!Number.isFinite(time)) {
      codes[row] = LEFT_OUT;
      leftOut.missing++;
      continue;
    }
    let part = 0;
    while (part < cutoffs.length && time >= cutoffs[part]!) part++;
    const inGap = part < cutoffs.length && time >= cutoffs[part]! - gapMs && gapMs > 0;
    codes[row] = inGap ? LEFT_OUT : part;
    if (inGap) leftOut.gap++;
  }
  return { codes, cutoffs, leftOut };
}

/** Where each distinct time begins. */
function momentStarts(sorted: Float64Array): number[] {
  const starts: number[] = [];
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i]! > sorted[i - 1]!) starts.push(i);
  return starts;
}

/** The place in [from, to] whose start is nearest to `wanted`; the earlier of two as near. */
function nearest(starts: readonly number[], wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  const before = low > from ? low - 1 : low;
  return wanted - starts[before]! <= starts[low]! - wanted ? before : low;
}
