import { formatPercent } from '../../ui/format.ts';
import { linear, ticksOf, type Tick } from '../scale.ts';

export interface ReliabilityDatum {
  score: number;
  share: number;
  low: number;
  high: number;
}

export interface ReliabilityLine {
  name: string;
  tone: 'current' | 'reference' | 'other';
  points: readonly ReliabilityDatum[];
}

export interface ReliabilityMark {
  x: number;
  y: number;
  low: number;
  high: number;
}

export interface ReliabilityShape {
  lines: readonly {
    name: string;
    tone: ReliabilityLine['tone'];
    path: string;
    marks: readonly ReliabilityMark[];
    /** Where its name stands, at its end; null without points. */
    label: { x: number; y: number } | null;
  }[];
  ticks: { x: readonly Tick[]; y: readonly Tick[] };
}

/** Least distance of two names, pixels. */
const NAME = 15;

/** Lines over scores from 0 to 1 against the share that is positive, in a square of `size` pixels. */
export function reliabilityShape(lines: readonly ReliabilityLine[], size: number): ReliabilityShape {
  const x = linear([0, 1], [0, size]);
  const y = linear([0, 1], [size, 0]);
  const made = lines.map(({ name, tone, points }) => {
    const marks = points.map(({ score, share, low, high }) => ({
      x: x(score),
      y: y(share),
      low: y(low),
      high: y(high),
    }));
    const path = marks
      .map((mark, at) => `${at === 0 ? 'M' : 'L'}${String(mark.x)},${String(mark.y)}`)
      .join('');
    const last = marks.at(-1);
    return { name, tone, path, marks, label: last ? { x: last.x + 8, y: last.y } : null };
  });
  spread(made.flatMap(({ label }) => label ?? []));
  const ticks = (scale: typeof x): readonly Tick[] => ticksOf(scale, 5, (value) => formatPercent(value, 0));
  return { lines: made, ticks: { x: ticks(x), y: ticks(y) } };
}

/** Names that would stand on each other are moved down. */
function spread(labels: { x: number; y: number }[]): void {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  for (let at = 1; at < sorted.length; at++) {
    sorted[at]!.y = Math.max(sorted[at]!.y, sorted[at - 1]!.y + NAME);
  }
}
