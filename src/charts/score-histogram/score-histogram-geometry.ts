import { formatCount } from '../../ui/format.ts';
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

/** Bars of the positive class upwards and of the others downwards from a common line, on one scale of rows. */
export function scoreHistogramShape(
  { positives, negatives }: ScoreBins,
  width: number,
  height: number,
): ScoreHistogramShape {
  const most = { up: Math.max(0, ...positives), down: Math.max(0, ...negatives) };
  const y = linear([-most.down, most.up || (most.down ? 0 : 1)], [height, 0]);
  const x = linear([0, 1], [0, width]);
  const bins = positives.length;
  const middle = y(0);
  return {
    bars: positives.map((count, i) => ({
      x: x(i / bins),
      width: Math.max(0.5, x(1 / bins) - 1),
      up: middle - y(count),
      down: y(-negatives[i]!) - middle,
      words: `${String(i / bins)} to ${String((i + 1) / bins)}: ${formatCount(count)}, ${formatCount(negatives[i]!)}`,
    })),
    xTicks: ticksOf(x, Math.max(2, Math.floor(width / 70))),
    yTicks: ticksOf(y, 4, (value) => formatCount(Math.abs(value))),
    x,
    middle,
  };
}
