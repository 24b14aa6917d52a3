import { formatCount, formatPercent } from '../../ui/format.ts';
import { linear, ticksOf, type Linear, type Tick } from '../scale.ts';

/** Rows by bin of a score from 0 to 1, of one class and of all others. */
export interface ScoreBins {
  positives: readonly number[];
  negatives: readonly number[];
}

export interface ScoreBar {
  x: number;
  width: number;
  /** Top of the bar upwards, and heights of both. */
  up: number;
  down: number;
  words: string;
}

export interface ScoreHistogramShape {
  bars: readonly ScoreBar[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  x: Linear;
  /** Pixels from the top to the line between both. */
  middle: number;
}

/**
 * Bars of the positive class upwards and of the others downwards from a common line, each as a share of its class: a
 * rare class shows as well as a frequent one.
 */
export function scoreHistogramShape(
  { positives, negatives }: ScoreBins,
  width: number,
  height: number,
): ScoreHistogramShape {
  const shares = { up: sharesOf(positives), down: sharesOf(negatives) };
  const most = { up: Math.max(0, ...shares.up), down: Math.max(0, ...shares.down) };
  const y = linear([-most.down, most.up || (most.down ? 0 : 1)], [height, 0]);
  const x = linear([0, 1], [0, width]);
  const bins = positives.length;
  const middle = y(0);
  return {
    bars: positives.map((count, i) => ({
      x: x(i / bins),
      width: Math.max(0.5, x(1 / bins) - 1),
      up: middle - y(shares.up[i]!),
      down: y(-shares.down[i]!) - middle,
      words: `${String(i / bins)} to ${String((i + 1) / bins)}: ${formatCount(count)}, ${formatCount(negatives[i]!)}`,
    })),
    xTicks: ticksOf(x, Math.max(2, Math.floor(width / 70))),
    yTicks: ticksOf(y, 4, (value) => formatPercent(Math.abs(value), 0)),
    x,
    middle,
  };
}

function sharesOf(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (all > 0 ? count / all : 0));
}
