import { formatCount, formatNumber } from '../../ui/format.ts';
import { linear, ticksOf, type Tick } from '../scale.ts';

export interface DayPoint {
  examples: number;
  cost: number;
}

export interface Panel {
  /** An SVG path of steps: what is there at the end of each day. */
  line: string;
  ticks: readonly Tick[];
  /** Pixels down for a value. */
  y: (value: number) => number;
}

export interface AcquisitionShape {
  xTicks: readonly Tick[];
  /** Pixels from the left for a day, and the day at a place. */
  x: (day: number) => number;
  dayAt: (pixels: number) => number;
  examples: Panel;
  cost: Panel;
}

/** Two panels of `plotWidth` x `panelHeight` pixels over the days from 0 on; `limit` is kept in sight where it is near. */
export function acquisitionShape(
  byDay: readonly DayPoint[],
  plotWidth: number,
  panelHeight: number,
  limit: number | null,
): AcquisitionShape {
  const last = Math.max(1, byDay.length - 1);
  const x = linear([0, last], [0, plotWidth]);
  const most = Math.max(1, ...byDay.map(({ examples }) => examples));
  const panel = (values: readonly number[], top: number): Panel => {
    const y = linear([0, Math.max(1, top)], [panelHeight, 0], true);
    const steps = values.map((value, day) =>
      day === 0 ? `M0,${String(y(value))}` : `H${String(x(day))}V${String(y(value))}`,
    );
    return { line: steps.join(''), ticks: ticksOf(y, 3, (value) => formatNumber(value, 3)), y };
  };
  return {
    xTicks: ticksOf(x, Math.max(2, Math.floor(plotWidth / 90)), formatCount),
    x,
    dayAt: (pixels) => Math.min(last, Math.max(0, Math.round(x.invert(pixels)))),
    examples: panel(
      byDay.map(({ examples }) => examples),
      limit !== null && limit <= most * 1.5 ? Math.max(most, limit) : most,
    ),
    cost: panel(
      byDay.map(({ cost }) => cost),
      Math.max(...byDay.map(({ cost }) => cost), 0),
    ),
  };
}
