import type { SharedPicture } from '../../core/schema/shared-picture.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { linear, ticksOf, type Tick } from '../scale.ts';

/** One bin or value of both sides. */
export interface TwoBars {
  words: string;
  /** Bins: from the left; values: of the bar's line. */
  x: number;
  y: number;
  /** Width of a bin, height of a value's line. */
  size: number;
  /** Pixels of each side's share, upwards for bins and rightwards for values. */
  reference: number;
  current: number;
  /** Of a value. */
  label: string;
}

export interface TwoHistogramsShape {
  bars: readonly TwoBars[];
  ticks: readonly Tick[];
  /** Outline of the current side over bins; empty for values. */
  outline: string;
  plotWidth: number;
  plotHeight: number;
  left: number;
  height: number;
}

const MARGIN = { right: 12, top: 8, bottom: 24 };
const LINE_PX = 22;
const LABEL_PX = 128;

/** Shares of side 0 (the reference) and side `at` over each other, `width` pixels wide; values take a line each. */
export function twoHistogramsShape(
  picture: SharedPicture,
  at: number,
  width: number,
  plotHeight: number,
  format: (value: number) => string = formatNumber,
): TwoHistogramsShape {
  return picture.of === 'numbers'
    ? ofNumbers(picture, at, width, plotHeight, format)
    : ofValues(picture, at, width);
}

function ofNumbers(
  picture: SharedPicture & { of: 'numbers' },
  at: number,
  width: number,
  plotHeight: number,
  format: (value: number) => string,
): TwoHistogramsShape {
  const left = 12;
  const plotWidth = Math.max(40, width - left - MARGIN.right);
  const [before, now] = [sharesOf(picture.counts[0]!), sharesOf(picture.counts[at]!)];
  const most = Math.max(1e-9, ...before, ...now);
  const n = before.length;
  const per = picture.valuesPerBin;
  const high = per === null ? picture.high : picture.low + n * per;
  const x = linear([picture.low, high], [0, plotWidth]);
  const step = (high - picture.low) / n;
  const [begin, end] = x.domain() as [number, number];
  const bars = before.map((share, i): TwoBars => {
    const [from, to] = n === 1 ? [begin, end] : [picture.low + i * step, picture.low + (i + 1) * step];
    const last = per === null ? to : Math.min(picture.high, to - 1);
    const range =
      n === 1 || from === last ? format(n === 1 ? picture.low : from) : `${format(from)} to ${format(last)}`;
    return {
      words: `${range}: ${formatPercent(share)}, ${formatPercent(now[i]!)}`,
      x: x(from),
      y: 0,
      size: x(to) - x(from),
      reference: (share / most) * plotHeight,
      current: (now[i]! / most) * plotHeight,
      label: '',
    };
  });
  let outline = `M${String(bars[0]?.x ?? 0)},${String(plotHeight)}`;
  for (const bar of bars) {
    const top = (plotHeight - bar.current).toFixed(1);
    outline += `L${bar.x.toFixed(1)},${top}L${(bar.x + bar.size).toFixed(1)},${top}`;
  }
  outline += `L${plotWidth.toFixed(1)},${String(plotHeight)}`;
  const shownTicks =
    format === formatNumber
      ? ticksOf(x, Math.max(2, Math.floor(plotWidth / 80)))
      : ends(x.domain(), x, format);
  return {
    bars,
    ticks: shownTicks,
    outline,
    plotWidth,
    plotHeight,
    left,
    height: plotHeight + MARGIN.top + MARGIN.bottom,
  };
}

/** Times are told at their ends only. */
function ends(
  domain: readonly number[],
  x: (value: number) => number,
  format: (value: number) => string,
): Tick[] {
  const [low, high] = [domain[0]!, domain.at(-1)!];
  const inset = 34;
  return [
    { at: x(low) + inset, value: low, label: format(low) },
    { at: x(high) - inset, value: high, label: format(high) },
  ];
}

function ofValues(picture: SharedPicture & { of: 'values' }, at: number, width: number): TwoHistogramsShape {
  const plotWidth = Math.max(40, width - LABEL_PX - MARGIN.right);
  const others = picture.others.map((count) => count > 0).some(Boolean);
  const names = others ? [...picture.values, 'other values'] : picture.values;
  const sides = [0, at].map((side) =>
    sharesOf([...picture.counts[side]!, ...(others ? [picture.others[side]!] : [])]),
  );
  const most = Math.max(1e-9, ...sides[0]!, ...sides[1]!);
  const bars = names.map((name, i): TwoBars => ({
    words: `${name || 'empty'}: ${formatPercent(sides[0]![i]!)}, ${formatPercent(sides[1]![i]!)}`,
    x: 0,
    y: i * LINE_PX,
    size: LINE_PX,
    reference: (sides[0]![i]! / most) * plotWidth,
    current: (sides[1]![i]! / most) * plotWidth,
    label: shortened(name || 'empty'),
  }));
  const plotHeight = names.length * LINE_PX;
  return {
    bars,
    ticks: [],
    outline: '',
    plotWidth,
    plotHeight,
    left: LABEL_PX,
    height: plotHeight + MARGIN.top,
  };
}

function shortened(name: string): string {
  return name.length > 18 ? `${name.slice(0, 17)}…` : name;
}

function sharesOf(counts: readonly number[]): number[] {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (n > 0 ? count / n : 0));
}
