import { reasonInWords, type Estimate } from '../../../core/kernel/estimate.ts';
import { metricFacts, type MetricUnit } from '../../../core/metrics/catalogue.ts';
import type { Measure } from '../../../core/metrics/measure.ts';
import { unitOf } from '../../../parts/metrics/metric-words.ts';
import { formatFixed, formatNumber } from '../../../ui/format.ts';

function signed(value: number, unit: MetricUnit): string {
  const size = Math.abs(value);
  const text =
    unit === 'fraction'
      ? formatFixed(size * 100, 2)
      : unit === 'number'
        ? formatFixed(size, 4)
        : formatNumber(size, 3);
  if (!/[1-9]/.test(text)) return text;
  return value < 0 ? `−${text}` : `+${text}`;
}

/** "+1.25 pt", "−0.0132": a difference with its sign; why there is none. */
export function differenceWords(difference: Estimate, measure: Measure): string {
  if (difference.value === null) return reasonInWords(difference.reason);
  const unit = unitOf(measure);
  return `${signed(difference.value, unit)}${unit === 'fraction' ? ' pt' : ''}`;
}

/** "−0.30 to +2.10"; "–" where there is none. */
export function boundsWords(difference: Estimate, measure: Measure): string {
  if (difference.value === null || !difference.interval) return '–';
  const unit = unitOf(measure);
  return `${signed(difference.interval.low, unit)} to ${signed(difference.interval.high, unit)}`;
}

export type Reading = 'better' | 'worse' | 'not told apart' | 'differs' | '–';

/** What the interval of a difference says of the second model. */
export function readingOf(difference: Estimate, { metric }: Measure): Reading {
  if (difference.value === null || !difference.interval) return '–';
  const { low, high } = difference.interval;
  if (low <= 0 && high >= 0) return 'not told apart';
  const higherIsBetter = metricFacts(metric)?.higherIsBetter ?? null;
  if (higherIsBetter === null) return 'differs';
  return low > 0 === higherIsBetter ? 'better' : 'worse';
}

/** A p-value as it is read: "0.031", "< 0.0001". */
export function pWords(p: number): string {
  return p < 1e-4 ? '< 0.0001' : formatNumber(p, 2);
}
