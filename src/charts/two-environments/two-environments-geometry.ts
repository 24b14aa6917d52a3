import { linear, type Linear, type Tick } from '../scale.ts';
import { timeTicks } from '../time-ticks.ts';

export type LanePhase = 'stopped' | 'starting' | 'standby' | 'serving' | 'draining';

/** An environment at a moment, until the next one. */
export interface LaneMoment {
  atMs: number;
  phase: LanePhase;
  version: number;
  /** Percent of the traffic. */
  share: number;
  /** Requests under way. */
  inFlight: number;
}

export interface Lane {
  name: string;
  moments: readonly LaneMoment[];
}

export interface LaneShape {
  /** While the environment runs, by what it does. */
  spans: readonly { x: number; width: number; phase: LanePhase }[];
  /** The share of the traffic over time, filled from the lane's foot, by version. */
  shares: readonly { d: string; version: number }[];
  /** Where each version begins in it. */
  versions: readonly { x: number; version: number }[];
}

export const LANE_HEIGHT = 56;
export const LANE_GAP = 26;

/** Lanes over time, in a plot of this width. */
export function laneShapes(
  lanes: readonly Lane[],
  horizonMs: number,
  width: number,
): { lanes: readonly LaneShape[]; x: Linear; xTicks: readonly Tick[] } {
  const x = linear([0, Math.max(1, horizonMs)], [0, width]);
  return {
    lanes: lanes.map(({ moments }) => shapeOf(moments, horizonMs, x)),
    x,
    xTicks: timeTicks(horizonMs, width, Math.max(2, Math.floor(width / 70))),
  };
}

function shapeOf(moments: readonly LaneMoment[], horizonMs: number, x: Linear): LaneShape {
  const spans = stretches(moments, horizonMs, ({ phase }) => phase)
    .filter(({ first }) => first.phase !== 'stopped')
    .map(({ first, toMs }) => ({ ...placed(first.atMs, toMs, x), phase: first.phase }));
  const shares = stretches(moments, horizonMs, ({ version, share }) => `${String(version)} ${String(share)}`)
    .filter(({ first }) => first.share > 0)
    .map(({ first, toMs }) => {
      const { x: left, width } = placed(first.atMs, toMs, x);
      const top = LANE_HEIGHT * (1 - first.share / 100);
      return {
        d: `M${left.toFixed(1)},${String(LANE_HEIGHT)}V${top.toFixed(1)}h${width.toFixed(1)}V${String(LANE_HEIGHT)}Z`,
        version: first.version,
      };
    });
  const versions = stretches(moments, horizonMs, ({ version }) => version).map(({ first }) => ({
    ...{ x: x(first.atMs), version: first.version },
  }));
  return { spans, shares, versions };
}

/** Neighbours that are alike, as one. */
function stretches<Key>(
  moments: readonly LaneMoment[],
  horizonMs: number,
  keyOf: (moment: LaneMoment) => Key,
): { first: LaneMoment; toMs: number }[] {
  const found: { first: LaneMoment; toMs: number }[] = [];
  moments.forEach((moment, at) => {
    const toMs = moments[at + 1]?.atMs ?? horizonMs;
    const last = found.at(-1);
    if (last && keyOf(last.first) === keyOf(moment)) last.toMs = toMs;
    else found.push({ first: moment, toMs });
  });
  return found.filter(({ first, toMs }) => toMs > first.atMs);
}

function placed(fromMs: number, toMs: number, x: Linear): { x: number; width: number } {
  return { x: x(fromMs), width: x(toMs) - x(fromMs) };
}

export const DOT_COLUMNS = 12;
export const DOT_ROWS = 6;

/** How many requests a dot stands for: 1, 2 or 5 times a power of ten, so that the most there ever are have room. */
export function requestsADot(most: number): number {
  for (let power = 1; ; power *= 10)
    for (const digit of [1, 2, 5]) if (most <= digit * power * DOT_COLUMNS * DOT_ROWS) return digit * power;
}

/** Centres of the dots of so many requests, in steps of one, column by column from the left foot. */
export function dotsOf(requests: number, perDot: number): readonly { column: number; row: number }[] {
  return Array.from({ length: Math.ceil(requests / perDot) }, (_, at) => ({
    column: Math.floor(at / DOT_ROWS),
    row: at % DOT_ROWS,
  }));
}
