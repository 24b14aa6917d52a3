import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import type { Measure } from '../metrics/measure.ts';
import type { ModelVersion } from '../model/model-version.ts';
import type { LatencySample } from '../predictions/predictions.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { Digest } from '../kernel/objects.ts';

/** Figures of a model itself: they need no rows. */
export const LATENCY = 'latency';
export const THROUGHPUT = 'throughput';
export const MODEL_SIZE = 'modelSize';

/** Rows a call where nothing is said: single rows for a latency, a small batch for a throughput. */
const BATCH: Readonly<Record<string, number>> = { [LATENCY]: 1, [THROUGHPUT]: 32 };
export const PERCENTILE = 95;

export function isOfModel(metric: string): boolean {
  return isTimed(metric) || metric === MODEL_SIZE;
}

/** Read from times of single calls, at a percentile and a number of rows a call. */
export function isTimed(metric: string): boolean {
  return metric === LATENCY || metric === THROUGHPUT;
}

export function usualBatch(metric: string): number {
  return BATCH[metric] ?? 1;
}

/** A figure and the object it was read from; `why` where there is none. */
export type ModelFigure =
  { estimate: Estimate; of: Digest; why: null } | { estimate: null; of: null; why: string };

/**
 * Latency: `params.percentile` (of 100; 95) of the times of single calls, in ms, at `params.batch` rows a call (1), from
 * the newest sample that timed such calls. Throughput: rows a second in a call that takes that long (32 rows a call), so
 * that at the 95th percentile 95% of the calls were at least as fast. Size: bytes of the model's file. `latencies`:
 * newest first.
 */
export function modelFigure(
  { metric, params }: Measure,
  model: ModelVersion | null,
  latencies: readonly LatencySample[],
): ModelFigure {
  if (!model) return missing('the model is no longer here');
  if (metric === MODEL_SIZE) {
    if (model.source.type !== 'onnx') return missing('this model is not a file');
    return { estimate: estimate(model.source.bytes, 1), of: model.digest, why: null };
  }
  const batch = Number(params['batch'] ?? usualBatch(metric));
  const percentile = Number(params['percentile'] ?? PERCENTILE);
  if (!(percentile >= 0 && percentile <= 100)) return missing('there is no such percentile');
  for (const { digest, model: of, samples } of latencies) {
    const sample = of === model.digest ? samples.find((one) => one.batch === batch) : undefined;
    if (!sample) continue;
    const time = percentileOf(sample.callsMs, percentile / 100);
    return { estimate: metric === THROUGHPUT ? rowsASecond(time, batch) : time, of: digest, why: null };
  }
  const rows = batch === 1 ? 'one row' : `${batch.toLocaleString('en')} rows`;
  return missing(`calls with ${rows} were not timed`);
}

/** Interval: from order statistics, ranks by the normal approximation; none where they would lie outside. */
function percentileOf(callsMs: readonly number[], p: number): Estimate {
  const n = callsMs.length;
  if (n === 0) return undefinedBecause('tooFew', 0);
  const sorted = Float64Array.from(callsMs).sort();
  return estimate(quantileSorted(sorted, p), n, orderInterval(sorted, p));
}

/** A clock too coarse to see a call says nothing of its pace. */
function rowsASecond(time: Estimate, batch: number): Estimate {
  if (time.value === null) return time;
  const { value, n, interval } = time;
  if (value <= 0) return undefinedBecause('zeroBase', n);
  const pace = (ms: number): number => (batch * 1000) / ms;
  const turned =
    interval && interval.low > 0 ? { ...interval, low: pace(interval.high), high: pace(interval.low) } : null;
  return estimate(pace(value), n, turned);
}

function orderInterval(sorted: Float64Array, p: number): Interval | null {
  const n = sorted.length;
  const half = normalQuantile(0.975) * Math.sqrt(n * p * (1 - p));
  const low = Math.floor(n * p - half);
  const high = Math.ceil(n * p + half);
  if (p <= 0 || p >= 1 || low < 0 || high > n - 1) return null;
  return { low: sorted[low]!, high: sorted[high]!, level: 0.95, method: 'order statistics' };
}

function missing(why: string): ModelFigure {
  return { estimate: null, of: null, why };
}
