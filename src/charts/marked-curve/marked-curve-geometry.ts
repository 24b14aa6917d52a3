import { linear, ticksOf, type Domain, type Linear, type Tick } from '../scale.ts';

/** Points of a curve in order, in the units of its axes. */
export interface CurvePoints {
  x: Float64Array;
  y: Float64Array;
}

export interface CurveShape {
  line: string;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  x: Linear;
  y: Linear;
}

/** A curve in a plot of `width` x `height` pixels. Points that are not finite are left out. */
export function curveShape(
  { x, y }: CurvePoints,
  size: { width: number; height: number },
  domains: { x: Domain; y: Domain },
  format: { x?: (value: number) => string; y?: (value: number) => string } = {},
): CurveShape {
  const across = linear(domains.x, [0, size.width]);
  const up = linear(domains.y, [size.height, 0]);
  let line = '';
  for (let i = 0; i < x.length; i++) {
    const [left, top] = [across(x[i]!), up(y[i]!)];
    if (!Number.isFinite(left) || !Number.isFinite(top)) continue;
    line += `${line === '' ? 'M' : 'L'}${left.toFixed(1)},${top.toFixed(1)}`;
  }
  return {
    line,
    xTicks: ticksOf(across, Math.max(2, Math.floor(size.width / 70)), format.x),
    yTicks: ticksOf(up, 4, format.y),
    x: across,
    y: up,
  };
}

/** Index of the point nearest to a place in pixels; null where there is none. */
export function nearestPoint(
  { x, y }: CurvePoints,
  shape: CurveShape,
  at: { left: number; top: number },
): number | null {
  let least = Infinity;
  let found: number | null = null;
  for (let i = 0; i < x.length; i++) {
    const distance = (shape.x(x[i]!) - at.left) ** 2 + (shape.y(y[i]!) - at.top) ** 2;
    if (distance < least) {
      least = distance;
      found = i;
    }
  }
  return found;
}
