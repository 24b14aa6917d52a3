import { linear, type Tick } from '../scale.ts';
import { timeTicks } from '../time-ticks.ts';

/** One step as it is drawn. Times in ms; weights in percent. */
export interface TimelineStep {
  fromMs: number;
  /** Infinity where nothing ends it. */
  toMs: number;
  weight: number;
  mirror: number;
  /** A person must let it go on. */
  gate: boolean;
}

/** When something is measured: of a step or beside the steps. */
export interface TimelineSpan {
  name: string;
  fromMs: number;
  toMs: number;
}

export interface DrawnStep {
  x: number;
  width: number;
  y: number;
  /** "5%", left out where it would lie on another or say the same. */
  label: string | null;
  gate: boolean;
  /** Without an end: what follows is never reached. */
  endless: boolean;
}

export interface PlanTimelineShape {
  line: string;
  /** The mirrored share; empty where nothing is mirrored. */
  mirror: string;
  /** Where the mirrored share is named. */
  mirrorName: { x: number; y: number } | null;
  steps: readonly DrawnStep[];
  lanes: readonly { name: string; x: number; width: number; lane: number }[];
  laneNames: readonly string[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** A step that takes no time, or has no end, still has a width to be seen and pressed. */
const STUB = 44;
const LABEL_WIDTH = 34;

/** A plan over time in `width` x `height` pixels. Beside real time, steps that take none or never end have a stub each. */
export function planTimelineShape(
  steps: readonly TimelineStep[],
  spans: readonly TimelineSpan[],
  width: number,
  height: number,
): PlanTimelineShape {
  const ends = steps.map(({ toMs }) => toMs).filter(Number.isFinite);
  const endMs = Math.max(0, ...ends);
  const isStub = ({ fromMs, toMs }: TimelineStep): boolean => !(toMs > fromMs) || !Number.isFinite(toMs);
  const stubs = steps.filter(isStub).length;
  const stub = stubs === 0 ? 0 : Math.min(STUB, width / (2 * stubs));
  const time = linear([0, Math.max(1, endMs)], [0, width - stubs * stub]);
  const y = linear([0, 100], [height, 0]);
  let x = 0;
  let labelEnd = -Infinity;
  const places: { step: TimelineStep; from: number; to: number }[] = [];
  const drawn = steps.map((step, at): DrawnStep => {
    const long = isStub(step) ? stub : time(step.toMs) - time(step.fromMs);
    const to = at === steps.length - 1 && endMs > 0 ? Math.max(x + long, width) : x + long;
    const place = { step, from: x, to };
    places.push(place);
    const fits = x >= labelEnd && step.weight !== steps[at - 1]?.weight;
    if (fits) labelEnd = x + LABEL_WIDTH;
    x = to;
    return {
      x: place.from,
      width: place.to - place.from,
      y: y(step.weight),
      label: fits ? `${String(Number(step.weight.toPrecision(4)))}%` : null,
      gate: step.gate,
      endless: step.toMs === Infinity && step.fromMs < Infinity,
    };
  });
  const xOf = (ms: number): number => {
    const found = places.findLast(
      ({ step }) => step.fromMs <= ms && (step.toMs > step.fromMs || ms > step.toMs),
    );
    if (!found) return 0;
    const { step, from, to } = found;
    if (ms >= step.toMs) return to;
    if (!Number.isFinite(step.toMs)) return ms > step.fromMs ? to : from;
    return from + ((ms - step.fromMs) / (step.toMs - step.fromMs)) * (to - from);
  };
  const mirrored = places.find(({ step }) => step.mirror > 0);
  const laneNames = [...new Set(spans.map(({ name }) => name))];
  return {
    line: pathOf(places.map(({ step, from, to }) => ({ from, to, y: y(step.weight) }))),
    mirror: mirrored ? pathOf(places.map(({ step, from, to }) => ({ from, to, y: y(step.mirror) }))) : '',
    mirrorName: mirrored ? { x: mirrored.from, y: y(mirrored.step.mirror) } : null,
    steps: drawn,
    lanes: spans.map(({ name, fromMs, toMs }) => {
      const from = xOf(fromMs);
      return { name, x: from, width: Math.max(3, xOf(toMs) - from), lane: laneNames.indexOf(name) };
    }),
    laneNames,
    xTicks:
      endMs === 0
        ? []
        : timeTicks(endMs, width, Math.max(2, Math.floor(width / 80))).map((tick) => ({
            ...tick,
            at: xOf((tick.at / width) * endMs),
          })),
    yTicks: [0, 25, 50, 100].map((value) => ({ value, at: y(value), label: `${String(value)}%` })),
  };
}

function pathOf(levels: readonly { from: number; to: number; y: number }[]): string {
  return levels
    .map(({ from, to, y }, at) => `${at === 0 ? 'M' : 'L'}${String(from)},${String(y)}H${String(to)}`)
    .join('');
}
