import { estimate, undefinedBecause, type Dropped, type Estimate } from '../kernel/estimate.ts';
import type { Random } from '../kernel/random.ts';
import { bootstrapCells } from '../stats/bootstrap-cells.ts';
import type { Score } from './agreement-scores.ts';
import { marginsOf, type ClassCounts, type Margins } from './class-counts.ts';

/** With more cells in use than this, rows are put into blocks at random and the blocks resampled. */
const MOST_CELLS = 6000;
const BLOCKS = 100;
/** Additions over all replicates of blocks, at most about this many. */
const BLOCK_WORK = 300_000_000;

/** What is resampled, and how its counts add up to margins. */
interface Resampled {
  counts: ArrayLike<number>;
  /** Sets the margins of the drawn counts. */
  gather: (drawn: Float64Array, into: Float64Array) => void;
  over: string;
  B: number;
}

/**
 * Scores that depend on the margins of the confusion matrix, with percentile bootstrap intervals, all scores on the
 * same draws. The cells are resampled multinomially; where more than 6,000 are in use, 100 random blocks of rows,
 * since margins are sums over rows. Time grows with the cells or classes, hardly with the rows.
 */
export function cellEstimates<Name extends string>(
  counts: ClassCounts,
  scores: Readonly<Record<Name, (margins: Margins) => Score>>,
  random: Random,
  dropped: Dropped = {},
): Record<Name, Estimate> {
  const names = Object.keys(scores) as Name[];
  const used: number[] = [];
  counts.cells.forEach((count, cell) => count > 0 && used.push(cell));
  const resampled = used.length > MOST_CELLS ? blocksOf(counts, used, random) : cellsOf(counts, used);
  const sums = new Float64Array(3 * counts.classes);
  const margins: Margins = { ...viewOf(sums, counts.classes), n: counts.n };
  const intervals = bootstrapCells(
    resampled.counts,
    names.length,
    (drawn, out) => {
      sums.fill(0);
      resampled.gather(drawn, sums);
      margins.n = margins.actual.reduce((sum, rows) => sum + rows, 0);
      names.forEach((name, at) => {
        const score = scores[name](margins);
        out[at] = typeof score === 'number' ? score : NaN;
      });
    },
    { random, over: resampled.over, B: resampled.B },
  );
  const whole = marginsOf(counts);
  const entries = names.map((name, at): [Name, Estimate] => {
    const score = scores[name](whole);
    if (typeof score !== 'number') return [name, undefinedBecause(score, counts.n)];
    return [name, estimate(score, counts.n, intervals[at]!, dropped)];
  });
  return Object.fromEntries(entries) as Record<Name, Estimate>;
}

/** Hits, actual and predicted side by side in one array, so that blocks add up in one loop. */
function viewOf(sums: Float64Array, classes: number): Omit<Margins, 'n'> {
  const part = (at: number): Float64Array => sums.subarray(at * classes, (at + 1) * classes);
  return { hits: part(0), actual: part(1), predicted: part(2) };
}

function cellsOf({ classes, cells }: ClassCounts, used: readonly number[]): Resampled {
  const actualOf = Int32Array.from(used, (cell) => Math.floor(cell / classes));
  const saidOf = Int32Array.from(used, (cell) => cell % classes);
  return {
    counts: used.map((cell) => cells[cell]!),
    gather(drawn, into) {
      for (let at = 0; at < drawn.length; at++) {
        const actual = actualOf[at]!;
        const said = saidOf[at]!;
        if (actual === said) into[actual]! += drawn[at]!;
        into[classes + actual]! += drawn[at]!;
        into[2 * classes + said]! += drawn[at]!;
      }
    },
    over: 'of the confusion matrix',
    B: 1000,
  };
}

function blocksOf({ classes, cells }: ClassCounts, used: readonly number[], random: Random): Resampled {
  const size = 3 * classes;
  const blocks = new Float64Array(BLOCKS * size);
  for (const cell of used) {
    const actual = Math.floor(cell / classes);
    const said = cell % classes;
    for (let row = cells[cell]!; row > 0; row--) {
      const base = random.below(BLOCKS) * size;
      if (actual === said) blocks[base + actual]!++;
      blocks[base + classes + actual]!++;
      blocks[base + 2 * classes + said]!++;
    }
  }
  return {
    counts: new Float64Array(BLOCKS).fill(1),
    gather(drawn, into) {
      for (let block = 0; block < BLOCKS; block++) {
        const times = drawn[block]!;
        if (times === 0) continue;
        const base = block * size;
        for (let i = 0; i < size; i++) into[i]! += times * blocks[base + i]!;
      }
    },
    over: `over ${String(BLOCKS)} random blocks of rows`,
    B: Math.min(1000, Math.max(100, Math.floor(BLOCK_WORK / (BLOCKS * size)))),
  };
}
