import type { Random } from '../kernel/random.ts';
import { drawCounts } from '../stats/draw-counts.ts';
import { kolmogorovSmirnovDistance } from './kolmogorov-smirnov.ts';
import type { DrawDistances } from './null-band.ts';
import { jsDistanceBase2 } from './share-distances.ts';
import { wasserstein } from './wasserstein.ts';

/** Of a reference's numbers, sorted: Wasserstein's distance over `sigma`, and Kolmogorov-Smirnov's. */
export function drawnNumberDistances(sorted: Float64Array, sigma: number): DrawDistances {
  return ([m, n], random) => {
    const [a, b] = [drawSorted(sorted, m, random), drawSorted(sorted, n, random)];
    return [wasserstein(a, b)! / sigma, kolmogorovSmirnovDistance(a, b)!];
  };
}

/** Of a reference's categories: Jensen-Shannon's distance to base 2. */
export function drawnValueDistances(counts: ArrayLike<number>): DrawDistances {
  return ([m, n], random) => [
    jsDistanceBase2({ reference: drawCounts(counts, m, random), current: drawCounts(counts, n, random) })!,
  ];
}

function drawSorted(sorted: Float64Array, n: number, random: Random): Float64Array {
  const places = Uint32Array.from({ length: n }, () => random.below(sorted.length)).sort();
  return Float64Array.from(places, (place) => sorted[place]!);
}
