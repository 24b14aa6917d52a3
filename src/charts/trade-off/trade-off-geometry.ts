import { scaleLog } from 'd3';
import type { Interval } from '../../core/kernel/estimate.ts';
import { linear, logTicksOf, ticksOf, type Tick } from '../scale.ts';

/** A model with what it costs and what it is worth. */
export interface TradePoint {
  key: string;
  name: string;
  /** Milliseconds or bytes; from, to: a spread around it. */
  cost: number;
  costTo: number | null;
  worth: number;
  interval: Interval | null;
  tone: 'champion' | 'current' | 'reference';
}

export interface TradeMark extends TradePoint {
  x: number;
  xTo: number | null;
  y: number;
  /** Ends of the interval, top first. */
  bar: readonly [number, number] | null;
  /** The label stands left of the mark where there is no room on its right. */
  anchor: 'start' | 'end';
  labelY: number;
}

export interface TradeShape {
  marks: readonly TradeMark[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** Costs further apart than this are drawn on a logarithmic scale. */
const WIDE = 20;
const LABEL_PX = 15;

/** Worth upwards, cost to the right, in a plot of `width` x `height` pixels. */
export function tradeShape(
  points: readonly TradePoint[],
  size: { width: number; height: number },
  words: { cost: (value: number) => string; worth: (value: number) => string },
): TradeShape {
  const { width, height } = size;
  const worths = points.flatMap(({ worth, interval }) => [
    worth,
    ...(interval ? [interval.low, interval.high] : []),
  ]);
  const y = linear([Math.min(...worths), Math.max(...worths)], [height - 8, 8], true);
  const costs = points.flatMap(({ cost, costTo }) => [cost, costTo ?? cost]);
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  const logarithmic = least > 0 && most / least > WIDE;
  const log = scaleLog()
    .domain([least / 1.5, most * 1.5])
    .range([0, width]);
  const flat = linear([0, most * 1.1 || 1], [0, width], true);
  const x = logarithmic ? log : flat;
  const labels: { x: number; y: number }[] = [];
  const marks = points
    .map((point) => ({ ...point, x: x(point.cost), y: y(point.worth) }))
    .sort((a, b) => a.y - b.y)
    .map((point): TradeMark => {
      let labelY = point.y - 8;
      while (
        labels.some((other) => Math.abs(other.y - labelY) < LABEL_PX && Math.abs(other.x - point.x) < 140)
      )
        labelY += LABEL_PX;
      labels.push({ x: point.x, y: labelY });
      return {
        ...point,
        xTo: point.costTo === null ? null : x(point.costTo),
        bar: point.interval && [y(point.interval.high), y(point.interval.low)],
        anchor: point.x > width * 0.62 ? 'end' : 'start',
        labelY,
      };
    });
  const xTicks = logarithmic
    ? logTicksOf(log, words.cost)
    : ticksOf(flat, Math.max(2, Math.floor(width / 110)), words.cost);
  return { marks, xTicks, yTicks: ticksOf(y, 4, words.worth) };
}

/** The chart in words, one sentence a model. */
export function tradeWords(
  points: readonly TradePoint[],
  words: { cost: (value: number) => string; worth: (value: number) => string },
): string {
  return points
    .map(({ name, cost, worth }) => `${name}: ${words.worth(worth)} at ${words.cost(cost)}.`)
    .join(' ');
}
