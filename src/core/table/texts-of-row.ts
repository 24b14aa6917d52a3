import { decodeUtf8 } from '../kernel/codecs.ts';
import type { CellBatch } from './cell-list.ts';
import type { MissingMarkers } from './missing-markers.ts';

/** The cells of a row as texts. */
export function textsOfRow(cells: CellBatch, row: number): string[] {
  const first = cells.firstCell[row]!;
  return Array.from({ length: cells.firstCell[row + 1]! - first }, (_, column) =>
    decodeUtf8(cells.bytes.subarray(cells.starts[first + column], cells.ends[first + column])),
  );
}

/** The first `width` cells of a row as texts, null where they are missing. */
export function shownRow(
  cells: CellBatch,
  row: number,
  width: number,
  missing: MissingMarkers,
): (string | null)[] {
  const texts = textsOfRow(cells, row);
  const first = cells.firstCell[row]!;
  return Array.from({ length: width }, (_, column) => {
    const text = texts[column];
    if (text === undefined) return null;
    return missing.matches(cells.bytes, cells.starts[first + column]!, cells.ends[first + column]!)
      ? null
      : text;
  });
}
