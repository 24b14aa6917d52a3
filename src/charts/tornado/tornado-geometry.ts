import { linear, ticksOf, type Tick } from '../scale.ts';

/** What a factor alone does to a result; NaN: it has no value there. */
export interface TornadoRow {
  name: string;
  /** Result at the low and at the high end of the factor. */
  atLow: number;
  atHigh: number;
}

export interface TornadoBar {
  name: string;
  y: number;
  /** From the middle line to either end; null where there is no value. */
  low: { x: number; width: number } | null;
  high: { x: number; width: number } | null;
  /** What stands left and right of the bars. */
  labels: readonly { x: number; words: string; anchor: 'start' | 'end' }[];
}

export interface TornadoShape {
  bars: readonly TornadoBar[];
  middle: number;
  ticks: readonly Tick[];
  height: number;
}

export const ROW = 44;
/** Kept free for numbers at both ends. */
const ROOM = 74;

/** Bars around the likely result, each below its name, in `width` pixels. There must be a row. */
export function tornadoShape(
  rows: readonly TornadoRow[],
  likely: number,
  width: number,
  format: (value: number) => string,
): TornadoShape {
  const ends = rows.flatMap(({ atLow, atHigh }) => [atLow, atHigh]).filter(Number.isFinite);
  const x = linear([Math.min(likely, ...ends), Math.max(likely, ...ends)], [ROOM, width - ROOM]);
  const middle = x(likely);
  const barTo = (value: number): { x: number; width: number } | null =>
    Number.isFinite(value) ? { x: Math.min(middle, x(value)), width: Math.abs(x(value) - middle) } : null;
  return {
    bars: rows.map(({ name, atLow, atHigh }, at) => {
      const [left, right] = atLow <= atHigh ? [atLow, atHigh] : [atHigh, atLow];
      const labels = Number.isFinite(left + right)
        ? [
            { x: x(Math.min(left, likely)) - 6, words: format(left), anchor: 'end' as const },
            { x: x(Math.max(right, likely)) + 6, words: format(right), anchor: 'start' as const },
          ]
        : [{ x: middle + 6, words: 'no value at one end', anchor: 'start' as const }];
      return { name, y: at * ROW, low: barTo(atLow), high: barTo(atHigh), labels };
    }),
    middle,
    ticks: ticksOf(x, Math.max(2, Math.floor((width - 2 * ROOM) / 90)), format),
    height: rows.length * ROW,
  };
}
