import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import type { Measure } from '../metrics/measure.ts';
import type { ModelVersion } from '../model/model-version.ts';
import type { LatencySample } from '../predictions/predictions.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import { quantileSorted } from '../stats/quantile-sorted.ts';
import type { Digest } from '../kernel/objects.ts';

/** Figures of a model itself: they need no rows. */
export const LATENCY = 'latency';
export const MODEL_SIZE = 'modelSize';

export function isOfModel(metric: string): boolean {
  return metric === LATENCY || metric === MODEL_SIZE;
}

/** A figure and the object it was read from; `why` where there is none. */
export type ModelFigure =
  { estimate: Estimate; of: Digest; why: null } | { estimate: null; of: null; why: string };

/**
 * Latency: `params.percentile` (of 100; 95) of the times of single calls, in ms, at `params.batch` rows a call (1), from
 * the newest sample that timed such calls. Size: bytes of the model's file. `latencies`: newest first.
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
  const batch = Number(params['batch'] ?? 1);
  const percentile = Number(params['percentile'] ?? 95);
  if (!(percentile >= 0 && percentile <= 100)) return missing('there is no such percentile');
  for (const { digest, model: of, samples } of latencies) {
    const sample = of === model.digest ? samples.find((one) => one.batch === batch) : undefined;
    if (sample) return { estimate: percentileOf(sample.callsMs, percentile / 100), of: digest, why: null };
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
