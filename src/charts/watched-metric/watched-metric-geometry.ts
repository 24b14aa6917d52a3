import { linear, ticksOf, type Tick } from '../scale.ts';
import { timeTicks } from '../time-ticks.ts';

/** What a metric showed at a look, and what it is held against then; null: nothing. */
export interface WatchedPoint {
  atMs: number;
  value: number | null;
  limit: number | null;
  outcome: 'success' | 'fail' | 'error' | 'inconclusive' | 'noData';
}

export interface WatchedShape {
  line: string;
  limit: string;
  points: readonly { x: number; y: number; outcome: WatchedPoint['outcome'] }[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/**
 * Values over time with their limit as steps, in a plot of these pixels. The axis is of all points, those beyond `atMs`
 * are not drawn yet.
 */
export function watchedShape(
  all: readonly WatchedPoint[],
  atMs: number,
  horizonMs: number,
  { width, height }: { width: number; height: number },
  format: (value: number) => string,
): WatchedShape {
  const values = all.flatMap(({ value, limit }) => [value, limit]).filter((one) => one !== null);
  const finite = values.filter((value) => Number.isFinite(value));
  const low = Math.min(0, ...finite);
  const high = Math.max(0, ...finite);
  const x = linear([0, Math.max(1, horizonMs)], [0, width]);
  const y = linear([low, high === low ? low + 1 : high], [height, 0], true);
  const shown = all.filter((point) => point.atMs <= atMs);
  let [line, limit, isBroken] = ['', '', true];
  for (const point of shown) {
    const left = x(point.atMs).toFixed(1);
    if (point.value === null || !Number.isFinite(point.value)) isBroken = true;
    else {
      line += `${isBroken ? 'M' : 'L'}${left},${y(point.value).toFixed(1)}`;
      isBroken = false;
    }
  }
  let before: number | null = null;
  for (const point of all) {
    const left = x(point.atMs).toFixed(1);
    if (point.limit !== null && Number.isFinite(point.limit)) {
      const top = y(point.limit).toFixed(1);
      limit += before === null ? `M${left},${top}` : `H${left}V${top}`;
      before = point.limit;
    } else before = null;
  }
  if (before !== null) limit += `H${x(horizonMs).toFixed(1)}`;
  return {
    line,
    limit,
    points: shown.flatMap(({ atMs: time, value, outcome }) =>
      value === null || !Number.isFinite(value) ? [] : [{ x: x(time), y: y(value), outcome }],
    ),
    xTicks: timeTicks(horizonMs, width, Math.max(2, Math.floor(width / 70))),
    yTicks: ticksOf(y, 3, format),
  };
}
