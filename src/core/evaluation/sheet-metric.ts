import { predicateKey } from '../slices/predicate-key.ts';
import type { Predicate } from '../slices/predicate.ts';
import type { Baseline, Sheet, SheetMetric } from './sheet.ts';

/** What a sheet may be judged by; `classes` is null for a regression. */
export function metricsFor(classes: readonly string[] | null): readonly SheetMetric[] {
  if (!classes) return [{ metric: 'mae' }, { metric: 'rmse' }];
  return [
    { metric: 'accuracy' },
    { metric: 'errorRate' },
    ...classes.flatMap((name): SheetMetric[] => [
      { metric: 'recall', class: name },
      { metric: 'precision', class: name },
    ]),
  ];
}

/** The one asked for where it is among those offered, else the usual one. */
export function fittingMetric(
  wanted: SheetMetric | undefined,
  classes: readonly string[] | null,
): SheetMetric {
  const offered = metricsFor(classes);
  const found = wanted && offered.find((one) => metricKey(one) === metricKey(wanted));
  return found ?? offered[0]!;
}

export function metricKey(metric: SheetMetric): string {
  return metric.class === undefined ? metric.metric : `${metric.metric} ${JSON.stringify(metric.class)}`;
}

/** Whether its values are fractions, shown in percent and with gains in points; else they have the label's unit. */
export function isFraction({ metric }: SheetMetric): boolean {
  return metric !== 'mae' && metric !== 'rmse';
}

export function higherIsBetter({ metric }: SheetMetric): boolean {
  return metric === 'accuracy' || metric === 'recall' || metric === 'precision';
}

type Levels = Pick<Sheet['body'], 'baseline' | 'rowBaselines'>;

/** The level for every row without one of its own. */
export function sheetBaseline(levels: Levels, metric: SheetMetric): Baseline | null {
  const kept = isUsual(metric) ? levels.baseline : levels.rowBaselines[baselineKey(metric, { op: 'all' })];
  return inTermsOf(metric, kept ?? null);
}

/** The level typed in for one row; null where it takes that of the sheet. */
export function ownBaseline(levels: Levels, metric: SheetMetric, where: Predicate): Baseline | null {
  return inTermsOf(metric, levels.rowBaselines[baselineKey(metric, where)] ?? null);
}

/** `levels` with another level for the sheet (`where` null) or for one row; null takes it away. */
export function withBaseline(
  levels: Levels,
  metric: SheetMetric,
  where: Predicate | null,
  baseline: Baseline | null,
): Partial<Levels> {
  const kept = inTermsOf(metric, baseline);
  if (where === null && isUsual(metric)) return { baseline: kept };
  const key = baselineKey(metric, where ?? { op: 'all' });
  const { [key]: _before, ...others } = levels.rowBaselines;
  return { rowBaselines: kept ? { ...others, [key]: kept } : others };
}

/** Accuracy and MAE, and the error rate, whose levels are kept as accuracies: a person types either and means both. */
function isUsual({ metric }: SheetMetric): boolean {
  return metric === 'accuracy' || metric === 'errorRate' || metric === 'mae';
}

function baselineKey(metric: SheetMetric, where: Predicate): string {
  return isUsual(metric) ? predicateKey(where) : `${metricKey(metric)} ${predicateKey(where)}`;
}

/** From accuracy to error rate and back. */
function inTermsOf({ metric }: SheetMetric, baseline: Baseline | null): Baseline | null {
  if (metric !== 'errorRate' || !baseline) return baseline;
  const { measured } = baseline;
  const interval = measured?.interval;
  return {
    ...baseline,
    value: 1 - baseline.value,
    ...(measured && {
      measured: {
        ...measured,
        interval: interval ? { ...interval, low: 1 - interval.high, high: 1 - interval.low } : null,
      },
    }),
  };
}
