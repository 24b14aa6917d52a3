/** Engines lose precision or collapse elements beyond some millions of pixels: longer bodies are scaled to this. */
export const MAX_BODY_PX = 8_000_000;

/** Height of what scrolls, pixels. */
export function bodyHeight(rows: number, rowPx: number): number {
  return Math.min(rows * rowPx, MAX_BODY_PX);
}

/** Where the view begins in true pixels (row 0 at 0), for a scroll position of the possibly scaled body. */
export function offsetOf(scrollTop: number, rows: number, rowPx: number, viewPx: number): number {
  return stretch(scrollTop, bodyHeight(rows, rowPx) - viewPx, rows * rowPx - viewPx);
}

/** The scroll position that shows `offset`; the inverse of `offsetOf`. */
export function scrollTopOf(offset: number, rows: number, rowPx: number, viewPx: number): number {
  return stretch(offset, rows * rowPx - viewPx, bodyHeight(rows, rowPx) - viewPx);
}

function stretch(at: number, from: number, to: number): number {
  if (from <= 0 || to <= 0) return 0;
  return Math.min(1, Math.max(0, at / from)) * to;
}

/** First and last (not included) row to draw, with some beyond each edge. */
export function visibleRows(
  offset: number,
  rows: number,
  rowPx: number,
  viewPx: number,
  beyond = 3,
): { from: number; to: number } {
  return {
    from: Math.max(0, Math.floor(offset / rowPx) - beyond),
    to: Math.min(rows, Math.ceil((offset + viewPx) / rowPx) + beyond),
  };
}

/** Left edges of the columns and, last, the width of all: one more entry than widths. */
export function columnEdges(widths: readonly number[]): readonly number[] {
  const edges = [0];
  let sum = 0;
  for (const width of widths) edges.push((sum += width));
  return edges;
}

/** First and last (not included) column that shows between two horizontal positions, one more on each side. */
export function visibleColumns(
  edges: readonly number[],
  left: number,
  right: number,
): { from: number; to: number } {
  const count = edges.length - 1;
  let from = 0;
  while (from < count && (edges[from + 1] ?? 0) <= left) from++;
  let to = from;
  while (to < count && (edges[to] ?? 0) < right) to++;
  return { from: Math.max(0, from - 1), to: Math.min(count, to + 1) };
}

/** The least change of `offset` that brings a row into view whole. */
export function offsetToShow(row: number, offset: number, rowPx: number, viewPx: number): number {
  const top = row * rowPx;
  if (top < offset) return top;
  const bottom = top + rowPx;
  return bottom > offset + viewPx ? bottom - viewPx : offset;
}
