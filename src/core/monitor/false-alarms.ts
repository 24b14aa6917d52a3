import type { Interval } from '../kernel/estimate.ts';
import { incompleteBeta } from '../stats/incomplete-beta.ts';
import { normalTail } from '../stats/normal-tail.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { AlarmRule } from './alarm-episodes.ts';
import type { NoChange } from './no-change.ts';
import { raisedPerWindow } from './raised-per-window.ts';

/** Times an alarm is raised a window where nothing changes; the interval holds what the reference leaves open. */
export interface FalseAlarms {
  perWindow: number;
  interval: Interval;
}

const LEVEL = 0.95;

/** The rate to be expected of a rule: the mean over all that the reference allows for. */
export function falseAlarms(noChange: NoChange, rule: AlarmRule): FalseAlarms {
  const rates = Float64Array.from(ratesOf(noChange, rule)).sort();
  return {
    perWindow: rates.reduce((sum, rate) => sum + rate, 0) / rates.length,
    interval: {
      low: quantileSorted(rates, (1 - LEVEL) / 2),
      high: quantileSorted(rates, (1 + LEVEL) / 2),
      level: LEVEL,
      method: 'posterior of the reference, windows independent',
    },
  };
}

function ratesOf(noChange: NoChange, { bad, raise, clear, forWindows }: AlarmRule): number[] {
  return chancesBeyond(noChange, bad).map((beyond) =>
    raisedPerWindow(beyond(raise), 1 - beyond(clear), forWindows),
  );
}

/** For each of what the reference allows for: the chance of a window to lie beyond a limit where nothing changes. */
export function chancesBeyond(noChange: NoChange, bad: AlarmRule['bad']): ((limit: number) => number)[] {
  if (noChange.law === 'share') {
    const { draws, rows, spread } = noChange;
    return draws.map(
      (share) => (limit: number) =>
        rows.reduce((sum, n) => sum + shareBeyond(share, n, spread, limit, bad), 0) / rows.length,
    );
  }
  const sign = bad === 'above' ? 1 : -1;
  const scaled = (limit: number): number =>
    noChange.law === 'normal' ? limit : limit <= 0 ? -Infinity : Math.log(limit);
  return noChange.draws.map(
    ({ mean, deviation }) =>
      (limit: number) =>
        normalTail((sign * (scaled(limit) - mean)) / deviation),
  );
}

/**
 * Chance that the share of n rows lies beyond a limit. More spread than binomial is that of fewer rows; whole rows are
 * then met half way.
 */
function shareBeyond(share: number, n: number, spread: number, limit: number, bad: AlarmRule['bad']): number {
  // Limits such as 3 / 7 are noisy in the last place.
  const past = bad === 'above' ? Math.floor(limit * n + 1e-9) + 1 : Math.ceil(limit * n - 1e-9);
  if (past <= 0) return bad === 'above' ? 1 : 0;
  if (past > n) return bad === 'above' ? 0 : 1;
  // As many rows or more: P(X >= past) = I(past, n - past + 1).
  const least = (past - 0.5) / spread + 0.5;
  const reached = incompleteBeta(share, least, n / spread - least + 1);
  return bad === 'above' ? reached : 1 - reached;
}
