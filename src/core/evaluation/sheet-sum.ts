import type { Estimate } from '../kernel/estimate.ts';
import type { CountedRows } from '../metrics/counted-rows.ts';
import type { ErrorSheet, SheetRow } from './error-sheet.ts';
import type { RowPlan } from './row-plan.ts';

/** A row of the sheet with what its figures are made from. */
export interface SheetSum {
  row: SheetRow;
  sheet: Pick<ErrorSheet, 'metric' | 'all'>;
  plan: Pick<RowPlan, 'ease' | 'importance'>;
  /** The column of true answers. */
  truth: CountedRows['truth'];
}

/** How the interval of a figure was made. */
export function intervalNotes(measured: Estimate): string[] {
  return measured.value !== null && measured.interval ? [`95% interval: ${measured.interval.method}.`] : [];
}
