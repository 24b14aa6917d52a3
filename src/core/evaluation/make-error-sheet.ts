import { estimate, undefinedBecause, type Estimate } from '../kernel/estimate.ts';
import { proportion } from '../metrics/proportion.ts';
import type { Outcome } from '../predictions/outcome.ts';
import type { RowGroups } from '../slices/group-rows.ts';
import type { Predicate } from '../slices/predicate.ts';
import { predicateKey } from '../slices/predicate-key.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import type { ErrorSheet, SheetRow } from './error-sheet.ts';
import { momentsOfGroup, tallyErrors, type ErrorTally } from './error-tally.ts';
import { gainOf } from './gain-of.ts';
import type { Baseline } from './sheet.ts';

export interface SheetParts {
  /** Rows made from a column (groupRows), or null. */
  groups: RowGroups | null;
  /** Saved slices with their rows, 1 = in (selectRows). */
  slices: readonly { name: string; where: Predicate; rows: Uint8Array }[];
  /** Level for every row without one of its own. */
  baseline: Baseline | null;
  /** By predicateKey of the row's predicate. */
  rowBaselines: Readonly<Record<string, Baseline>>;
}

/**
 * The error-analysis sheet: all rows, then the column's groups, then the slices. Classification is judged by
 * accuracy (Wilson), regression by mean absolute error (t interval of the mean). Slices overlap, so their gains are
 * never summed. One pass for the groups and one a slice.
 */
export function errorSheet(outcome: Outcome, parts: SheetParts): ErrorSheet {
  const whole = tallyErrors(outcome, null, 1);
  const metric = outcome.type === 'classification' ? 'accuracy' : 'mae';
  const row = (name: string, where: Predicate, tally: ErrorTally, group: number): SheetRow => {
    const baseline = parts.rowBaselines[predicateKey(where)] ?? parts.baseline;
    return sheetRow({ name, where, metric, tally, group, baseline, whole });
  };
  const { groups } = parts;
  const byGroup = groups && tallyErrors(outcome, groups.codes, groups.groups.length);
  return {
    metric,
    all: row('all rows', { op: 'all' }, whole, 0),
    rows: [
      ...(groups && byGroup ? groups.groups.map(({ name, where }, at) => row(name, where, byGroup, at)) : []),
      ...parts.slices.map(({ name, where, rows }) => {
        const inSlice = Int32Array.from(rows, (one) => one - 1);
        return row(name, where, tallyErrors(outcome, inSlice, 1), 0);
      }),
    ],
    unlabeled: whole.unlabeled,
    failed: whole.failed,
    notShown: groups?.notShown ?? 0,
  };
}

interface RowFacts {
  name: string;
  where: Predicate;
  metric: ErrorSheet['metric'];
  tally: ErrorTally;
  group: number;
  baseline: Baseline | null;
  whole: ErrorTally;
}

function sheetRow({ name, where, metric, tally, group, baseline, whole }: RowFacts): SheetRow {
  const n = tally.n[group]!;
  const errors = metric === 'accuracy' ? tally.errors[group]! : null;
  const allErrors = whole.errors[0]!;
  const share = whole.n[0]! === 0 ? 0 : n / whole.n[0]!;
  const measured = metric === 'accuracy' ? accuracyOf(n, errors!) : maeOf(tally, group);
  return {
    name,
    where,
    n,
    share,
    metric: measured,
    errors,
    shareOfErrors: errors === null || allErrors === 0 ? null : errors / allErrors,
    baseline,
    ...gainOf(metric, measured, share, baseline),
  };
}

function accuracyOf(n: number, errors: number): Estimate {
  return proportion(n - errors, n, 'emptySlice');
}

function maeOf(tally: ErrorTally, group: number): Estimate {
  const n = tally.n[group]!;
  if (n === 0) return undefinedBecause('emptySlice', 0);
  const moments = momentsOfGroup(tally, group);
  return estimate(moments.mean, n, meanInterval(moments, 0));
}
