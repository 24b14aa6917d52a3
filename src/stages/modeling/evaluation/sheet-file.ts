import { fileStem, toCsv } from '../../../charts/chart-data.ts';
import type { SheetCells } from '../../../core/evaluation/sheet-cells.ts';
import { isFormula } from '../../../core/table/csv-cells.ts';
import { copyText } from '../../../ui/copy-text.ts';
import { saveBlob } from '../../../ui/save-blob.ts';
import { toTsv } from '../../../ui/tsv.ts';

/** The whole sheet on the clipboard, as spreadsheets paste it; false where the browser forbids that. */
export function copySheet({ header, rows }: SheetCells): Promise<boolean> {
  return copyText(toTsv([header, ...rows.map((row) => row.map((cell) => String(inert(cell) ?? '')))]));
}

/** The whole sheet as a CSV file named after the evaluation. */
export function saveSheet({ header, rows }: SheetCells, name: string): void {
  const csv = toCsv({ header, rows: rows.map((row) => row.map(inert)) });
  saveBlob(new Blob([csv], { type: 'text/csv' }), `${fileStem(`error analysis ${name}`)}.csv`);
}

/** A text that a spreadsheet would run gets an apostrophe in front. */
function inert(cell: string | number | null): string | number | null {
  return typeof cell === 'string' && isFormula(cell) ? `'${cell}` : cell;
}
