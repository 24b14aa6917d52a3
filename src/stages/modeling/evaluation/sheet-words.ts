import type { RowPlan } from '../../../core/evaluation/row-plan.ts';
import type { SheetAction, SheetMetric } from '../../../core/evaluation/sheet.ts';
import { isFraction } from '../../../core/evaluation/sheet-metric.ts';
import { formatFixed, formatNumber } from '../../../ui/format.ts';

const METRICS: Readonly<Record<SheetMetric['metric'], string>> = {
  accuracy: 'Accuracy',
  errorRate: 'Error rate',
  recall: 'Recall',
  precision: 'Precision',
  mae: 'Mean absolute error',
  rmse: 'Root mean squared error',
};

/** "Recall of “no”". */
export function metricTitle({ metric, class: name }: SheetMetric): string {
  return name === undefined ? METRICS[metric] : `${METRICS[metric]} of “${name}”`;
}

/** Over its column of numbers. */
export function metricHead(metric: SheetMetric): string {
  return isFraction(metric) ? '%' : metric.metric.toUpperCase();
}

/** A value of the metric without its unit: 94.0 of a fraction. */
export function metricValue(metric: SheetMetric, value: number): string {
  return isFraction(metric) ? formatFixed(value * 100, 1) : formatNumber(value);
}

/** What a gap is multiplied by, in words for the end of a sentence. */
export function weightWords({ metric, class: name }: SheetMetric): string {
  if (metric === 'recall') return `the slice’s share of the rows that are “${name ?? ''}”`;
  if (metric === 'precision') return `the slice’s share of the rows predicted “${name ?? ''}”`;
  return 'the slice’s share of the rows';
}

export const ACTION_WORDS: Readonly<Record<SheetAction, string>> = {
  collect: 'Collect data',
  augment: 'Augment',
  relabel: 'Relabel',
  features: 'Change features',
  none: 'Nothing',
};

export const PLAN_WORDS: Readonly<Record<keyof RowPlan, string>> = {
  ease: 'Ease',
  importance: 'Importance',
  action: 'Action',
  notes: 'Notes',
};

export const PRIORITY_WORDS =
  'Priority = gain × ease ÷ 3 × importance ÷ 3. Ease and importance go from 1 (least) to 5; what is not said counts as 3.';

/** As much of a baseline's source as a header holds: up to its first comma or bracket. */
export function shortSource(source: string): string {
  return source
    .split(/[,(;:]/)[0]!
    .trim()
    .slice(0, 24);
}

/** Lines of a field that shows a text whole, at about so many letters a line. */
export function linesFor(text: string, letters: number): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / letters), 0);
  return Math.min(10, Math.max(2, lines));
}
