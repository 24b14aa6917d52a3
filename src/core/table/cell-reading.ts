import type { CellBatch } from './cell-list.ts';
import { lineOfCell, quoteCell } from './cell-place.ts';
import type { ColumnBuilder } from './column-builder.ts';
import type { ProblemLog } from './problem-log.ts';
import { DAY_ONLY, NO_ZONE } from './timestamp.ts';
import type { TimestampParse } from './timestamp.ts';
import type { TimestampBuilder } from './timestamp-builder.ts';

/** Where readers note what does not fit. */
export type CellProblems = Pick<ProblemLog, 'add'>;

/** Reads one column of batches of cells: first every column is checked, then the rows that stay are appended. */
export interface CellReader {
  readonly builder: ColumnBuilder;
  /** Parses the cells, noting those that do not fit. Rows that end before this column have it missing. */
  check(cells: CellBatch, log: CellProblems): void;
  /** Appends the rows of the batch just checked, but those whose `skip` is 1. */
  append(cells: CellBatch, skip: Uint8Array | null): void;
}

/** Notes that a cell is not what its column expects. */
export function noteCell(
  log: CellProblems,
  cells: CellBatch,
  row: number,
  column: number,
  expected: string,
): void {
  log.add(row, column, () => {
    const cell = cells.firstCell[row]! + column;
    const found = quoteCell(cells.bytes, cells.starts[cell]!, cells.ends[cell]!);
    return { line: lineOfCell(cells, row, column), expected, found };
  });
}

/** Whether a time has a zone where those above have one, and none where they have none; a day fits both. Else notes it. */
export function zoneFits(
  builder: TimestampBuilder,
  parsed: TimestampParse,
  log: CellProblems,
  cells: CellBatch,
  row: number,
  column: number,
): boolean {
  if (parsed.zone === DAY_ONLY) return true;
  const zone = parsed.zone === NO_ZONE ? 'floating' : 'utc';
  builder.zone ??= zone;
  if (builder.zone === zone) return true;
  noteCell(log, cells, row, column, `a time ${zone === 'utc' ? 'without' : 'with'} a zone, as above`);
  return false;
}
