import type { Random } from '../kernel/random.ts';
import type { BlockSums } from '../stats/bootstrap-sums.ts';

/** Additions over a thousand replicates, at most about this many. */
const WORK = 60_000_000;

/**
 * Sums over rows in random blocks, for `bootstrapSums`, where each row adds to few of many terms: `addRow` adds to
 * terms from 0 on, and returns false for a row that is left out. Every row is a block of its own where that is not too
 * many additions; 100 blocks at least.
 */
export function rowsInBlocks(
  rows: number,
  terms: number,
  addRow: (row: number, add: (term: number, value: number) => void) => boolean,
  random: Random,
): BlockSums {
  const width = terms + 1;
  const most = Math.max(100, Math.min(2000, Math.floor(WORK / 1000 / width)));
  const blocks = Math.max(1, Math.min(rows, most));
  const sums = new Float64Array(blocks * width);
  const total = new Float64Array(width);
  let base = 0;
  const add = (term: number, value: number): void => {
    sums[base + 1 + term]! += value;
    total[1 + term]! += value;
  };
  let counted = 0;
  for (let row = 0; row < rows; row++) {
    base = (rows <= most ? row : random.below(blocks)) * width;
    if (!addRow(row, add)) continue;
    sums[base]!++;
    counted++;
  }
  total[0] = counted;
  return { blocks, terms: width, sums, total, rows: counted };
}
