import type { Column } from '../../src/core/table/column.ts';

/** Where a reader puts chunks. */
export interface ChunkSink {
  /**
   * Takes the next chunk of column number `column` of the plan; chunks of one column come in row order. The reader
   * waits for what this returns before it reads on. Zone and missing count are the chunk's own; the column's are in
   * the result of the reading.
   */
  chunk(column: number, chunk: Column): Promise<void> | void;
}
