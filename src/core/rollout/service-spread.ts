import type { Random } from '../kernel/random.ts';
import { drawNormal } from '../simulate/draws.ts';
import { exp } from '../simulate/elementary.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import type { ServiceFigures } from './rollout-question.ts';

/** Lognormal times to the answer, in ms. */
export interface ServiceSpread {
  medianMs: number;
  meanMs: number;
  /** None that is drawn takes longer. */
  mostMs: number;
  draw: (random: Random) => number;
}

/** The largest normal that `drawNormal` gives: its uniforms have 53 bits. */
const MOST_NORMAL = Math.sqrt(2 * 53 * Math.LN2);

/** By the median and the 99th percentile; always the median where the latter is not above it. */
export function serviceSpread({
  medianMs,
  p99Ms,
}: Pick<ServiceFigures, 'medianMs' | 'p99Ms'>): ServiceSpread {
  const spread = p99Ms > medianMs && medianMs > 0 ? Math.log(p99Ms / medianMs) / normalQuantile(0.99) : 0;
  return {
    medianMs,
    meanMs: medianMs * Math.exp(spread ** 2 / 2),
    mostMs: medianMs * Math.exp(spread * MOST_NORMAL * (1 + 1e-9)),
    draw: (random) => medianMs * exp(spread * drawNormal(random)),
  };
}
