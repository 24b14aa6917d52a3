import { CYCLE_STAGES, type CycleStage } from '../../core/scoping/cycle.ts';

interface Point {
  x: number;
  y: number;
}

export interface StagePlace extends Point {
  stage: CycleStage;
  /** Where its two lines of words begin, end or are centred. */
  words: Point & { anchor: 'start' | 'middle' | 'end' };
}

/** A line with the point of its arrow. */
export interface Arrow {
  from: CycleStage;
  to: CycleStage;
  line: string;
  head: string;
}

export interface CycleLoopShape {
  height: number;
  stages: readonly StagePlace[];
  /** From each stage to the next, clockwise, the last to the first. */
  ring: readonly Arrow[];
  /** The ways back, in the order given; `middle` is where its count stands. */
  backs: readonly (Arrow & { middle: Point })[];
}

/** Below this width the words have no room beside a loop. */
export const LEAST_WIDTH = 440;

const SIDE = 128;
const TOP = 50;
const BOTTOM = 44;
const RADIUS_Y = 88;
const WIDEST = 210;
/** What lines keep from the middle of a stage. */
const GAP = 15;
const HEAD = 7;
const STEP = (2 * Math.PI) / CYCLE_STAGES.length;

/** The stages on an ellipse, the first on top, over `width` pixels (at least LEAST_WIDTH), and the ways back across it. */
export function cycleLoop(
  width: number,
  loops: readonly { from: CycleStage; to: CycleStage }[],
): CycleLoopShape {
  const centre = { x: width / 2, y: TOP + RADIUS_Y };
  const radiusX = Math.min(WIDEST, (width / 2 - SIDE) / Math.sin(STEP));
  const onRing = (turn: number): Point => ({
    x: centre.x + radiusX * Math.sin(turn),
    y: centre.y - RADIUS_Y * Math.cos(turn),
  });
  const stages = CYCLE_STAGES.map((stage, at) => placed(stage, onRing(at * STEP), centre));
  const pointOf = (stage: CycleStage): Point => stages[CYCLE_STAGES.indexOf(stage)]!;
  const ring = CYCLE_STAGES.map((from, at): Arrow => {
    const to = CYCLE_STAGES[(at + 1) % CYCLE_STAGES.length]!;
    const [start, end] = [at * STEP, (at + 1) * STEP];
    // A point on the ring at the gap's distance is found by the ring's speed there, near enough for a gap.
    const gapAt = (turn: number): number =>
      GAP / Math.hypot(radiusX * Math.cos(turn), RADIUS_Y * Math.sin(turn));
    const [a, b] = [onRing(start + gapAt(start)), onRing(end - gapAt(end))];
    const before = onRing(end - 2 * gapAt(end));
    const line = `M${xy(a)}A${fixed(radiusX)} ${String(RADIUS_Y)} 0 0 1 ${xy(b)}`;
    return { from, to, line, head: headAt(before, b) };
  });
  return { height: TOP + 1.81 * RADIUS_Y + BOTTOM, stages, ring, backs: loops.map(back) };

  function back({ from, to }: { from: CycleStage; to: CycleStage }): Arrow & { middle: Point } {
    const [a, b] = [pointOf(from), pointOf(to)];
    const halfway = between(a, b, 0.5);
    const steps = Math.abs(CYCLE_STAGES.indexOf(from) - CYCLE_STAGES.indexOf(to));
    const isBeside = steps === 1 || steps === CYCLE_STAGES.length - 1;
    const bend = between(halfway, centre, isBeside ? 0.8 : 0.2);
    const [start, end] = [moved(a, bend, GAP), moved(b, bend, GAP)];
    const middle = between(between(start, bend, 0.5), between(bend, end, 0.5), 0.5);
    return { from, to, line: `M${xy(start)}Q${xy(bend)} ${xy(end)}`, head: headAt(bend, end), middle };
  }
}

function placed(stage: CycleStage, { x, y }: Point, centre: Point): StagePlace {
  const aside = x - centre.x;
  if (Math.abs(aside) < 1) return { stage, x, y, words: { x, y: y - 34, anchor: 'middle' } };
  const isLow = y > centre.y;
  const anchor = aside > 0 ? 'start' : 'end';
  const [right, down] = isLow ? [-6, 24] : [14, -3];
  return { stage, x, y, words: { x: x + Math.sign(aside) * right, y: y + down, anchor } };
}

/** An arrow's point at `tip`, coming from `from`. */
function headAt(from: Point, tip: Point): string {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  const corner = (turn: number): Point => ({
    x: tip.x - HEAD * Math.cos(angle + turn),
    y: tip.y - HEAD * Math.sin(angle + turn),
  });
  return `M${xy(corner(0.45))}L${xy(tip)}L${xy(corner(-0.45))}`;
}

function between(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

/** From one point toward another by so many pixels. */
function moved(from: Point, to: Point, by: number): Point {
  return between(from, to, by / Math.hypot(to.x - from.x, to.y - from.y));
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);
const xy = ({ x, y }: Point): string => `${fixed(x)} ${fixed(y)}`;
