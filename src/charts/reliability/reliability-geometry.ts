import { formatPercent } from '../../ui/format.ts';
import { linear, ticksOf, type Tick } from '../scale.ts';

/** A bin of scores: where it begins and ends, and how often what was scored came true. */
export interface ReliabilityPoint {
  from: number;
  to: number;
  rows: number;
  score: number;
  rate: number;
  low: number;
  high: number;
}

export interface ReliabilityShape {
  points: readonly { x: number; y: number; low: number; high: number; gap: number }[];
  /** How many rows there are, below: the fullest bin has the full height. */
  bars: readonly { x: number; width: number; height: number }[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** A square of `size` pixels for rates against scores, and bars of at most `barHeight` pixels by bin. */
export function reliabilityShape(
  bins: readonly ReliabilityPoint[],
  size: number,
  barHeight: number,
): ReliabilityShape {
  const x = linear([0, 1], [0, size]);
  const y = linear([0, 1], [size, 0]);
  // Bars of bins of unlike width are compared by their area.
  const density = (bin: ReliabilityPoint): number => bin.rows / Math.max(bin.to - bin.from, 1e-3);
  const most = Math.max(0, ...bins.map(density));
  const percent = (value: number): string => formatPercent(value, 0);
  return {
    points: bins.map(({ score, rate, low, high }) => ({
      x: x(score),
      y: y(rate),
      low: y(low),
      high: y(high),
      gap: y(score),
    })),
    bars: bins.map((bin) => ({
      x: x(bin.from),
      width: Math.max(1, x(bin.to) - x(bin.from) - 1),
      height: most === 0 ? 0 : (density(bin) / most) * barHeight,
    })),
    xTicks: ticksOf(x, 5, percent),
    yTicks: ticksOf(y, 5, percent),
  };
}
