import type { Estimate } from '../../core/kernel/estimate.ts';
import { reasonInWords } from '../../core/kernel/estimate.ts';
import { metricFacts, type MetricUnit } from '../../core/metrics/catalogue.ts';
import type { Measured, Measure } from '../../core/metrics/measure.ts';
import { formatFixed, formatNumber, formatPercent } from '../../ui/format.ts';

/** A metric's value as the screens write it: fractions in percent, plain numbers with three digits behind the point. */
export function valueWords(value: number, unit: MetricUnit): string {
  if (unit === 'fraction') return formatPercent(value);
  return unit === 'number' ? formatFixed(value, 3) : formatNumber(value);
}

export function titleOf({ metric, params }: Measure): string {
  const title = metricFacts(metric)?.title ?? metric;
  const parts = ['class', 'bins'].flatMap((name) => (name in params ? [String(params[name])] : []));
  return [title, ...parts].join(', ');
}

/** Why rows were left out: "12 rows without a weight above 0". */
export function droppedWords(why: string): string {
  return why === 'unweighted' ? 'without a weight above 0' : why;
}

export function unitOf({ metric }: Measure): MetricUnit {
  return metricFacts(metric)?.unit ?? 'number';
}

/** "85.6 to 86.8", without the unit that the value beside it carries already; '' where there is none. */
export function intervalWords(estimate: Estimate, unit: MetricUnit): string {
  if (estimate.value === null || !estimate.interval) return '';
  const { low, high } = estimate.interval;
  if (unit === 'fraction') return `${formatFixed(low * 100, 1)} to ${formatFixed(high * 100, 1)}`;
  return `${valueWords(low, unit)} to ${valueWords(high, unit)}`;
}

export function estimateWords({ measure, estimate }: Measured): string {
  return estimate.value === null
    ? reasonInWords(estimate.reason)
    : valueWords(estimate.value, unitOf(measure));
}
