import { countAtMost } from '../stats/count-at-most.ts';

/** A rising curve from scores to chances: steps at scores, ascending, with straight lines between them. */
export interface Calibration {
  scores: Float64Array<ArrayBuffer>;
  chances: Float64Array<ArrayBuffer>;
}

/**
 * The rising curve nearest to the outcomes (0 or 1) of these scores, by pooling adjacent violators (Ayer et al. 1955).
 * Rows without a finite score are left out; null where no row is left. O(n log n).
 */
export function isotonic(scores: ArrayLike<number>, outcomes: ArrayLike<number>): Calibration | null {
  const rows = Uint32Array.from(
    Array.from({ length: scores.length }, (_, row) => row).filter((row) => Number.isFinite(scores[row]!)),
  );
  if (rows.length === 0) return null;
  rows.sort((a, b) => scores[a]! - scores[b]!);
  const low: number[] = [];
  const high: number[] = [];
  const sums: number[] = [];
  const counts: number[] = [];
  for (const row of rows) {
    const score = scores[row]!;
    // Equal scores are one: the curve has one value there.
    if (high.at(-1) === score && low.at(-1) === score) {
      sums[sums.length - 1]! += outcomes[row]!;
      counts[counts.length - 1]!++;
    } else {
      low.push(score);
      high.push(score);
      sums.push(outcomes[row]!);
      counts.push(1);
    }
  }
  return pooled(low, high, sums, counts);
}

function pooled(low: number[], high: number[], sums: number[], counts: number[]): Calibration {
  let top = 0;
  for (let at = 1; at < low.length; at++) {
    top++;
    [low[top], high[top], sums[top], counts[top]] = [low[at]!, high[at]!, sums[at]!, counts[at]!];
    while (top > 0 && sums[top - 1]! * counts[top]! >= sums[top]! * counts[top - 1]!) {
      high[top - 1] = high[top]!;
      sums[top - 1]! += sums[top]!;
      counts[top - 1]! += counts[top]!;
      top--;
    }
  }
  const scores: number[] = [];
  const chances: number[] = [];
  for (let block = 0; block <= top; block++) {
    for (const score of new Set([low[block]!, high[block]!])) {
      scores.push(score);
      chances.push(sums[block]! / counts[block]!);
    }
  }
  return { scores: Float64Array.from(scores), chances: Float64Array.from(chances) };
}

/** The chance at a score; beyond the curve's ends that of the end. NaN for NaN. */
export function calibrated({ scores, chances }: Calibration, score: number): number {
  if (Number.isNaN(score)) return NaN;
  const low = countAtMost(scores, score);
  if (low === 0) return chances[0]!;
  if (low === scores.length) return chances[low - 1]!;
  const part = (score - scores[low - 1]!) / (scores[low]! - scores[low - 1]!);
  return chances[low - 1]! + part * (chances[low]! - chances[low - 1]!);
}
