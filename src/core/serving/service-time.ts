import type { Random } from '../kernel/random.ts';
import type { LatencySample } from '../predictions/predictions.ts';
import { drawExponential, drawGamma } from '../simulate/draws.ts';
import { momentsOf } from '../stats/mean-interval.ts';

/** How long a worker takes for the requests it takes together. Seconds. */
export interface ServiceTime {
  /** On average, of so many requests together. */
  mean: (requests: number) => number;
  /** Standard deviation over mean, of a single request. */
  variation: number;
  draw: (requests: number, random: Random) => number;
}

/**
 * Typed: `further` is what each further request of a batch adds, as a share of a single one's time. Spread by a gamma
 * distribution: `variation` 0 = always the same, 1 = exponential.
 */
export function typedService(mean: number, variation: number, further: number): ServiceTime {
  const meanOf = (requests: number): number => mean * (1 + further * (requests - 1));
  const shape = 1 / variation ** 2;
  const draw = (requests: number, random: Random): number => {
    const whole = meanOf(requests);
    if (variation === 0) return whole;
    return variation === 1 ? drawExponential(random, whole) : drawGamma(random, shape, whole / shape);
  };
  return { mean: meanOf, variation, draw };
}

/**
 * As measured: calls of the smallest batch size that has room for the requests, drawn again; beyond the largest size in
 * proportion to it. null where nothing was measured.
 */
export function measuredService(samples: LatencySample['samples']): ServiceTime | null {
  const sizes = samples.filter(({ callsMs }) => callsMs.length > 0).sort((a, b) => a.batch - b.batch);
  const single = sizes[0];
  if (!single) return null;
  const means = sizes.map(({ callsMs }) => momentsOf(callsMs).mean / 1000);
  const at = (requests: number): { index: number; times: number } => {
    const index = sizes.findIndex(({ batch }) => batch >= requests);
    return index >= 0
      ? { index, times: 1 }
      : { index: sizes.length - 1, times: requests / sizes.at(-1)!.batch };
  };
  const { n, mean, squares } = momentsOf(single.callsMs);
  return {
    mean: (requests) => {
      const { index, times } = at(requests);
      return means[index]! * times;
    },
    variation: n > 1 && mean > 0 ? Math.sqrt(squares / (n - 1)) / mean : 0,
    draw: (requests, random) => {
      const { index, times } = at(requests);
      const { callsMs } = sizes[index]!;
      return (callsMs[random.below(callsMs.length)]! / 1000) * times;
    },
  };
}
