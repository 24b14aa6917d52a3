import { dateTicks } from '../date-ticks.ts';
import { linear, ticksOf, type Tick } from '../scale.ts';

/** What a window of time comes to. */
export interface WindowValue {
  fromMs: number;
  toMs: number;
  /** null: nothing can be said. */
  value: number | null;
  /** Beyond which it is unusual; null where that is not known. */
  limit: number | null;
}

export interface WindowValuesShape {
  points: readonly { x: number; y: number; isPast: boolean }[];
  /** Of values that follow each other. */
  line: string;
  /** The area below the limits. */
  band: string;
  spans: readonly { x: number; width: number; tone: 'reference' | 'current' }[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** Values over time in a plot of these pixels, from 0 up to at least `least`. */
export function windowValuesShape(
  windows: readonly WindowValue[],
  spans: readonly { fromMs: number; toMs: number; tone: 'reference' | 'current' }[],
  { width, height, least }: { width: number; height: number; least: number },
  format: (value: number) => string,
): WindowValuesShape {
  const [fromMs, toMs] = [windows[0]?.fromMs ?? 0, windows.at(-1)?.toMs ?? 1];
  const x = linear([fromMs, toMs], [0, width]);
  const most = Math.max(least, ...windows.flatMap(({ value, limit }) => [value ?? 0, limit ?? 0]));
  const y = linear([0, most * 1.08], [height, 0]);
  let [line, band] = ['', ''];
  let [isDrawn, isBanded] = [false, false];
  const points: { x: number; y: number; isPast: boolean }[] = [];
  for (const { fromMs: from, toMs: to, value, limit } of windows) {
    const middle = x((from + to) / 2);
    if (limit !== null) {
      band += `${isBanded ? 'L' : `M${x(from).toFixed(1)},${String(height)}L`}${x(from).toFixed(1)},${y(limit).toFixed(1)}L${x(to).toFixed(1)},${y(limit).toFixed(1)}`;
    } else if (isBanded) band += `L${x(from).toFixed(1)},${String(height)}Z`;
    isBanded = limit !== null;
    if (value === null) {
      isDrawn = false;
      continue;
    }
    points.push({ x: middle, y: y(value), isPast: limit !== null && value > limit });
    line += `${isDrawn ? 'L' : 'M'}${middle.toFixed(1)},${y(value).toFixed(1)}`;
    isDrawn = true;
  }
  if (isBanded) band += `L${x(toMs).toFixed(1)},${String(height)}Z`;
  return {
    points,
    line,
    band,
    spans: spans.map((span) => ({
      x: x(span.fromMs),
      width: Math.max(1, x(span.toMs) - x(span.fromMs)),
      tone: span.tone,
    })),
    xTicks: dateTicks(fromMs, toMs, width, Math.max(2, Math.floor(width / 90))),
    yTicks: ticksOf(y, height < 100 ? 2 : 4, format),
  };
}
