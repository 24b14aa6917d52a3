/** Rows of interest in each window, and all that they are a share of. */
export interface ShareByWindow {
  hits: ArrayLike<number>;
  rows: ArrayLike<number>;
}

/** Windows [from, to). */
export interface WindowSpan {
  from: number;
  to: number;
}

/**
 * The window from which on the share of the current windows explains the rows better than that of the reference, by the
 * likelihood of both (the estimate of the change point where the levels before and after it are known). It lies between
 * the end of the reference and that of the current windows; null where these come first, or where the shares are equal.
 * O(windows).
 */
export function changeOnset(
  { hits, rows }: ShareByWindow,
  reference: WindowSpan,
  current: WindowSpan,
): number | null {
  if (current.to <= reference.to) return null;
  const before = shareIn({ hits, rows }, reference);
  const after = shareIn({ hits, rows }, current);
  if (before === after) return null;
  const perHit = Math.log(after / before);
  const perOther = Math.log((1 - after) / (1 - before));
  let [gain, most, onset] = [0, -Infinity, current.to - 1];
  for (let window = current.to - 1; window >= reference.to; window--) {
    gain += hits[window]! * perHit + (rows[window]! - hits[window]!) * perOther;
    // Of equals the later: a window without rows is no beginning.
    if (gain > most) [most, onset] = [gain, window];
  }
  return onset;
}

/** Half a row from 0 and 1, since nothing is certain. */
function shareIn({ hits, rows }: ShareByWindow, { from, to }: WindowSpan): number {
  let [hit, all] = [0.5, 1];
  for (let window = from; window < to; window++) {
    hit += hits[window]!;
    all += rows[window]!;
  }
  return hit / all;
}
