import { quantileSorted } from '../stats/quantile-sorted.ts';
import { countAtMost } from '../stats/count-at-most.ts';

/** Two samples of numbers as curves. */
export interface NumberCurves {
  /** Cumulative shares at some values, ascending. */
  cumulative: readonly { value: number; reference: number; current: number }[];
  /** Quantiles of both at the same shares. */
  quantiles: readonly QuantilePair[];
}

/** The current window's quantile against the reference's, with where it lies 19 times in 20 without any drift. */
export interface QuantilePair {
  share: number;
  reference: number;
  current: number;
  /** Null where nothing bounds it on that side. */
  low: number | null;
  high: number | null;
}

const POINTS = 160;
const SHARES = 99;
/** Kolmogorov's limit at 5%. */
const CRITICAL = 1.3581;

/** Of samples sorted ascending, not empty. */
export function numberCurves(a: Float64Array, b: Float64Array): NumberCurves {
  return { cumulative: cumulativeOf(a, b), quantiles: quantilesOf(a, b) };
}

function cumulativeOf(a: Float64Array, b: Float64Array): NumberCurves['cumulative'] {
  const at = (sorted: Float64Array): number[] =>
    Array.from({ length: POINTS + 1 }, (_, i) => sorted[Math.floor((i * (sorted.length - 1)) / POINTS)]!);
  const values = Float64Array.from(new Set([...at(a), ...at(b)])).sort();
  return Array.from(values, (value) => ({
    value,
    reference: countAtMost(a, value) / a.length,
    current: countAtMost(b, value) / b.length,
  }));
}

/** The band holds for all shares at once: it is Kolmogorov-Smirnov's test turned into quantiles (Doksum and Sievers 1976). */
function quantilesOf(a: Float64Array, b: Float64Array): readonly QuantilePair[] {
  const [m, n] = [a.length, b.length];
  const apart = CRITICAL * Math.sqrt((m + n) / (m * n));
  const shares = Math.min(SHARES, m, n);
  return Array.from({ length: shares }, (_, i): QuantilePair => {
    const share = (i + 1) / (shares + 1);
    return {
      share,
      reference: quantileSorted(a, share),
      current: quantileSorted(b, share),
      low: share - apart > 0 ? quantileSorted(a, share - apart) : null,
      high: share + apart < 1 ? quantileSorted(a, share + apart) : null,
    };
  });
}
