import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import { cohenKappa, type KappaWeights } from './cohen-kappa.ts';
import type { PairCells } from './pair-cells.ts';

export interface KappaOptions {
  weights: KappaWeights;
  seed: number;
  /** Replicates of the bootstrap; 0 = no interval. */
  B: number;
  /** What is drawn anew: "items", "rows". */
  over: string;
}

/**
 * Cohen's kappa of two annotators' cells with a percentile bootstrap interval. Without an interval where all agree:
 * resampling knows nothing of disagreements that did not happen.
 */
export function kappaEstimate(
  cells: PairCells,
  classes: number,
  { weights, seed, B, over }: KappaOptions,
): Estimate {
  const kappaOf = cohenKappa(classes, weights);
  const total = cells.items.reduce((sum, items) => sum + items, 0);
  const score = kappaOf(cells, cells.items);
  if (typeof score !== 'number') return undefinedBecause(score, total);
  if (B === 0 || cells.a.every((a, at) => a === cells.b[at])) return estimate(score, total);
  const compute = (drawn: Float64Array, out: Float64Array): void => {
    const replicate = kappaOf(cells, drawn);
    out[0] = typeof replicate === 'number' ? replicate : NaN;
  };
  const [interval] = bootstrapCells(cells.items, 1, compute, {
    random: createRandom(seed),
    B,
    over: `over ${over}, seed ${String(seed)}`,
  });
  return estimate(score, total, interval ?? null);
}
