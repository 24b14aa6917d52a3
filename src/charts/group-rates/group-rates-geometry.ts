import { formatPercent } from '../../ui/format.ts';
import { linear, ticksOf, type Tick } from '../scale.ts';

export interface RateOfGroup {
  value: number;
  low: number;
  high: number;
}

/** One rate of every group; null where a group has none. */
export interface RateDatum {
  title: string;
  values: readonly (RateOfGroup | null)[];
}

export interface RateMark {
  group: number;
  y: number;
  x: number;
  from: number;
  to: number;
}

export interface RatePanel {
  title: string;
  left: number;
  top: number;
  /** Where the names of the groups stand, in a panel that begins a line; else null. */
  names: boolean;
  marks: readonly RateMark[];
  /** Where the group compared with lies; null where it has no such rate. */
  reference: number | null;
  ticks: readonly Tick[];
}

export interface GroupRatesShape {
  panels: readonly RatePanel[];
  panelWidth: number;
  panelHeight: number;
  nameWidth: number;
  rowY: (group: number) => number;
  width: number;
  height: number;
}

export const ROW = 22;
const LEAST_PANEL = 150;
const GAP = 26;
const HEAD = 26;
const FOOT = 30;

/** Panels side by side as many as fit, one a rate, all over 0 to 1 with the groups in the same order. */
export function groupRatesShape(
  rates: readonly RateDatum[],
  groups: number,
  reference: number,
  width: number,
): GroupRatesShape {
  const nameWidth = Math.min(190, Math.max(96, width * 0.22));
  const room = Math.max(LEAST_PANEL, width - nameWidth);
  const across = Math.max(1, Math.min(rates.length, Math.floor((room + GAP) / (LEAST_PANEL + GAP))));
  const panelWidth = (room - GAP * (across - 1)) / across - 8;
  const panelHeight = groups * ROW;
  const x = linear([0, 1], [0, panelWidth]);
  const rowY = (group: number): number => (group + 0.5) * ROW;
  const ticks = ticksOf(x, 2, (value) => formatPercent(value, 0));
  const panels = rates.map(({ title, values }, at): RatePanel => {
    const line = Math.floor(at / across);
    const column = at % across;
    const base = values[reference];
    return {
      title,
      left: nameWidth + column * (panelWidth + GAP),
      top: line * (panelHeight + HEAD + FOOT) + HEAD,
      names: column === 0,
      marks: values.flatMap((value, group) =>
        value ? [{ group, y: rowY(group), x: x(value.value), from: x(value.low), to: x(value.high) }] : [],
      ),
      reference: base ? x(base.value) : null,
      ticks,
    };
  });
  const lines = Math.ceil(rates.length / across);
  return {
    panels,
    panelWidth,
    panelHeight,
    nameWidth,
    rowY,
    width: Math.max(width, nameWidth + LEAST_PANEL),
    height: lines * (panelHeight + HEAD + FOOT),
  };
}
