import { dateTicks } from '../date-ticks.ts';
import { linear, ticksOf, type Linear, type Tick } from '../scale.ts';

export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** Two ends by window; NaN where there are none. */
export interface WindowBand {
  low: ArrayLike<number>;
  high: ArrayLike<number>;
}

/** A figure by window; NaN where there is none. */
export interface WindowLine {
  name: string;
  tone: 'realised' | 'expected';
  values: ArrayLike<number>;
  /** Its uncertainty. */
  band?: WindowBand | undefined;
}

/** A value that is not to be passed. */
export interface WindowLimit {
  name: string;
  value: number;
}

export interface WindowLinesShape {
  x: Linear;
  y: Linear;
  lines: readonly { name: string; tone: WindowLine['tone']; path: string; dots: string; area: string }[];
  /** What is usual. */
  usual: string;
  limits: readonly (WindowLimit & { at: number })[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

export interface WindowLinesDatum {
  windows: readonly TimeWindow[];
  lines: readonly WindowLine[];
  usual: WindowBand | null;
  limits: readonly WindowLimit[];
  format: (value: number) => string;
}

/** Lines with their bands over the middles of windows. A window alone between gaps is a dot. */
export function windowLinesShape(
  { windows, lines, usual, limits, format }: WindowLinesDatum,
  { width, height }: { width: number; height: number },
): WindowLinesShape {
  const [first, last] = [windows[0]!.fromMs, windows.at(-1)!.toMs];
  const x = linear([first, last], [0, width]);
  const middles = windows.map(({ fromMs, toMs }) => x((fromMs + toMs) / 2));
  const [low, high] = extent(lines, usual, limits);
  const y = linear([low, high], [height, 4], true);
  return {
    x,
    y,
    lines: lines.map(({ name, tone, values, band }) => {
      const runs = runsOf(values);
      const point = (at: number): string => `${middles[at]!.toFixed(1)},${y(values[at]!).toFixed(1)}`;
      return {
        ...{ name, tone },
        path: runs.map((run) => `M${run.map(point).join('L')}`).join(''),
        dots: runs.map((run) => (run.length === 1 ? `M${point(run[0]!)}h0` : '')).join(''),
        area: band ? areaOf(band, middles, y) : '',
      };
    }),
    usual: usual ? areaOf(usual, middles, y) : '',
    limits: limits.map((limit) => ({ ...limit, at: y(limit.value) })),
    xTicks: dateTicks(first, last, width, Math.max(2, Math.floor(width / 110))),
    yTicks: ticksOf(y, 4, format),
  };
}

/** All values and limits; bands only as far as the values reach twice over, since those of tiny windows fill any axis. */
function extent(
  lines: readonly WindowLine[],
  usual: WindowBand | null,
  limits: readonly WindowLimit[],
): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  const take = (value: number): void => {
    if (!Number.isFinite(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const { values } of lines) for (const value of Array.from(values)) take(value);
  for (const { value } of limits) take(value);
  if (low > high) return [0, 1];
  const reach = Math.max(high - low, Math.abs(high) / 100);
  const [least, most] = [low - reach / 2, high + reach / 2];
  for (const band of [usual, ...lines.map((line) => line.band)]) {
    if (!band) continue;
    for (const value of Array.from(band.low)) take(Math.max(least, value));
    for (const value of Array.from(band.high)) take(Math.min(most, value));
  }
  return [low, high];
}

/** Neighbouring windows with a value. */
function runsOf(values: ArrayLike<number>): number[][] {
  const runs: number[][] = [];
  for (let at = 0; at < values.length; at++) {
    if (!Number.isFinite(values[at]!)) continue;
    const run = runs.at(-1);
    if (run?.at(-1) === at - 1) run.push(at);
    else runs.push([at]);
  }
  return runs;
}

function areaOf({ low, high }: WindowBand, middles: readonly number[], y: Linear): string {
  const [top, floor] = [Math.min(...y.range()), Math.max(...y.range())];
  const within = (value: number): string => Math.min(floor, Math.max(top, y(value))).toFixed(1);
  const both = Float64Array.from(low, (value, at) => value + high[at]!);
  return runsOf(both)
    .map((run) => {
      const there = run.map((at) => `${middles[at]!.toFixed(1)},${within(high[at]!)}`);
      const back = run.map((at) => `${middles[at]!.toFixed(1)},${within(low[at]!)}`).reverse();
      return `M${[...there, ...back].join('L')}Z`;
    })
    .join('');
}

/** A line alone, small, for a cell of a table; its own least to its own greatest. */
export function sparkPath(values: ArrayLike<number>, width: number, height: number): string {
  const finite = Array.from(values).filter(Number.isFinite);
  if (finite.length === 0) return '';
  const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  const y = linear([low, high], [height - 2, 2]);
  const step = width / Math.max(1, values.length - 1);
  return runsOf(values)
    .map((run) => `M${run.map((at) => `${(at * step).toFixed(1)},${y(values[at]!).toFixed(1)}`).join('L')}h0`)
    .join('');
}
