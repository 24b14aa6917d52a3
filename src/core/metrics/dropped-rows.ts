import type { Dropped } from '../kernel/estimate.ts';

/** What was left out of a number, without the zeros. */
export function droppedRows(counts: Dropped): Dropped {
  return Object.fromEntries(Object.entries(counts).filter(([, rows]) => rows > 0));
}

/** The same with more rows left out for want of a value. */
export function withMissing(dropped: Dropped, missing: number): Dropped {
  return missing === 0 ? dropped : { ...dropped, missing: (dropped.missing ?? 0) + missing };
}
