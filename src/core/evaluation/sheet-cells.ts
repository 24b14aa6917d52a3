import type { ErrorSheet, SheetRow } from './error-sheet.ts';
import { planOf, priorityOf } from './row-plan.ts';
import type { Sheet } from './sheet.ts';
import { metricKey } from './sheet-metric.ts';

export interface SheetCells {
  header: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/**
 * The whole sheet as a table for a spreadsheet: every column whether it is shown or not, numbers unrounded, fractions as
 * fractions, gains as the sheet has them, undefined cells null. `rows` in the order wanted.
 */
export function sheetCells(
  { metric }: Pick<ErrorSheet, 'metric'>,
  rows: readonly SheetRow[],
  body: Sheet['body'],
): SheetCells {
  const name = metricKey(metric);
  return {
    header: [
      'slice',
      'n',
      'share',
      'errors',
      'share of errors',
      name,
      `${name} low`,
      `${name} high`,
      `${name} n`,
      'baseline',
      'baseline source',
      'gap',
      'gain',
      'gain low',
      'gain high',
      'ease',
      'importance',
      'priority',
      'action',
      'notes',
    ],
    rows: rows.map((row) => {
      const { ease, importance, action, notes } = planOf(body, row.where);
      const measured = boundsOf(row.metric);
      const gain = row.gain ? boundsOf(row.gain) : [null, null, null];
      return [
        row.name,
        row.n,
        row.share,
        row.errors,
        row.shareOfErrors,
        ...measured,
        row.metric.n,
        row.baseline?.value ?? null,
        row.baseline?.source ?? null,
        row.gap,
        ...gain,
        ease,
        importance,
        priorityOf(row.gain, { ease, importance }),
        action,
        notes === '' ? null : notes,
      ];
    }),
  };
}

function boundsOf(estimate: SheetRow['metric']): (number | null)[] {
  if (estimate.value === null) return [null, null, null];
  return [estimate.value, estimate.interval?.low ?? null, estimate.interval?.high ?? null];
}
