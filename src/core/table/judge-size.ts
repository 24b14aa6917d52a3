import type { SizeEstimate } from './estimate-size.ts';

/** What there is for a table; null where the browser does not tell. */
export interface Room {
  /** That the browser still gives this page on the disk. */
  freeBytes: number | null;
  /** Memory of the device. */
  memoryBytes: number | null;
}

/** One reason why a table will probably not fit. */
export interface Misfit {
  what: 'storage' | 'memory' | 'text';
  needed: number;
  available: number;
  /** The column that is too long; null for the others. */
  column: string | null;
  /** Rows of the same kind that would fit, rounded down to two digits. */
  rowsThatFit: number;
}

/** What one column of texts can hold: browsers differ above it. */
export const MOST_TEXT_BYTES = 2 ** 31;
/** The rest is left to the page itself, the browser and other programs. */
const SHARE_OF_MEMORY = 0.4;
/** A dataset is not planned to fill the last of the room: the browser needs some to write it. */
const SHARE_OF_FREE = 0.9;

/** Why a table will probably not fit; nothing where it will. */
export function judgeSize(size: SizeEstimate, { freeBytes, memoryBytes }: Room): Misfit[] {
  const misfits: Misfit[] = [];
  const add = (
    what: Misfit['what'],
    needed: number,
    available: number,
    column: string | null = null,
  ): void => {
    if (needed > available)
      misfits.push({ what, needed, available, column, rowsThatFit: rowsThatFit(size, needed, available) });
  };
  if (freeBytes !== null) add('storage', size.storedBytes, Math.max(0, freeBytes) * SHARE_OF_FREE);
  if (memoryBytes !== null) add('memory', size.memoryBytes, memoryBytes * SHARE_OF_MEMORY);
  if (size.longestText) add('text', size.longestText.bytes, MOST_TEXT_BYTES, size.longestText.name);
  return misfits;
}

function rowsThatFit({ rows }: SizeEstimate, needed: number, available: number): number {
  const fit = Math.floor((rows * available) / needed);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, fit))) - 1);
  return Math.floor(fit / unit) * unit;
}
