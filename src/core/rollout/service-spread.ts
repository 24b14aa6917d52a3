import type { Random } from '../kernel/random.ts';
import { drawNormal } from '../simulate/draws.ts';
import { exp } from '../simulate/elementary.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import type { ServiceFigures } from './rollout-question.ts';

/** Lognormal times to the answer, in ms. */
export interface ServiceSpread {
  medianMs: number;
  meanMs: number;
  draw: (random: Random) => number;
}

/** By the median and the 99th percentile; always the median where the latter is not above it. */
export function serviceSpread({
  medianMs,
  p99Ms,
}: Pick<ServiceFigures, 'medianMs' | 'p99Ms'>): ServiceSpread {
  const spread = p99Ms > medianMs && medianMs > 0 ? Math.log(p99Ms / medianMs) / normalQuantile(0.99) : 0;
  return {
    medianMs,
    meanMs: medianMs * Math.exp(spread ** 2 / 2),
    draw: (random) => medianMs * exp(spread * drawNormal(random)),
  };
}
