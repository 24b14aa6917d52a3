import { formatCount, formatPercent } from '../../ui/format.ts';
import { linear, ticksOf, type Tick } from '../scale.ts';

/** Equal-width counts over [low, high]. */
export interface Bins {
  low: number;
  high: number;
  counts: readonly number[];
}

export interface HistogramBar {
  from: number;
  to: number;
  count: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Wholly beyond the limit, where there is one. */
  beyond: boolean;
  words: string;
}

/** A value pointed out. */
export interface Mark {
  at: number;
  label: string;
}

export interface HistogramShape {
  bars: readonly HistogramBar[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  /** Pixels; null without a limit or where it lies outside. */
  limit: number | null;
  /** Pixels, of those that lie within. */
  marks: readonly (Mark & { x: number })[];
  plotWidth: number;
  plotHeight: number;
  summary: string;
}

export const MARGIN = { left: 52, right: 16, top: 26, bottom: 40 };

/** Bars with axes in width x height pixels, margins included. `unit` stands in the words behind numbers. */
export function histogramShape(
  bins: Bins,
  width: number,
  height: number,
  options: {
    limit?: number | undefined;
    marks?: readonly Mark[] | undefined;
    unit?: string | undefined;
    format: (value: number) => string;
    /** What is counted: "rows". */
    counted?: string | undefined;
  },
): HistogramShape {
  const plotWidth = Math.max(40, width - MARGIN.left - MARGIN.right);
  const plotHeight = Math.max(40, height - MARGIN.top - MARGIN.bottom);
  const { low, high, counts } = bins;
  const { limit, format } = options;
  const unit = options.unit ? ` ${options.unit}` : '';
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...counts);
  const x = linear([low, high], [0, plotWidth]);
  const y = linear([0, most], [plotHeight, 0], true);
  const step = counts.length > 0 ? (high - low) / counts.length : 0;
  const bars = counts.map((count, index): HistogramBar => {
    const from = low + index * step;
    const to = index === counts.length - 1 ? high : from + step;
    const [left, right] = step > 0 ? [x(from), x(to)] : [plotWidth / 2 - 20, plotWidth / 2 + 20];
    const wide = right - left;
    const top = count === 0 ? plotHeight : Math.min(y(count), plotHeight - 1);
    return {
      from,
      to,
      count,
      x: left,
      y: top,
      width: Math.max(0.5, wide - (wide > 4 ? 1 : 0)),
      height: plotHeight - top,
      beyond: limit !== undefined && from >= limit,
      words: `${format(from)} to ${format(to)}${unit}: ${formatCount(count)} (${formatPercent(all > 0 ? count / all : NaN)})`,
    };
  });
  const xCount = Math.max(2, Math.floor(plotWidth / 80));
  const peak = counts.indexOf(Math.max(...counts));
  const peakWords = bars[peak] && all > 0 ? ` Most in ${bars[peak].words}.` : '';
  return {
    bars,
    xTicks: ticksOf(x, xCount),
    yTicks: ticksOf(y, 4, (value) => (Number.isInteger(value) ? formatCount(value) : '')).filter(
      (tick) => tick.label,
    ),
    marks: apart(
      (options.marks ?? [])
        .filter(({ at }) => at >= low && at <= high)
        .map((mark) => ({ ...mark, x: x(mark.at) })),
    ),
    limit: limit === undefined || limit < low || limit > high ? null : x(limit),
    plotWidth,
    plotHeight,
    summary: `Histogram of ${formatCount(all)} ${options.counted ?? 'rows'} from ${format(low)} to ${format(high)}${unit}.${peakWords}`,
  };
}

/** Of marks whose words would stand on each other the later ones go unnamed. */
function apart<Placed extends Mark & { x: number }>(marks: readonly Placed[]): readonly Placed[] {
  // Beside the title of the axis.
  let end = 24;
  return marks.map((mark) => {
    const half = mark.label.length * 3.4;
    if (mark.x - half < end) return { ...mark, label: '' };
    end = mark.x + half + 4;
    return mark;
  });
}
