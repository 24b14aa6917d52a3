import { formatPercent } from '../../ui/format.ts';
import { linear, ticksOf, type Domain, type Tick } from '../scale.ts';

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
const GAP = 34;
/** For the half of the last label. */
const END = 18;
const HEAD = 26;
const FOOT = 30;

/**
 * Panels side by side as many as fit, one a rate, with the groups in the same order; each over 0 to 1 (`whole`), or
 * over what its own values and intervals take up.
 */
export function groupRatesShape(
  rates: readonly RateDatum[],
  groups: number,
  reference: number,
  width: number,
  whole = false,
): GroupRatesShape {
  const nameWidth = Math.min(190, Math.max(96, width * 0.22));
  const room = Math.max(LEAST_PANEL, width - nameWidth - END);
  const across = Math.max(1, Math.min(rates.length, Math.floor((room + GAP) / (LEAST_PANEL + GAP))));
  const panelWidth = (room - GAP * (across - 1)) / across;
  const panelHeight = groups * ROW;
  const rowY = (group: number): number => (group + 0.5) * ROW;
  const panels = rates.map(({ title, values }, at): RatePanel => {
    const line = Math.floor(at / across);
    const column = at % across;
    const base = values[reference];
    const x = linear(whole ? [0, 1] : domainOf(values), [0, panelWidth], !whole);
    const [low = 0, high = 1] = x.domain();
    return {
      title,
      left: nameWidth + column * (panelWidth + GAP),
      top: line * (panelHeight + HEAD + FOOT) + HEAD,
      names: column === 0,
      marks: values.flatMap((value, group) =>
        value ? [{ group, y: rowY(group), x: x(value.value), from: x(value.low), to: x(value.high) }] : [],
      ),
      reference: base ? x(base.value) : null,
      ticks: ticksOf(x, whole ? 2 : 3, (value) => formatPercent(value, high - low < 0.04 ? 1 : 0)),
    };
  });
  const lines = Math.ceil(rates.length / across);
  return {
    panels,
    panelWidth,
    panelHeight,
    nameWidth,
    rowY,
    width: Math.max(width, nameWidth + LEAST_PANEL + END),
    height: lines * (panelHeight + HEAD + FOOT),
  };
}

/** All values and intervals, with a little room, inside 0 to 1. */
function domainOf(values: RateDatum['values']): Domain {
  const there = values.filter((value) => value !== null);
  if (there.length === 0) return [0, 1];
  const low = Math.min(...there.map((value) => value.low));
  const high = Math.max(...there.map((value) => value.high));
  const room = Math.max(0.01, (high - low) * 0.05);
  return [Math.max(0, low - room), Math.min(1, high + room)];
}
