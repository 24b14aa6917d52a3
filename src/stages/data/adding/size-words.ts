import type { SizeEstimate } from '../../../core/table/estimate-size.ts';
import { MOST_TEXT_BYTES, type Misfit } from '../../../core/table/judge-size.ts';
import { formatBytes, formatCount, formatPlural } from '../../../ui/format.ts';

/** Digits of a count that is told from a file's size. */
const SURE_DIGITS = 3;

/** "1,000,000 rows × 50 columns, up to 340 MB here". */
export function sizeWords({ rows, exact, columns, storedBytes }: SizeEstimate): string {
  const size = `${formatPlural(columns, 'column')}, up to ${formatBytes(storedBytes)} here`;
  return `${rowsWords(rows, exact)} × ${size}`;
}

/** "12 rows", "About 1,230,000 rows". */
export function rowsWords(rows: number, exact: boolean): string {
  return exact
    ? formatPlural(rows, 'row')
    : `About ${formatPlural(Number(rows.toPrecision(SURE_DIGITS)), 'row')}`;
}

/** Why a file will not fit, and what can be done. */
export function misfitWords({ what, needed, available, column }: Misfit): { message: string; fix: string } {
  switch (what) {
    case 'storage':
      return {
        message: `This will probably not fit: it takes up to ${formatBytes(needed)} here, and this browser has room for ${formatBytes(available)}.`,
        fix: 'Leave out columns that you do not need, take a part of the rows, or make room: delete datasets, then free their space (“kept here” at the foot of the menu).',
      };
    case 'memory':
      return {
        message: `This will probably need too much memory: about ${formatBytes(needed)} while it is read and shown; about ${formatBytes(available)} of this device’s memory can be counted on.`,
        fix: 'Leave out columns that you do not need, take a part of the rows, or close other tabs and programs and try.',
      };
    case 'text':
      return {
        message: `“${column ?? ''}” holds about ${formatBytes(needed)} of text; a column can hold ${formatBytes(MOST_TEXT_BYTES)}.`,
        fix: 'Leave this column out, or take a part of the rows.',
      };
  }
}

/** What a button says that takes as many rows as fit. */
export function partWords({ rowsThatFit }: Misfit): string {
  return `Take ${formatCount(rowsThatFit)} rows at random`;
}
