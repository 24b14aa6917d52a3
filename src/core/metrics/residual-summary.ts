import { sortWithWeights, weighedQuantile } from '../stats/weighed-quantile.ts';
import type { Residuals } from './residuals.ts';

/** How errors (predicted minus true, in the label's unit) are spread. */
export interface ResidualSummary {
  /** Parts of the rows (or weight) at or below a value: 0, .05, .25, .5, .75, .95, 1. */
  quantiles: readonly { part: number; error: number }[];
  /** Parts with an error above, below and of exactly 0. */
  above: number;
  below: number;
  exact: number;
  /** Rows. */
  n: number;
}

const PARTS = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/** null without rows. */
export function residualSummary({ errors, weights }: Residuals): ResidualSummary | null {
  const n = errors.length;
  if (n === 0) return null;
  const sorted = sortWithWeights(errors, weights ?? null);
  let above = 0;
  let below = 0;
  for (let i = 0; i < n; i++) {
    const part = sorted.weights[i]! / sorted.total;
    if (sorted.values[i]! > 0) above += part;
    else if (sorted.values[i]! < 0) below += part;
  }
  return {
    quantiles: PARTS.map((part) => ({
      part,
      error: part === 1 ? sorted.values[n - 1]! : weighedQuantile(sorted, part),
    })),
    above,
    below,
    exact: Math.max(0, 1 - above - below),
    n,
  };
}
