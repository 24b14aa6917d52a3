import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { createRandom } from '../kernel/random.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { ShadowRun, ShadowSide } from './shadow.ts';

/** Milliseconds in which both sides were answering rows; null where one of them did not run. */
export function overlapMs({ champion, challenger }: ShadowRun): number | null {
  const { firstMs: a, lastMs: b } = champion;
  const { firstMs: c, lastMs: d } = challenger;
  if (a === null || b === null || c === null || d === null) return null;
  return Math.max(0, Math.min(b, d) - Math.max(a, c));
}

/** Time of single calls at .5, .95 and .99; null where none were timed. */
export function callQuantiles({ callsMs }: ShadowSide): readonly [number, number, number] | null {
  if (callsMs.length === 0) return null;
  const sorted = Float64Array.from(callsMs).sort();
  return [quantileSorted(sorted, 0.5), quantileSorted(sorted, 0.95), quantileSorted(sorted, 0.99)];
}

const REPLICATES = 500;
const LEAST_CALLS = 20;

/** Median call of the challenger less that of the champion; percentile bootstrap over the calls kept. */
export function latencyDifference({ champion, challenger }: ShadowRun): Estimate {
  const sides = [champion, challenger].map(({ callsMs }) => Float64Array.from(callsMs).sort());
  const n = sides[0]!.length + sides[1]!.length;
  if (sides.some((calls) => calls.length === 0)) return undefinedBecause('tooFew', n);
  const [first, second] = sides.map((calls) => quantileSorted(calls, 0.5));
  const value = second! - first!;
  if (sides.some((calls) => calls.length < LEAST_CALLS)) return estimate(value, n);
  const random = createRandom(1);
  const drawnMedian = (calls: Float64Array): number =>
    quantileSorted(Float64Array.from(calls, () => calls[random.below(calls.length)]!).sort(), 0.5);
  const drawn = Float64Array.from(
    { length: REPLICATES },
    () => drawnMedian(sides[1]!) - drawnMedian(sides[0]!),
  ).sort();
  return estimate(value, n, {
    low: quantileSorted(drawn, 0.025),
    high: quantileSorted(drawn, 0.975),
    level: 0.95,
    method: 'percentile bootstrap over calls, B = 500, seed 1',
  });
}
