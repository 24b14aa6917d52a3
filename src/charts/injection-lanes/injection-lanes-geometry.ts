import { dateTicks } from '../date-ticks.ts';
import { linear, type Linear, type Tick } from '../scale.ts';

const DAY_MS = 86_400_000;
export const LANE = 44;
export const BAR = { top: 20, height: 18 };
export const TRAFFIC = 56;

/** A change through time, as its lane shows it. */
export interface Lane {
  id: string;
  name: string;
  fromDay: number;
  toDay: number;
  /** In words, for those who do not see it. */
  words: string;
  /** How much of it is there on a day, 0 to 1. */
  strength: (day: number) => number;
}

export type LanePart = 'from' | 'to' | 'whole';

export interface LanesShape {
  x: Linear;
  xTicks: readonly Tick[];
  /** Rows a day. */
  line: string;
  height: number;
}

export function lanesShape(
  rows: readonly number[],
  lanes: number,
  startMs: number,
  width: number,
): LanesShape {
  const days = rows.length;
  const x = linear([0, days], [0, width]);
  const most = rows.reduce((high, one) => Math.max(high, one), 1);
  const line = rows
    .map(
      (one, day) =>
        `${day === 0 ? 'M' : 'L'}${x(day + 0.5).toFixed(1)},${(TRAFFIC - 8 - (one / most) * (TRAFFIC - 16)).toFixed(1)}`,
    )
    .join('');
  const xTicks = dateTicks(startMs, startMs + days * DAY_MS, width, Math.max(2, Math.floor(width / 110)));
  return { x, xTicks, line, height: TRAFFIC + Math.max(1, lanes) * LANE };
}

/** The bar of a lane, as high on each day as the change is strong. */
export function barPath({ fromDay, toDay, strength }: Lane, x: Linear): string {
  const { top, height } = BAR;
  const base = top + height;
  const steps = Math.min(200, Math.max(2, Math.ceil((toDay - fromDay) * 2)));
  let path = `M${x(fromDay).toFixed(1)},${String(base)}`;
  for (let step = 0; step <= steps; step++) {
    // Just within its ends, where it is there.
    const day = fromDay + ((toDay - fromDay) * Math.min(step + 0.001, steps - 0.001)) / steps;
    path += `L${x(day).toFixed(1)},${(base - height * strength(day)).toFixed(1)}`;
  }
  return `${path}L${x(toDay).toFixed(1)},${String(base)}Z`;
}

/** Days of a lane after one of its parts went by so many; it keeps a day at least and stays within the stream. */
export function movedLane(
  { fromDay, toDay }: Pick<Lane, 'fromDay' | 'toDay'>,
  part: LanePart,
  by: number,
  days: number,
): { fromDay: number; toDay: number } {
  const within = (day: number, low: number, high: number): number => Math.min(high, Math.max(low, day));
  if (part === 'from') return { fromDay: within(fromDay + by, 0, toDay - 1), toDay };
  if (part === 'to') return { fromDay, toDay: within(toDay + by, fromDay + 1, days) };
  const start = within(fromDay + by, 0, days - (toDay - fromDay));
  return { fromDay: start, toDay: start + (toDay - fromDay) };
}
