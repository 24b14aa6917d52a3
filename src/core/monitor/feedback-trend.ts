import { normalQuantile } from '../stats/normal-quantile.ts';

/** Good answers among those with feedback, at a time (in any unit, from any origin). */
export interface ShareAt {
  at: number;
  good: number;
  n: number;
}

/** How the odds of a good answer change: log odds a unit of time. */
export interface Trend {
  slope: number;
  /** 95%. */
  low: number;
  high: number;
  /** Shares on the fitted curve at the first and the last time. */
  first: number;
  last: number;
  /** By how much the shares stray more than chance alone makes them: 1 = not at all. */
  dispersion: number;
}

export type TrendAnswer = Trend | { slope: null; reason: 'tooFew' | 'singleClass' };

const MOST_ROUNDS = 50;
/** Log odds beyond which a share is 0 or 1 for all we know, and the slope has no bound. */
const BOUNDLESS = 30;

/**
 * Logistic regression of a share on time, by iteratively reweighted least squares, with the interval of a quasi-binomial
 * model: its variance is Pearson's chi-square over its degrees of freedom times the binomial one, at least once
 * (McCullagh and Nelder 1989, 4.5). Fewer than 3 times with feedback are too few; where all answers are good, or none, or
 * one moment parts them, the slope has no bound ("singleClass"). O(times).
 */
export function feedbackTrend(shares: readonly ShareAt[]): TrendAnswer {
  const used = shares.filter(({ n }) => n > 0);
  if (used.length < 3) return { slope: null, reason: 'tooFew' };
  // About the middle and in units of the spread, so that squares of milliseconds do no harm.
  const total = used.reduce((sum, { n }) => sum + n, 0);
  const middle = used.reduce((sum, { at, n }) => sum + (at * n) / total, 0);
  const spread = Math.sqrt(used.reduce((sum, { at, n }) => sum + ((at - middle) ** 2 * n) / total, 0));
  if (!(spread > 0)) return { slope: null, reason: 'tooFew' };
  const points = used.map(({ at, good, n }) => ({ x: (at - middle) / spread, good, n }));
  const fit = fitted(points, total);
  if (!fit) return { slope: null, reason: 'singleClass' };
  const { level, slope, variance } = fit;
  const pearson = points.reduce((sum, { x, good, n }) => {
    const share = shareOf(level + slope * x);
    return sum + (good - n * share) ** 2 / (n * share * (1 - share));
  }, 0);
  const dispersion = Math.max(1, pearson / (points.length - 2));
  const reach = normalQuantile(0.975) * Math.sqrt(variance * dispersion);
  return {
    slope: slope / spread,
    low: (slope - reach) / spread,
    high: (slope + reach) / spread,
    first: shareOf(level + slope * points[0]!.x),
    last: shareOf(level + slope * points.at(-1)!.x),
    dispersion,
  };
}

function shareOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Level and slope by Newton's steps, and the slope's binomial variance; null where there is no bound. */
function fitted(
  points: readonly { x: number; good: number; n: number }[],
  total: number,
): { level: number; slope: number; variance: number } | null {
  const good = points.reduce((sum, point) => sum + point.good, 0);
  if (good === 0 || good === total) return null;
  let [level, slope] = [Math.log(good / (total - good)), 0];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let [w, wx, wxx, r, rx] = [0, 0, 0, 0, 0];
    for (const { x, good: right, n } of points) {
      const share = shareOf(level + slope * x);
      const weight = n * share * (1 - share);
      const rest = right - n * share;
      w += weight;
      wx += weight * x;
      wxx += weight * x * x;
      r += rest;
      rx += rest * x;
    }
    const determinant = w * wxx - wx * wx;
    if (!(determinant > 0)) return null;
    const [up, turn] = [(wxx * r - wx * rx) / determinant, (w * rx - wx * r) / determinant];
    level += up;
    slope += turn;
    if (!points.every(({ x }) => Math.abs(level + slope * x) < BOUNDLESS)) return null;
    if (Math.abs(up) + Math.abs(turn) < 1e-12 * (1 + Math.abs(level) + Math.abs(slope)))
      return { level, slope, variance: w / determinant };
  }
  return null;
}
