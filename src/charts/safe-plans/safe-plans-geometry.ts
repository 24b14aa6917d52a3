import { scaleLog } from 'd3';
import { formatCount } from '../../ui/format.ts';
import { linear, logTicksOf, ticksOf, type Tick } from '../scale.ts';
import { timeTicks } from '../time-ticks.ts';

/** A plan with what it costs in time, and in harm where the model is bad. */
export interface SafePlan {
  key: string;
  harmed: number;
  promotionMs: number;
  /** It keeps all limits. */
  isWithin: boolean;
}

export interface SafePlansShape {
  marks: readonly (SafePlan & { x: number; y: number })[];
  /** Pixels of the most harm that is allowed; null: no limit, or it is further out. */
  limit: number | null;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** Harm further apart than this is drawn on a logarithmic scale. */
const WIDE = 20;

/** Harm to the right, time upwards, in a plot of these pixels; those within the limits are drawn last. */
export function safePlansShape(
  plans: readonly SafePlan[],
  limit: number | null,
  { width, height }: { width: number; height: number },
): SafePlansShape {
  const harms = plans.map(({ harmed }) => harmed);
  const [least, most] = [Math.min(...harms), Math.max(1, ...harms)];
  const isWide = least > 0 && most / least > WIDE;
  const log = scaleLog()
    .domain([least / 1.3, most * 1.2])
    .range([0, width]);
  const flat = linear([0, most * 1.06], [0, width]);
  const x = isWide ? log : flat;
  const endMs = Math.max(1, ...plans.map(({ promotionMs }) => promotionMs)) * 1.08;
  const y = linear([0, endMs], [height, 0]);
  const marks = plans
    .map((plan) => ({ ...plan, x: x(plan.harmed), y: y(plan.promotionMs) }))
    .sort((a, b) => Number(a.isWithin) - Number(b.isWithin));
  const at = limit === null || (isWide && limit <= 0) ? null : x(limit);
  return {
    marks,
    limit: at === null || at < 0 || at > width ? null : at,
    xTicks: isWide
      ? logTicksOf(log, formatCount)
      : ticksOf(flat, Math.max(2, Math.floor(width / 90)), formatCount),
    yTicks: timeTicks(endMs, height, 5).map((tick) => ({ ...tick, at: height - tick.at })),
  };
}

const REACH_PX = 22;

/** The plan drawn next to a place, of equals the one on top; null: none is near. */
export function planAt(
  { marks }: SafePlansShape,
  place: { x: number; y: number },
): SafePlansShape['marks'][number] | null {
  let best: SafePlansShape['marks'][number] | null = null;
  let least = REACH_PX;
  for (const mark of marks) {
    const apart = Math.hypot(mark.x - place.x, mark.y - place.y);
    if (apart <= least) [best, least] = [mark, apart];
  }
  return best;
}
