import { linear, type Linear, type Tick } from '../scale.ts';
import { timeTicks } from '../time-ticks.ts';

/** Percent of the traffic from times on, ms since the start. */
export type WeightPath = readonly { atMs: number; weight: number }[];

export interface TrafficLine {
  path: WeightPath;
  /** Falls to 0 at `endMs`, or goes on to the end of the axis. */
  isRolledBack: boolean;
  endMs: number | null;
}

export interface TrafficData {
  /** As it goes if nothing is wrong, until `planEndMs`. */
  plan: WeightPath;
  planEndMs: number;
  lines: readonly TrafficLine[];
  horizonMs: number;
}

export interface TrafficShape {
  plan: string;
  lines: readonly string[];
  /** Where lines were rolled back. */
  dots: readonly { x: number; y: number }[];
  /** Middle of the plan's longest level stretch, where its name stands; null without one. */
  planName: { x: number; y: number } | null;
  /** Beside the dots. */
  dotsName: { x: number; anchor: 'start' | 'end' } | null;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  x: Linear;
  y: Linear;
}

/** Weights over time as steps, in a plot of these pixels. */
export function trafficShape(
  { plan, planEndMs, lines, horizonMs }: TrafficData,
  { width, height }: { width: number; height: number },
): TrafficShape {
  const x = linear([0, Math.max(1, horizonMs)], [0, width]);
  const y = linear([0, 100], [height, 0]);
  const dots = stacked(
    lines.flatMap(({ isRolledBack, endMs }) => (isRolledBack && endMs !== null ? [x(endMs)] : [])),
    height,
  );
  return {
    plan: steps(plan, Math.min(planEndMs, horizonMs), x, y),
    lines: lines.map(({ path, isRolledBack, endMs }) => {
      const end = isRolledBack ? (endMs ?? horizonMs) : horizonMs;
      return steps(path, end, x, y) + (isRolledBack && path.length > 0 ? `V${y(0).toFixed(1)}` : '');
    }),
    dots,
    planName: longest(plan, Math.min(planEndMs, horizonMs), x, y),
    dotsName: besideDots(
      dots.map((dot) => dot.x),
      width,
    ),
    xTicks: timeTicks(horizonMs, width, Math.max(2, Math.floor(width / 70))),
    yTicks: [0, 25, 50, 100].map((value) => ({ at: y(value), value, label: `${String(value)}%` })),
    x,
    y,
  };
}

const DOT_PX = 5;

/** Dots at the same place stand on each other, closer where they would leave the plot. */
function stacked(xs: readonly number[], height: number): { x: number; y: number }[] {
  const slots = new Map<number, number[]>();
  for (const x of xs) {
    const slot = Math.round(x / DOT_PX);
    slots.set(slot, [...(slots.get(slot) ?? []), x]);
  }
  const most = Math.max(1, ...[...slots.values()].map(({ length }) => length));
  const step = Math.min(DOT_PX, (height * 0.6) / most);
  return [...slots.values()].flatMap((slot) => slot.map((x, i) => ({ x, y: height - i * step })));
}

/** One line through the weights up to a time; empty without any. */
export function steps(path: WeightPath, endMs: number, x: Linear, y: Linear): string {
  let drawn = '';
  for (const { atMs, weight } of path) {
    if (atMs > endMs) break;
    const [left, top] = [x(atMs).toFixed(1), y(weight).toFixed(1)];
    drawn += drawn === '' ? `M${left},${top}` : `H${left}V${top}`;
  }
  return drawn === '' ? '' : `${drawn}H${x(endMs).toFixed(1)}`;
}

function longest(path: WeightPath, endMs: number, x: Linear, y: Linear): { x: number; y: number } | null {
  let best: { x: number; y: number; length: number } | null = null;
  path.forEach(({ atMs, weight }, at) => {
    const to = Math.min(path[at + 1]?.atMs ?? endMs, endMs);
    const length = x(to) - x(atMs);
    // High up and low down there is no room for words.
    if (length > (best?.length ?? 0) && weight < 90 && weight > 12)
      best = { x: x(atMs) + length / 2, y: y(weight), length };
  });
  return best;
}

/** Right of nearly all dots where there is room, else left of them. */
function besideDots(xs: readonly number[], width: number): TrafficShape['dotsName'] {
  if (xs.length === 0) return null;
  const sorted = xs.toSorted((a, b) => a - b);
  const right = sorted[Math.floor(sorted.length * 0.9)]! + 12;
  if (right < width - 150) return { x: right, anchor: 'start' };
  const left = sorted[Math.floor(sorted.length * 0.1)]! - 12;
  return { x: Math.max(left, 150), anchor: 'end' };
}

/** What the picture shows, in words. */
export function trafficWords({ lines, plan }: TrafficData, total: number): string {
  const back = lines.filter(({ isRolledBack }) => isRolledBack).length;
  const weights = plan.map(({ weight }) => `${String(weight)}%`).join(', ');
  return `Share of the traffic that the challenger answers over time. The plan goes ${weights || 'nowhere'}. Of ${String(lines.length)} rollouts drawn of ${String(total)}, ${String(back)} were rolled back.`;
}
