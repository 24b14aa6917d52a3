import { formatNumber, formatPercent } from '../../ui/format.ts';
import { linear, ticksOf, type Tick } from '../scale.ts';

/** Chance of a rollback by what is planted, in shares of all requests. */
export interface DetectionLine {
  name: string;
  points: readonly { rise: number; share: number; low: number; high: number }[];
}

export interface DetectionShape {
  curves: readonly {
    name: string;
    line: string;
    /** Outline of the intervals. */
    band: string;
    points: readonly { x: number; y: number; words: string }[];
  }[];
  /** Pixels of the planted rise; null outside. */
  mark: number | null;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** Curves in a plot of these pixels, over all rises from 0. The first is the plan's own. */
export function detectionShape(
  lines: readonly DetectionLine[],
  most: number,
  planted: number | null,
  { width, height }: { width: number; height: number },
): DetectionShape {
  const x = linear([0, Math.max(most, 1e-6)], [0, width]);
  const y = linear([0, 1], [height, 0]);
  const at = (left: number, top: number): string => `${x(left).toFixed(1)},${y(top).toFixed(1)}`;
  const curves = lines.map(({ name, points }) => {
    const up = points.map(({ rise, high }) => at(rise, high));
    const down = points.toReversed().map(({ rise, low }) => at(rise, low));
    return {
      name,
      line: points.map(({ rise, share }, i) => `${i === 0 ? 'M' : 'L'}${at(rise, share)}`).join(''),
      band: points.length > 1 ? `M${[...up, ...down].join('L')}Z` : '',
      points: points.map((point) => ({
        x: x(point.rise),
        y: y(point.share),
        words: pointWords(name, point),
      })),
    };
  });
  const count = Math.max(2, Math.floor(width / 70));
  return {
    curves,
    mark: planted === null || planted < 0 || planted > most ? null : x(planted),
    xTicks: ticksOf(x, count, (value) => (value === 0 ? '0' : `+${formatNumber(value * 100, 3)}`)),
    yTicks: ticksOf(y, 2, (value) => formatPercent(value, 0)),
  };
}

function pointWords(name: string, { rise, share, low, high }: DetectionLine['points'][number]): string {
  return `${name}, +${formatNumber(rise * 100, 3)} points: ${formatPercent(share)} rolled back (${formatPercent(low)} to ${formatPercent(high)})`;
}
