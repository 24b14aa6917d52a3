import { encodeUtf8 } from '../kernel/codecs.ts';
import { readColumns } from './read-plan.ts';
import type { Preview, ReadPlan } from './read-plan.ts';

/** What a table will take, told from the beginning of its file. */
export interface SizeEstimate {
  rows: number;
  /** Whether `rows` is known and not told from the size of the file. */
  exact: boolean;
  columns: number;
  /** Bytes of a row as it is stored, before the browser packs it. */
  rowBytes: number;
  storedBytes: number;
  /** Memory at the height of reading and showing it, beyond what the page takes anyway. */
  memoryBytes: number;
  /** The text column that takes most; null where there is none. */
  longestText: { name: string; bytes: number } | null;
}

/** A column's open chunk, with what was cut from it and is on its way to the disk. */
const OPEN_BYTES = 1e6;
/** Columns that a screen keeps decoded (see ColumnCache). */
const SHOWN_BYTES = 600e6;

const FIXED_BYTES = { number: 8, timestamp: 8, integer: 4, category: 4, boolean: 1 } as const;
/** A row of what is held until the type of a column is settled, at its end. */
const HELD_BYTES = { integer: 4, category: 2 } as const;

/** Rows of the file: counted, as the file says itself, or as many for its size as at its beginning. */
export function rowsOfFile(preview: Preview): { rows: number; exact: boolean } {
  const { complete, rowsSeen, rowsTotal, bytesSeen, bytes } = preview;
  if (complete) return { rows: rowsSeen, exact: true };
  if (rowsTotal !== undefined) return { rows: rowsTotal, exact: true };
  return { rows: bytesSeen ? Math.round((rowsSeen * bytes) / bytesSeen) : rowsSeen, exact: false };
}

/** What the file will take when it is read by the plan, which may keep a part of it only. */
export function estimateSize(preview: Preview, plan: ReadPlan): SizeEstimate {
  const file = rowsOfFile(preview);
  const rows = keptRows(file.rows, plan);
  let rowBytes = 0;
  let heldBytes = 0;
  let longestText: SizeEstimate['longestText'] = null;
  plan.columns.forEach((column, i) => {
    if (column.leftOut) return;
    if (column.type === 'text') {
      const bytes = 4 + meanBytes(preview, i);
      rowBytes += bytes;
      if (rows * bytes > (longestText?.bytes ?? 0)) longestText = { name: column.name, bytes: rows * bytes };
    } else rowBytes += FIXED_BYTES[column.type];
    if (column.type === 'integer' || column.type === 'category') heldBytes += HELD_BYTES[column.type];
  });
  const columns = readColumns(plan).length;
  const storedBytes = rows * rowBytes;
  return {
    rows,
    exact: file.exact && plan.rows?.take !== 'random',
    columns,
    rowBytes,
    storedBytes,
    memoryBytes: Math.max(rows * heldBytes + columns * OPEN_BYTES, Math.min(SHOWN_BYTES, storedBytes)),
    longestText,
  };
}

function keptRows(rows: number, { rows: kept }: ReadPlan): number {
  if (!kept) return rows;
  return kept.take === 'first' ? Math.min(rows, kept.rows) : Math.round(rows * kept.share);
}

/** Of the texts of a column that a preview shows. */
function meanBytes({ rows }: Preview, column: number): number {
  if (rows.length === 0) return 0;
  return rows.reduce((sum, cells) => sum + encodeUtf8(cells[column] ?? '').length, 0) / rows.length;
}
