import type { Interval } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { bootstrapCells, type BootstrapOptions } from './bootstrap-cells.ts';

/** More rows than this are put into this many blocks at random, and the blocks are resampled in place of rows. */
const BLOCKS = 2000;

/** Sums over rows, block by block: sums[block * terms + term]. Term 0 counts rows. */
export interface BlockSums {
  blocks: number;
  terms: number;
  sums: Float64Array;
  total: Float64Array;
  rows: number;
}

/**
 * Adds up what `termsOf` says of each row: it writes terms 1 and on of a row into `into`, and returns false for one
 * that is left out.
 */
export function sumInBlocks(
  rows: number,
  terms: number,
  termsOf: (row: number, into: Float64Array) => boolean,
  random: Random,
): BlockSums {
  const blocks = Math.max(1, Math.min(rows, BLOCKS));
  const sums = new Float64Array(blocks * terms);
  const total = new Float64Array(terms);
  const into = new Float64Array(terms);
  let counted = 0;
  for (let row = 0; row < rows; row++) {
    into[0] = 1;
    if (!termsOf(row, into)) continue;
    counted++;
    const base = (rows <= BLOCKS ? row : random.below(BLOCKS)) * terms;
    for (let t = 0; t < terms; t++) {
      sums[base + t]! += into[t]!;
      total[t]! += into[t]!;
    }
  }
  return { blocks, terms, sums, total, rows: counted };
}

/**
 * Percentile bootstrap intervals of statistics that are functions of sums over rows. Up to 2,000 rows they are
 * resampled themselves; beyond, random blocks of them, whose sums vary as rows do: for a smooth function as good, and
 * B replicates cost no more than 2,000 rows would.
 */
export function bootstrapSums(
  { blocks, terms, sums, rows }: BlockSums,
  statistics: number,
  compute: (sums: Float64Array, out: Float64Array) => void,
  options: Omit<BootstrapOptions, 'over'>,
): (Interval | null)[] {
  const used = Array.from({ length: blocks }, (_, block) => block).filter(
    (block) => sums[block * terms]! > 0,
  );
  if (used.length < 2) return Array.from({ length: statistics }, () => null);
  const drawn = new Float64Array(terms);
  return bootstrapCells(
    new Float64Array(used.length).fill(1),
    statistics,
    (times, out) => {
      drawn.fill(0);
      for (let at = 0; at < used.length; at++) {
        const count = times[at]!;
        if (count === 0) continue;
        const base = used[at]! * terms;
        for (let t = 0; t < terms; t++) drawn[t]! += count * sums[base + t]!;
      }
      compute(drawn, out);
    },
    {
      B: 1000,
      ...options,
      over: rows > used.length ? `over ${String(used.length)} blocks of rows` : 'over rows',
    },
  );
}
