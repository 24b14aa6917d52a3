import { dateTicks } from '../date-ticks.ts';
import { linear, ticksOf, type Linear, type Tick } from '../scale.ts';

/** A level in a stretch of time with its interval; NaN and null where there is none. */
export interface LevelPoint {
  fromMs: number;
  toMs: number;
  mean: number;
  low: number | null;
  high: number | null;
}

/** What one watcher said: changes as moments, warnings as stretches. */
export interface WatchLane {
  key: string;
  name: string;
  drifts: readonly { key: string; atMs: number; words: string }[];
  warnings: readonly { fromMs: number; toMs: number }[];
}

export interface WatchedLevelShape {
  x: Linear;
  y: Linear;
  line: string;
  band: string;
  /** Points that stand alone, without a neighbour to draw a line to. */
  dots: readonly { x: number; y: number }[];
  /** What was fitted to the level. */
  fitted: string;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** A level over time in a plot of these pixels. `fitted`: by point, NaN where it has none. */
export function watchedLevelShape(
  points: readonly LevelPoint[],
  fitted: ArrayLike<number> | null,
  { width, height }: { width: number; height: number },
  { format, bounds }: { format: (value: number) => string; bounds: readonly [number, number] },
): WatchedLevelShape {
  const fromMs = points[0]?.fromMs ?? 0;
  const toMs = points.at(-1)?.toMs ?? 1;
  const x = linear([fromMs, toMs], [0, width]);
  const y = linear(domainOf(points, fitted, bounds), [height, 0], true);
  const middle = ({ fromMs: from, toMs: to }: LevelPoint): number => x((from + to) / 2);
  const at = (point: LevelPoint, value: number): string =>
    `${middle(point).toFixed(1)},${y(value).toFixed(1)}`;
  const runs = runsOf(points);
  const path = (run: readonly LevelPoint[]): string =>
    `M${run.map((point) => at(point, point.mean)).join('L')}`;
  return {
    ...{ x, y },
    line: runs
      .filter((run) => run.length > 1)
      .map(path)
      .join(''),
    dots: runs.flatMap((run) => (run.length === 1 ? [{ x: middle(run[0]!), y: y(run[0]!.mean) }] : [])),
    band: runs
      .filter((run) => run.length > 1 && run.every(({ low, high }) => low !== null && high !== null))
      .map((run) => {
        const upper = run.map((point) => at(point, point.high!));
        const lower = run.map((point) => at(point, point.low!)).reverse();
        return `M${[...upper, ...lower].join('L')}Z`;
      })
      .join(''),
    fitted: fitted
      ? points
          .flatMap((point, place) => (Number.isNaN(fitted[place]!) ? [] : [at(point, fitted[place]!)]))
          .join('L')
          .replace(/^(?=.)/, 'M')
      : '',
    xTicks: dateTicks(fromMs, toMs, width, Math.max(2, Math.floor(width / 90))),
    yTicks: shortened(ticksOf(y, Math.max(2, Math.floor(height / 45)), format)),
  };
}

/** "20.0%" becomes "20%" where all are whole. */
function shortened(ticks: readonly Tick[]): readonly Tick[] {
  if (!ticks.every(({ label }) => label.endsWith('.0%'))) return ticks;
  return ticks.map((tick) => ({ ...tick, label: tick.label.replace('.0%', '%') }));
}

/** Points with a value, in runs without a gap. */
function runsOf(points: readonly LevelPoint[]): LevelPoint[][] {
  const runs: LevelPoint[][] = [];
  let isOpen = false;
  for (const point of points) {
    if (Number.isNaN(point.mean)) isOpen = false;
    else if (isOpen) runs.at(-1)!.push(point);
    else {
      runs.push([point]);
      isOpen = true;
    }
  }
  return runs;
}

/** Wide intervals of single windows with few rows do not flatten the line: nine in ten bounds are in sight. */
function domainOf(
  points: readonly LevelPoint[],
  fitted: ArrayLike<number> | null,
  [least, most]: readonly [number, number],
): [number, number] {
  const means = [...points.map(({ mean }) => mean), ...Array.from(fitted ?? [])].filter(Number.isFinite);
  if (means.length === 0) return [0, 1];
  const sorted = (values: readonly (number | null)[]): number[] =>
    values.filter((value) => value !== null).sort((a, b) => a - b);
  const lows = sorted(points.map(({ low }) => low));
  const highs = sorted(points.map(({ high }) => high));
  const low = Math.min(...means, lows[Math.floor(lows.length * 0.1)] ?? Infinity);
  const high = Math.max(...means, highs[Math.floor(highs.length * 0.9)] ?? -Infinity);
  return [Math.max(least, low), Math.min(most, high)];
}

/** The name of something that happened, above the plot. */
export interface EventLabel {
  name: string;
  /** Of its rule, and of its words: they stand to the right of it, or to the left where there is no room. */
  at: number;
  x: number;
  anchor: 'start' | 'end';
  /** 0 = next to the plot. */
  row: number;
}

/** Widest a letter of a name is taken to be, and rows of names at most, pixels. */
const LETTER_PX = 6.6;
/** Room to the left of the plot that a name may stand in. */
const LEFT_PX = 50;
const MOST_ROWS = 4;

/** Names that do not stand on one another; those beyond the last row are left out of the picture (their rules stay). */
export function eventLabels(
  events: readonly { atMs: number; name: string }[],
  x: (ms: number) => number,
  width: number,
): EventLabel[] {
  const taken: [number, number][][] = [];
  return events.flatMap(({ atMs, name }) => {
    const at = x(atMs);
    const length = name.length * LETTER_PX + 8;
    const anchor = at + length > width && at - length > -LEFT_PX ? 'end' : 'start';
    const span: [number, number] = anchor === 'end' ? [at - length, at] : [at, at + length];
    let row = 0;
    while (taken[row]?.some(([from, to]) => span[0] < to && from < span[1])) row++;
    if (row >= MOST_ROWS) return [];
    (taken[row] ??= []).push(span);
    return [{ name, at, anchor, row, x: at + (anchor === 'end' ? -4 : 4) }];
  });
}
