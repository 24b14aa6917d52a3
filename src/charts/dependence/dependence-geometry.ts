import { linear, ticksOf, type Tick } from '../scale.ts';
import { shortText } from '../short-text.ts';

export interface DependenceData {
  numeric: boolean;
  /** Values of the column in words, and their places where they are numbers. */
  names: readonly string[];
  places: readonly number[];
  average: readonly number[];
  curves: readonly (readonly (number | null)[])[];
  /** Rows at or nearest to each value. */
  rowsNear: readonly number[];
}

export interface DependenceShape {
  /** Path of the mean, and of each row's curve. */
  average: string;
  curves: readonly string[];
  points: readonly { x: number; y: number; at: number }[];
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
  /** How many rows there are at each value, as bars that stand on the axis. */
  bars: readonly { x: number; height: number }[];
}

const BAR = 26;

/** Where everything stands in a plot of this size; names are spaced evenly in their order. */
export function dependenceShape(
  { numeric, names, places, average, curves, rowsNear }: DependenceData,
  width: number,
  height: number,
  format: (value: number) => string,
): DependenceShape {
  const step = width / Math.max(1, names.length);
  const across = numeric ? linear([places[0]!, places.at(-1)!], [0, width]) : null;
  const xAt = (at: number): number => (across ? across(places[at]!) : step * (at + 0.5));
  const said = [...average, ...curves.flat().filter((value) => value !== null)];
  const up = linear([Math.min(...said), Math.max(...said)], [height, 0], true);
  const most = Math.max(1, ...rowsNear);
  const path = (line: readonly (number | null)[]): string => {
    let drawn = '';
    let pen = 'M';
    line.forEach((value, at) => {
      if (value === null) pen = 'M';
      else {
        drawn += `${pen}${xAt(at).toFixed(1)},${up(value).toFixed(1)}`;
        pen = 'L';
      }
    });
    return drawn;
  };
  return {
    average: path(average),
    curves: curves.map(path),
    points: average.map((value, at) => ({ x: xAt(at), y: up(value), at })),
    xTicks: across
      ? ticksOf(across, Math.max(2, Math.floor(width / 90)))
      : names.map((name, at) => ({ at: xAt(at), value: at, label: shortened(name, step) })),
    yTicks: ticksOf(up, 5, format),
    bars: rowsNear.map((rows, at) => ({ x: xAt(at), height: (rows / most) * BAR })),
  };
}

/** As much of a name as fits a step of the axis. */
function shortened(name: string, step: number): string {
  return shortText(name, Math.max(2, Math.floor(step / 7)));
}
