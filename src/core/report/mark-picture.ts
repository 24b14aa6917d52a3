import { piece, type Piece } from './markup.ts';
import type { Mark, ReportSeries } from './report.ts';

const WIDE = 132;
const HIGH = 16;
/** Room at both ends for what lies on them. */
const EDGE = 5;

/** A place on a line: 0 at its beginning, 1 at its end, what lies beyond at the nearer one. */
function placeOn({ from, to }: Pick<Mark, 'from' | 'to'>, value: number): number {
  const at = to === from ? 0.5 : (value - from) / (to - from);
  return Number.isFinite(at) ? Math.min(1, Math.max(0, at)) : 0.5;
}

/** A value with its interval and its target. What it shows stands in words beside it. */
export function markPicture(mark: Mark): Piece {
  const x = (value: number): number => round(EDGE + placeOn(mark, value) * (WIDE - 2 * EDGE));
  const middle = HIGH / 2;
  const target =
    mark.target === null
      ? []
      : [piece('line', { class: 'target', x1: x(mark.target), x2: x(mark.target), y1: 1, y2: HIGH - 1 })];
  return piece(
    'svg',
    { class: `mark ${mark.tone}`, viewBox: `0 0 ${String(WIDE)} ${String(HIGH)}`, 'aria-hidden': 'true' },
    piece('line', { class: 'ground', x1: EDGE, x2: WIDE - EDGE, y1: middle, y2: middle }),
    piece('line', { class: 'interval', x1: x(mark.low), x2: x(mark.high), y1: middle, y2: middle }),
    ...target,
    piece('circle', { cx: x(mark.value), cy: middle, r: 3.5 }),
  );
}

/** The least line on which some values, intervals and targets all lie, a little longer than they are. */
export function lineFor(values: readonly number[]): Pick<Mark, 'from' | 'to'> {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length === 0) return { from: 0, to: 1 };
  const [least, most] = [Math.min(...finite), Math.max(...finite)];
  const more = (most - least || Math.abs(most) || 1) * 0.08;
  return { from: least - more, to: most + more };
}

const CHART = { wide: 680, high: 132, top: 10, bottom: 24, left: 58, right: 96 };

/** A figure through time, with the limit it is held against; only a thin line leads over what was not measured. */
export function seriesPicture({ values, limit, words, text }: ReportSeries): Piece {
  const { wide, high, top, bottom, left, right } = CHART;
  const found = values.filter((value) => value !== null);
  const scale = lineFor([...found, ...(limit === null ? [] : [limit])]);
  const x = (at: number): number =>
    round(left + (values.length < 2 ? 0.5 : at / (values.length - 1)) * (wide - left - right));
  const y = (value: number): number => round(top + (1 - placeOn(scale, value)) * (high - top - bottom));
  const end = wide - right;
  const lastAt = values.findLastIndex((value) => value !== null);
  const ends = [
    { at: Math.max(...found), said: words.most },
    { at: Math.min(...found), said: words.least },
  ];
  return piece(
    'svg',
    { class: 'series', role: 'img', 'aria-label': text, viewBox: `0 0 ${String(wide)} ${String(high)}` },
    piece('line', { class: 'ground', x1: left, x2: end, y1: high - bottom, y2: high - bottom }),
    ...(limit === null
      ? []
      : [
          piece('line', { class: 'target', x1: left, x2: end, y1: y(limit), y2: y(limit) }),
          piece('text', { x: end + 8, y: y(limit) + 4 }, words.limit),
        ]),
    piece('path', { class: 'between', d: pathOf(values, x, y, true) }),
    piece('path', { d: pathOf(values, x, y, false) }),
    ...(lastAt < 0
      ? []
      : [
          piece('circle', { cx: x(lastAt), cy: y(values[lastAt]!), r: 3 }),
          ...ends.map(({ at, said }) =>
            piece('text', { x: left - 8, y: y(at) + 4, 'text-anchor': 'end' }, said),
          ),
        ]),
    piece('text', { x: left, y: high - 6 }, words.first),
    piece('text', { x: end, y: high - 6, 'text-anchor': 'end' }, words.last),
  );
}

function pathOf(
  values: ReportSeries['values'],
  x: (at: number) => number,
  y: (value: number) => number,
  overGaps: boolean,
): string {
  let isOn = false;
  return values
    .flatMap((value, at) => {
      const before = isOn;
      isOn = value !== null || (overGaps && isOn);
      return value === null ? [] : [`${before ? 'L' : 'M'}${String(x(at))} ${String(y(value))}`];
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
