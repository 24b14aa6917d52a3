import { quantileSorted } from '../stats/quantile-sorted.ts';

/** Counts of equal-width cells over [low, high], and how many draws lie outside. */
export interface DrawBins {
  low: number;
  high: number;
  counts: readonly number[];
  outside: number;
}

const CELLS = 48;
/** Of the draws, at each end: a long tail would leave the rest too narrow to see. */
const LEFT_OUT = 0.005;

/** Bins of sorted draws, the half percent at each end left out. There must be a draw. */
export function binsOfDraws(draws: Float64Array): DrawBins {
  const low = quantileSorted(draws, LEFT_OUT);
  const high = quantileSorted(draws, 1 - LEFT_OUT);
  if (low === high) return { low, high, counts: [draws.length], outside: 0 };
  const counts = new Array<number>(CELLS).fill(0);
  let outside = 0;
  for (const draw of draws) {
    if (draw < low || draw > high) outside++;
    else counts[Math.min(CELLS - 1, Math.floor(((draw - low) / (high - low)) * CELLS))]!++;
  }
  return { low, high, counts, outside };
}
