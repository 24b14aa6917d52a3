import type { Id } from '../../core/kernel/objects.ts';
import type { Estimate } from '../../core/kernel/estimate.ts';
import { targetMetric } from '../../core/brief/target-metrics.ts';
import { isTimed, PERCENTILE, usualBatch } from '../../core/brief/model-figures.ts';
import { isMustPass } from '../../core/brief/must-pass.ts';
import type { MetricRef, Target, TargetTerms } from '../../core/brief/target.ts';
import {
  formatBytes,
  formatCount,
  formatFixed,
  formatNumber,
  formatPercent,
  formatPoints,
} from '../../ui/format.ts';

type Amount = Pick<TargetTerms, 'unit'> & { measure: Pick<MetricRef, 'statistic'> };

/** A number of a target as the screens write it: 86.2%, 2.1 pt, 1.8 ms. */
export function amountWords(value: number, { unit, measure }: Amount, digits = 1): string {
  if (measure.statistic === 'ratio') return formatFixed(value, 2);
  switch (unit) {
    case 'fraction':
      return measure.statistic === 'difference' ? formatPoints(value, digits) : formatPercent(value, digits);
    case 'number':
      return formatFixed(value, 3);
    case 'count':
      return formatCount(value);
    case 'bytes':
      return formatBytes(value);
    default:
      return unit === '' ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
  }
}

/** The bound itself, with no more digits than it was typed with: "85%", "10 ms". */
export function boundAmount({ value, ...amount }: Pick<TargetTerms, 'value'> & Amount): string {
  const percent = Number((value * 100).toPrecision(12));
  const digits = amount.unit === 'fraction' ? Math.min(4, decimalsOf(percent)) : 1;
  if (amount.unit === 'number' && amount.measure.statistic !== 'ratio') return formatNumber(value, 6);
  return amountWords(value, amount, digits);
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

/** "at least 85%". */
export function boundWords(terms: TargetTerms): string {
  return `${terms.direction === 'atLeast' ? 'at least' : 'at most'} ${boundAmount(terms)}`;
}

/** "85.6 to 86.8", without the sign of percent that the value beside it carries; '' where there is none. */
export function boundsWords(estimate: Estimate, amount: Amount): string {
  if (estimate.value === null || !estimate.interval) return '';
  const { low, high } = estimate.interval;
  if (amount.unit === 'fraction' && amount.measure.statistic !== 'ratio') {
    return `${formatFixed(low * 100, 1)} to ${formatFixed(high * 100, 1)}`;
  }
  return `${amountWords(low, amount)} to ${amountWords(high, amount)}`;
}

/** The metric with its class or percentile: "Recall, approved", "Latency p95, batch 1". */
export function metricTitle({ metric, params }: Pick<MetricRef, 'metric' | 'params'>): string {
  const title = targetMetric(metric)?.title ?? metric;
  if (isTimed(metric)) {
    const batch = params['batch'] ?? usualBatch(metric);
    return `${title} p${String(params['percentile'] ?? PERCENTILE)}, batch ${String(batch)}`;
  }
  return 'class' in params ? `${title}, ${String(params['class'])}` : title;
}

/** What a target is measured on, in words: the metric, its slice and what it is held against. */
export function measureTitle(ref: MetricRef, slices: readonly { id: Id; name: string }[]): string {
  const nameOf = (id: Id): string => slices.find((slice) => slice.id === id)?.name ?? 'a slice that is gone';
  const on = ref.slice === null ? '' : ` on ${nameOf(ref.slice)}`;
  if (ref.statistic === 'value') return `${metricTitle(ref)}${on}`;
  const against = ref.against === null ? 'all other rows' : nameOf(ref.against);
  const to = ref.statistic === 'difference' ? 'less that of' : 'over that of';
  return `${metricTitle(ref)}${on}, ${to} ${against}`;
}

/** What a target is called unless it is named. */
export function usualName(terms: TargetTerms, slices: readonly { id: Id; name: string }[]): string {
  return `${measureTitle(terms.measure, slices)} ${boundWords(terms)}`;
}

/** What a target is called where its bound stands elsewhere and may change: its own name, else what it is measured on. */
export function nameWithoutBound(
  { name, body }: Pick<Target, 'name' | 'body'>,
  slices: readonly { id: Id; name: string }[],
): string {
  return name === usualName(body, slices) ? measureTitle(body.measure, slices) : name;
}

/** A target as a heading: what it is measured on and what it has to reach. */
export function headOf(
  { name, body }: Pick<Target, 'name' | 'body'>,
  slices: readonly { id: Id; name: string }[],
): { title: string; bound: string } {
  return isMustPass(body)
    ? { title: name, bound: 'none may fail' }
    : { title: measureTitle(body.measure, slices), bound: boundWords(body) };
}
