import { linear, ticksOf, type Tick } from '../scale.ts';

/** When a side answered its first and its last row, milliseconds on any common clock. */
export interface LaneTime {
  name: string;
  firstMs: number;
  lastMs: number;
}

export interface LaneTimesShape {
  bars: readonly { name: string; x: number; y: number; width: number; words: string }[];
  /** Where all are at work; null where they never are. */
  shared: { x: number; width: number } | null;
  ticks: readonly Tick[];
  plotWidth: number;
  plotHeight: number;
  height: number;
}

const LINE_PX = 34;
export const LANE_MARGIN = { left: 16, right: 24, top: 4, bottom: 40 };

/** Lines of a time axis that begins with the first of them, `width` pixels wide. */
export function laneTimesShape(lanes: readonly LaneTime[], width: number): LaneTimesShape {
  const begin = Math.min(...lanes.map(({ firstMs }) => firstMs));
  const end = Math.max(...lanes.map(({ lastMs }) => lastMs));
  const plotWidth = Math.max(60, width - LANE_MARGIN.left - LANE_MARGIN.right);
  const plotHeight = lanes.length * LINE_PX;
  const x = linear([0, Math.max(1e-3, end - begin) / 1000], [0, plotWidth]);
  const at = (ms: number): number => x((ms - begin) / 1000);
  const from = Math.max(...lanes.map(({ firstMs }) => firstMs));
  const to = Math.min(...lanes.map(({ lastMs }) => lastMs));
  const seconds = (ms: number): string => ((ms - begin) / 1000).toFixed(3);
  return {
    bars: lanes.map(({ name, firstMs, lastMs }, line) => ({
      name,
      x: at(firstMs),
      y: line * LINE_PX,
      width: Math.max(1, at(lastMs) - at(firstMs)),
      words: `${name}: ${seconds(firstMs)} to ${seconds(lastMs)} s`,
    })),
    shared: to > from ? { x: at(from), width: at(to) - at(from) } : null,
    ticks: ticksOf(x, Math.max(2, Math.floor(plotWidth / 80))),
    plotWidth,
    plotHeight,
    height: plotHeight + LANE_MARGIN.top + LANE_MARGIN.bottom,
  };
}
