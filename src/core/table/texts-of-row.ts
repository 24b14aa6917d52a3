import { decodeUtf8 } from '../kernel/codecs.ts';
import type { CellBatch } from './cell-list.ts';

/** The cells of a row as texts. */
export function textsOfRow(cells: CellBatch, row: number): string[] {
  const first = cells.firstCell[row]!;
  return Array.from({ length: cells.firstCell[row + 1]! - first }, (_, column) =>
    decodeUtf8(cells.bytes.subarray(cells.starts[first + column], cells.ends[first + column])),
  );
}
