import { estimate, undefinedBecause, type Estimate, type Interval } from '../kernel/estimate.ts';
import { proportion } from '../metrics/proportion.ts';
import type { Outcome } from '../predictions/outcome.ts';
import type { RowGroups } from '../slices/group-rows.ts';
import type { Predicate } from '../slices/predicate.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import type { ErrorSheet, SheetRow } from './error-sheet.ts';
import { momentsOfGroup, tallyErrors, type ErrorTally } from './error-tally.ts';
import { gainOf } from './gain-of.ts';
import type { Sheet, SheetMetric } from './sheet.ts';
import { fittingMetric, isFraction, ownBaseline, sheetBaseline } from './sheet-metric.ts';

export interface SheetParts extends Pick<Sheet['body'], 'baseline' | 'rowBaselines' | 'metric'> {
  /** Rows made from a column (groupRows), or null. */
  groups: RowGroups | null;
  /** Saved slices or tags with their rows, 1 = in (selectRows). */
  slices: readonly { name: string; where: Predicate; rows: Uint8Array }[];
}

/**
 * The error-analysis sheet: all rows, then the column's groups, then the slices. Fractions have Wilson's interval, mean
 * absolute errors the t interval of the mean, and RMSE the root of that of the mean squared error. Slices overlap, so
 * their gains are never summed. One pass for the groups and one a slice.
 */
export function errorSheet(outcome: Outcome, parts: SheetParts): ErrorSheet {
  const metric = fittingMetric(parts.metric, outcome.type === 'classification' ? outcome.classes : null);
  const whole = tallyErrors(outcome, metric, null, 1);
  const overall = measuredOf(metric, whole, 0);
  const row = (name: string, where: Predicate, tally: ErrorTally, group: number): SheetRow => {
    const baseline = ownBaseline(parts, metric, where) ?? sheetBaseline(parts, metric);
    const measured = measuredOf(metric, tally, group);
    const weight = ratio(tally.base[group]!, whole.base[0]!) ?? 0;
    return {
      name,
      where,
      n: tally.n[group]!,
      share: ratio(tally.n[group]!, whole.n[0]!) ?? 0,
      metric: measured,
      weight,
      errors: outcome.type === 'classification' ? tally.errors[group]! : null,
      shareOfErrors: ratio(tally.errors[group]!, whole.errors[0]!),
      baseline,
      ...gainOf({ metric, measured, overall, weight, baseline }),
    };
  };
  const { groups } = parts;
  const byGroup = groups && tallyErrors(outcome, metric, groups.codes, groups.groups.length);
  return {
    metric,
    all: row('all rows', { op: 'all' }, whole, 0),
    rows: [
      ...(groups && byGroup ? groups.groups.map(({ name, where }, at) => row(name, where, byGroup, at)) : []),
      ...parts.slices.map(({ name, where, rows }) => {
        const inSlice = Int32Array.from(rows, (one) => one - 1);
        return row(name, where, tallyErrors(outcome, metric, inSlice, 1), 0);
      }),
    ],
    unlabeled: whole.unlabeled,
    failed: whole.failed,
    notShown: groups?.notShown ?? 0,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function measuredOf(metric: SheetMetric, tally: ErrorTally, group: number): Estimate {
  const n = tally.base[group]!;
  if (isFraction(metric)) {
    const why = metric.metric === 'recall' ? 'noPositives' : 'noPredictedPositives';
    return proportion(tally.hits[group]!, n, tally.n[group] === 0 ? 'emptySlice' : why);
  }
  if (n === 0) return undefinedBecause('emptySlice', 0);
  const moments = momentsOfGroup(tally, group);
  const interval = meanInterval(moments, 0);
  return metric.metric === 'rmse'
    ? estimate(Math.sqrt(moments.mean), n, interval && rootOf(interval))
    : estimate(moments.mean, n, interval);
}

function rootOf({ low, high, level }: Interval): Interval {
  return {
    low: Math.sqrt(low),
    high: Math.sqrt(high),
    level,
    method: 'root of the t interval of the mean square',
  };
}
