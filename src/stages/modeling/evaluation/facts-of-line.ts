import type { Estimate } from '../../../core/kernel/estimate.ts';
import { reasonInWords } from '../../../core/kernel/estimate.ts';
import type { SheetMetric } from '../../../core/evaluation/sheet.ts';
import { isFraction } from '../../../core/evaluation/sheet-metric.ts';
import { formatCount, formatFixed, formatPercent, formatPlural } from '../../../ui/format.ts';
import type { SheetLine } from './sheet-state.svelte.ts';
import { metricTitle, metricValue } from './sheet-words.ts';

/** What is known of a row of the sheet, a line each, for where its columns are not all shown. */
export function factsOfLine(metric: SheetMetric, line: SheetLine): string[] {
  const { n, share, errors, shareOfErrors, isAll, gap, gain, priority } = line;
  const wrong = errors === null ? [] : [`${formatCount(errors)} wrong`];
  const ofErrors =
    shareOfErrors === null || isAll
      ? []
      : [`${formatPercent(shareOfErrors)} of ${errors === null ? 'the summed error' : 'all errors'}`];
  const facts = [[formatPlural(n, 'row'), ...wrong, ...ofErrors].join(', ')];
  const unit = isFraction(metric) ? '%' : '';
  const shown = (value: number): string => metricValue(metric, value);
  if (!isAll) facts.push(`${formatPercent(share)} of the rows`);
  facts.push(`${metricTitle(metric)}: ${withInterval(line.metric, shown, unit)}`);
  if (gap !== null) facts.push(`Gap ${shown(gap)}${isFraction(metric) ? ' points' : ''}`);
  if (gain) facts.push(`Gain ${withInterval(gain, (value) => formatFixed(value, 2), '')}`);
  if (priority !== null) facts.push(`Priority ${formatFixed(priority, 2)}`);
  return facts;
}

function withInterval(estimate: Estimate, shown: (value: number) => string, unit: string): string {
  if (estimate.value === null) return reasonInWords(estimate.reason);
  const { value, interval } = estimate;
  return `${shown(value)}${unit}${interval ? `, 95% interval ${shown(interval.low)} to ${shown(interval.high)}` : ''}`;
}
