import { CHUNK_ROWS } from './column.ts';

/** Some rows of a table: those at `places`, ascending, of the chunks of these indexes put one after another. */
export interface SpreadRows {
  chunks: readonly number[];
  places: readonly number[];
}

/**
 * At most `most` rows spread evenly over at most `mostChunks` chunks of a table, so that a sorted one is seen from end
 * to end without reading all of it. A table of fewer rows is taken whole, within those chunks.
 */
export function spreadRows(rows: number, most: number, mostChunks: number): SpreadRows {
  const all = Math.ceil(rows / CHUNK_ROWS);
  const chunks = evenly(all, mostChunks);
  const short = chunks.at(-1) === all - 1 ? all * CHUNK_ROWS - rows : 0;
  return { chunks, places: evenly(chunks.length * CHUNK_ROWS - short, most) };
}

/** At most `most` whole numbers of [0, length), ascending; with the first and, of two or more, the last. */
function evenly(length: number, most: number): readonly number[] {
  const count = Math.min(length, most);
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * (length - 1)) / (count - 1)),
  );
}
