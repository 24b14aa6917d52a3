import { scaleLinear, scaleUtc } from 'd3';
import type { Digest } from '../../core/kernel/objects.ts';
import type { ModelStage } from '../../core/registry/registry.ts';
import type { StagePeriod } from '../../core/registry/stage-history.ts';
import { formatDate, formatDateTime } from '../../ui/format.ts';
import type { Tick } from '../scale.ts';

/** Width by the clock, or the same width from each change to the next. */
export type TimelineBy = 'time' | 'change';

export interface TimelineMark {
  key: string;
  x: number;
  width: number;
  stage: ModelStage;
  /** Left out where there is no room. */
  label: string;
  /** The same with its times, for the pointer. */
  title: string;
}

export interface TimelineShape {
  /** The models in production, one after the other. */
  live: readonly TimelineMark[];
  /** A line for each model that ever had a stage, in the order in which they first had one. */
  rows: readonly { model: Digest; marks: readonly TimelineMark[] }[];
  ticks: readonly Tick[];
  x: (ms: number) => number;
  msAt: (x: number) => number;
}

const LETTER = 6.6;
const TICK_WIDTH = 92;
const DAY_MS = 86_400_000;

/** Lays out who had which stage when over `width` pixels, up to `nowMs`. There must be a period. */
export function timelineShape(
  periods: readonly StagePeriod[],
  nameOf: (model: Digest) => string,
  width: number,
  nowMs: number,
  by: TimelineBy,
): TimelineShape {
  const starts = [...new Set(periods.map(({ fromMs }) => fromMs))].sort((a, b) => a - b);
  const first = starts[0] ?? nowMs;
  const last = Math.max(nowMs, (starts.at(-1) ?? first) + 1000);
  const knots = by === 'change' ? [...starts, last] : [first, last];
  const scale = scaleLinear()
    .domain(knots)
    .range(knots.map((_, i) => (i * width) / (knots.length - 1)))
    .clamp(true);
  const markOf = (period: StagePeriod, words: string): TimelineMark => {
    const x = scale(period.fromMs);
    const wide = scale(period.toMs ?? last) - x;
    const fits = words.length * LETTER + 8 <= wide;
    const { model, stage, event } = period;
    const until = period.toMs === null ? 'now' : formatDateTime(period.toMs);
    const title = `${nameOf(model)}, ${stage}: ${formatDateTime(period.fromMs)} to ${until}`;
    return { key: `${event}:${model}`, x, width: Math.max(1, wide), stage, label: fits ? words : '', title };
  };
  const models = [...new Set(periods.map(({ model }) => model))];
  return {
    live: periods
      .filter(({ stage }) => stage === 'production')
      .map((period) => markOf(period, nameOf(period.model))),
    rows: models.map((model) => ({
      model,
      marks: periods.filter((period) => period.model === model).map((period) => markOf(period, period.stage)),
    })),
    ticks: by === 'change' ? changeTicks(starts, scale, width) : clockTicks(first, last, scale, width),
    x: scale,
    msAt: (x) => scale.invert(Math.min(width, Math.max(0, x))),
  };
}

function clockTicks(first: number, last: number, x: (ms: number) => number, width: number): readonly Tick[] {
  const room = Math.max(1, Math.floor(width / TICK_WIDTH));
  const values = scaleUtc().domain([first, last]).ticks(room);
  const every = Math.ceil(values.length / (room + 1));
  return values.filter((_, i) => i % every === 0).map((date) => tickAt(date.getTime(), last - first, x));
}

/** The changes' own times, as many as have room. */
function changeTicks(starts: readonly number[], x: (ms: number) => number, width: number): readonly Tick[] {
  const every = Math.max(1, Math.ceil((starts.length * TICK_WIDTH) / width));
  const span = starts.at(-1)! - starts[0]!;
  return starts.filter((_, i) => i % every === 0).map((ms) => tickAt(ms, span, x));
}

function tickAt(value: number, spanMs: number, x: (ms: number) => number): Tick {
  const time = (seconds: boolean): string => formatDateTime(value, seconds).split(' ')[1] ?? '';
  const label = spanMs > 3 * DAY_MS ? formatDate(value) : time(spanMs < 600_000);
  return { at: x(value), value, label };
}
