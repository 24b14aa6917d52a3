import type { Estimate } from '../../../core/kernel/estimate.ts';
import { reasonInWords } from '../../../core/kernel/estimate.ts';
import type { SheetMetric } from '../../../core/evaluation/sheet.ts';
import { isFraction } from '../../../core/evaluation/sheet-metric.ts';
import type { SheetFigure } from '../../../core/evaluation/sheet-arithmetic.ts';
import { formatFixed, formatPercent } from '../../../ui/format.ts';
import type { SheetLine } from './sheet-state.svelte.ts';
import { metricTitle, metricValue } from './sheet-words.ts';

export interface FactOfLine {
  figure: SheetFigure;
  title: string;
  value: string;
  /** What stands behind the value. */
  more: string;
}

/** The figures of a row of the sheet, for where its columns are not all shown. */
export function factsOfLine(metric: SheetMetric, line: SheetLine): readonly FactOfLine[] {
  const { share, errors, shareOfErrors, isAll, gap, gain, priority } = line;
  const shown = (value: number): string => metricValue(metric, value);
  const fact = (figure: SheetFigure, title: string, value: string, more = ''): FactOfLine => ({
    figure,
    title,
    value,
    more,
  });
  const points = isFraction(metric) ? 'points' : '';
  return [
    ...(isAll ? [] : [fact('share', 'Share of the rows', formatPercent(share))]),
    ...(isAll || shareOfErrors === null || errors === null
      ? []
      : [fact('shareOfErrors', 'Share of all errors', formatPercent(shareOfErrors))]),
    fact('metric', metricTitle(metric), ...withInterval(line.metric, shown, isFraction(metric) ? '%' : '')),
    ...(gap === null ? [] : [fact('gap', 'Gap', shown(gap), points)]),
    ...(gain ? [fact('gain', 'Gain', ...withInterval(gain, (value) => formatFixed(value, 2), ''))] : []),
    ...(priority === null ? [] : [fact('priority', 'Priority', formatFixed(priority, 2))]),
  ];
}

function withInterval(
  estimate: Estimate,
  shown: (value: number) => string,
  unit: string,
): [value: string, more: string] {
  if (estimate.value === null) return ['–', reasonInWords(estimate.reason)];
  const { value, interval } = estimate;
  return [shown(value) + unit, interval ? `${shown(interval.low)} to ${shown(interval.high)}` : ''];
}
