import { scaleLog } from 'd3';
import { linear, logTicksOf, ticksOf, type Tick } from '../scale.ts';
import { shortText } from '../short-text.ts';

/** A project with what it is worth, how sure it is that it can be done, and how grave its risks are. */
export interface ProjectPoint {
  id: string;
  name: string;
  /** Middle, and from where to where; null = not said. */
  value: number;
  low: number | null;
  high: number | null;
  /** Which of the bands it stands in, from 0. */
  band: number;
  /** From 0 to 1; null = not said. */
  risk: number | null;
  /** No other is at least as good in all and better in one. */
  isUnbeaten: boolean;
}

export interface ProjectMark extends ProjectPoint {
  x: number;
  y: number;
  /** Upper and lower end of what it may be worth; null where one of them is not said. */
  spread: readonly [number, number] | null;
  /** Pixels: the graver its risk, the larger. */
  radius: number;
  /** The name as far as there is room for it; empty where there is none. */
  label: string;
  /** Whether there is room for a word below. */
  hasWord: boolean;
}

export interface ProjectScatterShape {
  marks: readonly ProjectMark[];
  bands: readonly { x: number; width: number }[];
  yTicks: readonly Tick[];
  isLogarithmic: boolean;
}

/** Values further apart than this are drawn on a logarithmic scale. */
const WIDE = 20;
/** Mark, name above and word below. */
const TALL_PX = 46;
const LETTER_PX = 6.4;
/** Below this many letters a name says nothing. */
const LEAST_LETTERS = 4;
const WORD_PX = 58;

/** Value upwards, bands from left to right; within a band projects of like value stand side by side. */
export function projectScatter(
  points: readonly ProjectPoint[],
  bands: number,
  { width, height }: { width: number; height: number },
  words: (value: number) => string,
): ProjectScatterShape {
  const values = points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const range = [height - 26, 30] as const;
  const log = scaleLog()
    .domain([least / 1.3, most * 1.3])
    .range(range);
  const flat = linear([Math.min(0, least), most], range, true);
  const isLogarithmic = least > 0 && most / least > WIDE;
  const y = isLogarithmic ? log : flat;
  const bandWidth = width / bands;
  const marks = Array.from({ length: bands }, (_, band) =>
    sideBySide(
      points.filter((point) => point.band === band).map((point) => ({ ...point, y: y(point.value) })),
    ).map(({ column, columns, ...point }): ProjectMark => {
      const room = bandWidth / columns;
      const letters = Math.floor((room - 4) / LETTER_PX);
      const { low, high, risk } = point;
      return {
        ...point,
        x: band * bandWidth + (column + 0.5) * room,
        spread: low === null || high === null ? null : [y(high), y(low)],
        radius: risk === null ? 5 : 4 + 8 * Math.sqrt(risk),
        label: letters < LEAST_LETTERS ? '' : shortText(point.name, letters),
        hasWord: room >= WORD_PX,
      };
    }),
  ).flat();
  return {
    marks,
    bands: Array.from({ length: bands }, (_, band) => ({ x: band * bandWidth, width: bandWidth })),
    yTicks: isLogarithmic ? logTicksOf(log, words) : ticksOf(flat, 4, words),
    isLogarithmic,
  };
}

/** Gives those that would cover each other columns of their own, from the left. */
function sideBySide<P extends { y: number }>(
  points: readonly P[],
): (P & { column: number; columns: number })[] {
  const inOrder = points.toSorted((a, b) => a.y - b.y);
  const groups: P[][] = [];
  for (const point of inOrder) {
    const group = groups.at(-1);
    if (group && point.y - group.at(-1)!.y < TALL_PX) group.push(point);
    else groups.push([point]);
  }
  return groups.flatMap((group) =>
    group.map((point, column) => ({ ...point, column, columns: group.length })),
  );
}
