import type { Column } from '../table/column.ts';
import { countParts, makeSplit, columnsOfSplit, type SplitColumns } from './make-split.ts';
import { MOST_CLASSES, rowCodes } from './row-codes.ts';
import type { SplitBy } from './split-document.ts';
import { LEFT_OUT, type SplitResult } from './split.ts';

/** Names of the columns that a split reads. */
export function columnsRead(by: SplitBy): string[] {
  if (by.from === 'spec') return columnsOfSplit(by.spec);
  return [...new Set([by.column, by.classes].filter((name) => name !== null))];
}

/** Splits a table of so many rows: as makeSplit, or by the values of a column. Throws Problem "split.*". */
export function splitTable(by: SplitBy, rows: number, columns: SplitColumns): SplitResult {
  if (by.from === 'spec') return makeSplit(by.spec, rows, columns);
  return splitByColumn(by, columns.get(by.column)!, by.classes === null ? null : columns.get(by.classes)!);
}

function splitByColumn(
  { parts }: Extract<SplitBy, { from: 'column' }>,
  column: Column,
  label: Column | null,
): SplitResult {
  const partOf = new Map(parts.map(({ value }, part) => [value, part]));
  const values = rowCodes(column);
  const ofValue = values.names.map((name) => partOf.get(name) ?? LEFT_OUT);
  let missing = 0;
  const codes = Uint8Array.from(values.codes, (code) => {
    const part = code < 0 ? LEFT_OUT : ofValue[code]!;
    if (part === LEFT_OUT) missing++;
    return part;
  });
  const classes = label && rowCodes(label, MOST_CLASSES);
  return countParts(
    parts.map(({ name }) => ({ name, share: null })),
    codes,
    classes,
    { gap: 0, missing },
  );
}
