import { LATENCY, PERCENTILE, THROUGHPUT } from '../brief/model-figures.ts';
import type { MetricRef } from '../brief/target.ts';
import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { metricFacts } from '../metrics/catalogue.ts';
import { VALUE } from '../metrics/outcome-value.ts';
import { normalQuantile } from '../stats/normal-quantile.ts';
import type { LogColumns } from './log.ts';
import type { Series, Signal } from './signal.ts';

/** The figure of a log that a target is about, or why a log has none. */
export type TargetSignal = { signal: Signal; why: null } | { signal: null; why: string };

export function signalOfTarget(
  { metric, params, slice, statistic }: MetricRef,
  columns: LogColumns | null,
): TargetSignal {
  if (statistic !== 'value') return none('two slices held against each other are not followed by window');
  if (metric === LATENCY) {
    if (!columns?.latency) return none('the log has no column of latencies');
    const q = Number(params['percentile'] ?? PERCENTILE) / 100;
    return { signal: { of: 'quantile', column: columns.latency, q }, why: null };
  }
  if (metric === THROUGHPUT) return none('a log times requests one by one, not calls with many rows');
  if (metric === VALUE) return none('money is not followed by window');
  if (!metricFacts(metric)) return none('it is no figure of requests');
  if (!columns?.label) return none('the log has no labels');
  const of = params['class'];
  return {
    signal: { of: 'metric', metric, slice, ...(of === undefined ? {} : { class: String(of) }) },
    why: null,
  };
}

function none(why: string): TargetSignal {
  return { signal: null, why };
}

const LEVEL = 0.95;

/** One window of a series with the interval of its own sampling (normal), where that is known. */
export function estimateAt({ values, n, variances }: Series, window: number): Estimate {
  const value = values[window];
  if (value === undefined || Number.isNaN(value)) return undefinedBecause('emptySlice', 0);
  const variance = variances?.[window];
  const reach =
    variance === undefined || Number.isNaN(variance)
      ? null
      : normalQuantile((1 + LEVEL) / 2) * Math.sqrt(variance);
  const interval =
    reach === null ? null : { low: value - reach, high: value + reach, level: LEVEL, method: 'normal' };
  return estimate(value, n[window]!, interval);
}
