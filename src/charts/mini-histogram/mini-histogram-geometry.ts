import type { ColumnSummary } from '../../core/profile/summary.ts';
import { formatCount, formatDate, formatNumber, formatPercent } from '../../ui/format.ts';

/** One bar or segment with its words. */
export interface MiniPart {
  kind: 'bin' | 'value' | 'others' | 'missing';
  x: number;
  y: number;
  width: number;
  height: number;
  /** 0 to 1: how strong the ink is. */
  strength: number;
  words: string;
}

export interface MiniHistogramShape {
  parts: readonly MiniPart[];
  /** Below the picture: what stands at its left and its right end. */
  start: string;
  end: string;
  /** The whole in words. */
  summary: string;
}

const GAP = 3;
const MISSING_PX = 6;

/** Bars for numbers, times; one strip of shares for categories; missing rows stand apart at the right. */
export function miniHistogramShape(
  summary: ColumnSummary,
  width: number,
  height: number,
): MiniHistogramShape {
  const share = (count: number): string => formatPercent(summary.rows > 0 ? count / summary.rows : NaN);
  const missing =
    summary.missing > 0 ? `${formatCount(summary.missing)} missing (${share(summary.missing)})` : '';
  const room = missing ? width - MISSING_PX - GAP : width;
  const drawn = summary.histogram
    ? bins(summary, summary.histogram, room, height, share)
    : values(summary, room, height, share);
  const parts = [...drawn.parts];
  if (missing) {
    const tall = Math.max(2, (summary.missing / summary.rows) * height);
    parts.push({
      kind: 'missing',
      x: width - MISSING_PX,
      y: height - tall,
      width: MISSING_PX,
      height: tall,
      strength: 1,
      words: missing,
    });
  }
  const whole = [`${summary.name}, ${summary.type}`, drawn.summary, missing || 'none missing'];
  return { parts, start: drawn.start, end: drawn.end, summary: `${whole.join('; ')}.` };
}

function bins(
  column: ColumnSummary,
  { low, high, counts, valuesPerBin }: NonNullable<ColumnSummary['histogram']>,
  width: number,
  height: number,
  share: (count: number) => string,
): MiniHistogramShape {
  const say = column.type === 'timestamp' ? formatDate : (value: number) => formatNumber(value, 3);
  const most = Math.max(1, ...counts);
  const step = width / Math.max(1, counts.length);
  const edges = (index: number): readonly [number, number] =>
    valuesPerBin === undefined
      ? [low + ((high - low) * index) / counts.length, low + ((high - low) * (index + 1)) / counts.length]
      : [low + index * valuesPerBin, Math.min(high, low + (index + 1) * valuesPerBin - 1)];
  const parts = counts.flatMap((count, index): MiniPart[] => {
    if (count === 0) return [];
    const tall = Math.max(1, (count / most) * height);
    const [from, to] = edges(index);
    const values = from === to ? say(from) : `${say(from)} to ${say(to)}`;
    const words = `${values}: ${formatCount(count)} (${share(count)})`;
    const thick = Math.max(0.5, step - (step > 3 ? 1 : 0));
    return [
      { kind: 'bin', x: index * step, y: height - tall, width: thick, height: tall, strength: 1, words },
    ];
  });
  const mean = column.mean === null ? '' : `, mean ${say(column.mean)}`;
  const end = column.type === 'timestamp' ? shortDates(low, high) : [say(low), say(high)];
  return { parts, start: end[0] ?? '', end: end[1] ?? '', summary: `${say(low)} to ${say(high)}${mean}` };
}

/** Both ends of a span of time in as few characters as tell them apart. */
function shortDates(low: number, high: number): readonly string[] {
  const days = (high - low) / 86_400_000;
  const [from, to] = days > 730 ? [0, 4] : days > 60 ? [0, 7] : [5, 10];
  return [low, high].map((ms) => formatDate(ms).slice(from, to));
}

function values(
  column: ColumnSummary,
  width: number,
  height: number,
  share: (count: number) => string,
): MiniHistogramShape {
  if (!column.top)
    return {
      parts: [],
      start: column.missing > 0 ? `${share(column.missing)} missing` : column.type,
      end: '',
      summary: 'no picture',
    };
  const { values: top, others, distinct } = column.top;
  const present = top.reduce((sum, each) => sum + each.count, others) || 1;
  let x = 0;
  const strip = (kind: 'value' | 'others', name: string, count: number, strength: number): MiniPart => {
    const wide = (count / present) * width;
    const part: MiniPart = {
      kind,
      x,
      y: height - 14,
      width: Math.max(0.5, wide - (wide > 3 ? 1 : 0)),
      height: 14,
      strength,
      words: `${name}: ${formatCount(count)} (${share(count)})`,
    };
    x += wide;
    return part;
  };
  const parts = top.map(({ value, count }, index) =>
    strip('value', value || 'empty', count, Math.max(0.3, 1 - index * 0.15)),
  );
  const rest = distinct - top.length;
  if (others > 0) parts.push(strip('others', `${formatCount(rest)} other values`, others, 0.2));
  const first = top[0];
  const count = `${formatCount(distinct)} ${distinct === 1 ? 'value' : 'values'}`;
  const most = first ? `${first.value || 'empty'} ${share(first.count)}` : '';
  return { parts, start: most, end: '', summary: most ? `${count}, most often ${most}` : count };
}
