import { dateTicks } from '../date-ticks.ts';
import { linear, ticksOf, type Domain, type Linear, type Tick } from '../scale.ts';

/** A window of the signal; NaN: no value. */
export interface LevelPoint {
  fromMs: number;
  toMs: number;
  value: number;
}

/** When the alarm was on. */
export interface LevelSpan {
  fromMs: number;
  /** null: to the end. */
  toMs: number | null;
}

export interface AlarmLevelShape {
  x: Linear;
  y: Linear;
  line: string;
  /** Windows with nothing beside them, which a line would not show. */
  dots: readonly { x: number; y: number }[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/**
 * The axis of a signal whose level is to be set: all values and both levels with room around them, so that the level can
 * be dragged past what was seen; within the bounds that a value can have.
 */
export function levelDomain(
  values: readonly number[],
  levels: readonly number[],
  { least, most }: { least: number; most: number },
): Domain {
  const all = [...values, ...levels].filter((value) => Number.isFinite(value));
  if (all.length === 0) return [0, 1];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) || 1) * 0.25;
  return [Math.max(least, low - room), Math.min(most, high + room)];
}

/** The signal in a plot of these pixels, a point at the middle of each window. */
export function alarmLevelShape(
  points: readonly LevelPoint[],
  domain: Domain,
  { width, height }: { width: number; height: number },
  format: (value: number) => string,
): AlarmLevelShape {
  const [fromMs, toMs] = [points[0]?.fromMs ?? 0, points.at(-1)?.toMs ?? 1];
  const x = linear([fromMs, toMs], [0, width]);
  const y = linear(domain, [height, 0]);
  const places = points.map((point) => ({ x: x((point.fromMs + point.toMs) / 2), y: y(point.value) }));
  const isThere = (at: number): boolean => Number.isFinite(points[at]?.value ?? NaN);
  let line = '';
  places.forEach((place, at) => {
    if (isThere(at)) line += `${isThere(at - 1) ? 'L' : 'M'}${place.x.toFixed(1)},${place.y.toFixed(1)}`;
  });
  return {
    ...{ x, y, line },
    dots: places.filter((_, at) => isThere(at) && !isThere(at - 1) && !isThere(at + 1)),
    xTicks: dateTicks(fromMs, toMs, width, Math.max(2, Math.floor(width / 90))),
    yTicks: ticksOf(y, 4, format),
  };
}

/** A step of the keyboard: a hundredth of the axis, as a round number. */
export function levelStep([low, high]: Domain): number {
  const step = (high - low) / 100;
  return step > 0 ? 10 ** Math.floor(Math.log10(step)) : 1;
}

/** To the nearest whole step, without the noise of the division. */
export function roundedLevel(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}
