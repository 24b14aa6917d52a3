/** Rows of a slice, the sum of their errors, and the largest of them. */
export interface SliceStats {
  size: number;
  error: number;
  largest: number;
}

/** What scores depend on besides the slice. */
export interface ScoreSpec {
  /** Rows searched. */
  rows: number;
  /** Mean error over them, above 0. */
  meanError: number;
  /** Weight of the error against the size, in (0, 1]. */
  alpha: number;
  /** Fewest rows of a slice. */
  support: number;
}

/** SliceLine's score (Sagadeeva and Boehm 2021); 0 for all rows, above 0 where a slice is worth a look. */
export function sliceScore(size: number, error: number, { rows, meanError, alpha }: ScoreSpec): number {
  return alpha * (error / size / meanError - 1) - (1 - alpha) * (rows / size - 1);
}

/**
 * The highest score that a part of a slice with these stats can have: part sizes run from the support to the slice's
 * own size, out of all rows. Up to error / largest rows a part can be made of the largest errors, and its score rises
 * with size; beyond, it is monotone: one of the three ends is the best.
 */
export function scoreBound({ size, error, largest }: SliceStats, spec: ScoreSpec): number {
  if (size < spec.support || largest <= 0) return -Infinity;
  const at = (rows: number): number => sliceScore(rows, Math.min(error, rows * largest), spec);
  const full = Math.min(size, Math.max(spec.support, error / largest));
  return Math.max(at(spec.support), at(full), at(size));
}
