import { linear, ticksOf, type Tick } from '../scale.ts';

/** A win rate and its bounds after so many judged; 0 to 1. */
export interface WinRatePoint {
  judged: number;
  winRate: number | null;
  low: number;
  high: number;
}

export interface WinRateShape {
  /** The area between the bounds, as steps. */
  band: string;
  line: string;
  end: { x: number; y: number } | null;
  /** Win rates that are as good as a half. */
  margin: { y: number; height: number };
  half: number;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** What is known of a win rate by the number judged, in a plot of these pixels. */
export function winRateShape(
  points: readonly WinRatePoint[],
  margin: number,
  { width, height }: { width: number; height: number },
): WinRateShape {
  const x = linear([0, Math.max(10, points.at(-1)?.judged ?? 0)], [0, width]);
  const y = linear([0, 1], [height, 0]);
  const at = (value: number): string => value.toFixed(1);
  const high = points.map((point) => `V${at(y(point.high))}H${at(x(point.judged))}`).join('');
  const end = points.at(-1);
  const low = points
    .toReversed()
    .map((point, i) => {
      const before = points[points.length - 2 - i];
      return `V${at(y(point.low))}H${at(x(before?.judged ?? 0))}`;
    })
    .join('');
  const known = points.filter((point) => point.winRate !== null);
  return {
    band: points.length === 0 ? '' : `M${at(x(0))},${at(y(1))}${high}${low}Z`,
    line: known
      .map((point, i) => `${i === 0 ? 'M' : 'L'}${at(x(point.judged))},${at(y(point.winRate!))}`)
      .join(''),
    end: end && end.winRate !== null ? { x: x(end.judged), y: y(end.winRate) } : null,
    margin: { y: y(0.5 + margin), height: y(0.5 - margin) - y(0.5 + margin) },
    half: y(0.5),
    xTicks: ticksOf(x, Math.max(2, Math.floor(width / 80))).filter(({ value }) => Number.isInteger(value)),
    yTicks: ticksOf(y, 5, (value) => `${String(Math.round(value * 100))}%`),
  };
}
