import { linear, ticksOf, type Domain, type Linear, type Tick } from '../scale.ts';

/** A line, or dots with intervals, with its name at its end. */
export interface Line {
  key: string;
  name: string;
  tone: 'reference' | 'current' | 'accent' | 'quiet';
  /** SVG dashes; absent = drawn through. */
  dash?: string | undefined;
  /** In order of x; `low` and `high`: its interval. */
  points: readonly { x: number; y: number; low?: number | undefined; high?: number | undefined }[];
  /** Draws a dot at every point, and no line. */
  dots?: boolean;
}

export interface LineShape extends Line {
  path: string;
  dotsAt: readonly { x: number; y: number; bar: readonly [number, number] | null }[];
  /** Where its name ends; null where nothing of it is in sight. */
  label: { x: number; y: number } | null;
}

export interface LinesShape {
  lines: readonly LineShape[];
  x: Linear;
  y: Linear;
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

const LABEL_PX = 15;

/** Lines in a plot of these pixels. What lies above the domain is drawn there all the same, to be clipped. */
export function linesShape(
  lines: readonly Line[],
  domains: { x: Domain; y: Domain },
  { width, height }: { width: number; height: number },
  format: { x: (value: number) => string; y: (value: number) => string },
): LinesShape {
  const x = linear(domains.x, [0, width]);
  const y = linear(domains.y, [height, 0]);
  const drawn = lines.map((line): LineShape => {
    const inSight = line.points.filter((point) => point.y <= domains.y[1]);
    const last = inSight.at(-1);
    return {
      ...line,
      path: line.dots
        ? ''
        : line.points
            .map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`)
            .join(''),
      dotsAt: line.dots
        ? inSight.map((point) => ({
            x: x(point.x),
            y: y(point.y),
            bar: point.low === undefined || point.high === undefined ? null : [y(point.high), y(point.low)],
          }))
        : [],
      label: last ? { x: x(last.x) - 6, y: y(last.y) - 8 } : null,
    };
  });
  spread(drawn.flatMap(({ label }) => label ?? []));
  return {
    lines: drawn,
    x,
    y,
    xTicks: ticksOf(x, Math.max(2, Math.floor(width / 90)), format.x),
    yTicks: ticksOf(y, 4, format.y),
  };
}

/** Moves names up that would stand on another one. */
function spread(labels: { x: number; y: number }[]): void {
  const placed: { x: number; y: number }[] = [];
  for (const label of labels.sort((a, b) => b.y - a.y)) {
    while (
      placed.some((other) => Math.abs(other.y - label.y) < LABEL_PX && Math.abs(other.x - label.x) < 150)
    )
      label.y -= LABEL_PX;
    placed.push(label);
  }
}
