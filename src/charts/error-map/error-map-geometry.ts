import type { ErrorGrid, GridCell } from '../../core/evaluation/error-grid.ts';
import { formatCount, formatFixed, formatNumber, formatPercent } from '../../ui/format.ts';
import type { ChartData } from '../chart-data.ts';

export interface MapCell {
  /** Part of each side. */
  x: number;
  y: number;
  left: number;
  top: number;
  /** In the cell, where it has room; empty else. */
  text: string;
  /** 0 to 1, for the fill; null where too few rows say nothing. */
  strength: number | null;
  /** All of it, for hover, focus and reading out. */
  words: string;
}

export interface MapShape {
  cells: readonly MapCell[];
  cellWidth: number;
  cellHeight: number;
  left: number;
  top: number;
  width: number;
  height: number;
  /** Shortened to their room. */
  across: readonly string[];
  down: readonly string[];
  /** Labels of the columns stand upright. */
  upright: boolean;
}

/** Cells with fewer rows are hatched: their rate is little but chance. */
export const LEAST_ROWS = 20;

const CHAR_PX = 6.6;
const GAP = 2;

/** Lays the cells out in `available` pixels. `across`, `down`: the parts in words. */
export function mapShape(
  grid: ErrorGrid,
  across: readonly string[],
  down: readonly string[],
  available: number,
): MapShape {
  const longest = (names: readonly string[]): number => Math.max(1, ...names.map((name) => name.length));
  const labelPx = Math.min(180, 14 + longest(down) * CHAR_PX, available * 0.34);
  const left = 20 + labelPx;
  const pitch = Math.min(92, Math.max(30, (available - left) / Math.max(1, across.length)));
  const cellWidth = pitch - GAP;
  const cellHeight = 34;
  const upright = longest(across) * CHAR_PX > cellWidth;
  const labelChars = Math.floor((labelPx - 14) / CHAR_PX);
  const uprightChars = 24;
  const top = 22 + (upright ? 10 + Math.min(uprightChars, longest(across)) * CHAR_PX : 20);
  const shown = grid.cells.flat().filter(({ n, rate }) => n >= LEAST_ROWS && rate.value !== null);
  const most = Math.max(0, ...shown.map(({ rate }) => rate.value!));
  return {
    cells: grid.cells.flatMap((line, y) =>
      line.map((cell, x): MapCell => {
        const text = textOf(grid, cell);
        return {
          x,
          y,
          left: left + x * pitch,
          top: top + y * (cellHeight + GAP),
          text: text.length * CHAR_PX + 6 <= cellWidth ? text : '',
          strength: strengthOf(cell, most),
          words: `${down[y]!}, ${across[x]!}: ${cellInWords(grid, cell)}`,
        };
      }),
    ),
    cellWidth,
    cellHeight,
    left,
    top,
    width: left + across.length * pitch,
    height: top + down.length * (cellHeight + GAP),
    across: across.map((name) => shorten(name, upright ? uprightChars : 99)),
    down: down.map((name) => shorten(name, labelChars)),
    upright,
  };
}

/** "34 of 120 wrong, 28.3% (21.0 to 37.0)"; few rows are named as such. */
export function cellInWords({ errors: of }: ErrorGrid, { n, errors, rate }: GridCell): string {
  if (rate.value === null) return 'no rows';
  const bound = (value: number): string =>
    of === 'wrong' ? formatFixed(value * 100, 1) : formatNumber(value);
  const between = rate.interval ? ` (${bound(rate.interval.low)} to ${bound(rate.interval.high)})` : '';
  const figure =
    of === 'wrong'
      ? `${formatCount(errors!)} of ${formatCount(n)} wrong, ${formatPercent(rate.value)}`
      : `mean absolute error ${formatNumber(rate.value)} of ${formatCount(n)} rows`;
  return `${figure}${between}${n < LEAST_ROWS ? ', too few to tell' : ''}`;
}

/** For CSV: a line a cell. */
export function mapData(grid: ErrorGrid, across: readonly string[], down: readonly string[]): ChartData {
  const rate = grid.errors === 'wrong' ? 'error rate' : 'mean absolute error';
  return {
    header: [grid.y.field.name, grid.x.field.name, 'n', 'errors', rate, 'low', 'high'],
    rows: grid.cells.flatMap((line, y) =>
      line.map(({ n, errors, rate: figure }, x) => {
        const interval = figure.value === null ? null : figure.interval;
        return [down[y]!, across[x]!, n, errors, figure.value, interval?.low ?? null, interval?.high ?? null];
      }),
    ),
  };
}

function textOf({ errors: of }: ErrorGrid, { n, rate }: GridCell): string {
  if (n < LEAST_ROWS || rate.value === null) return '';
  return of === 'wrong' ? formatPercent(rate.value, 0) : formatNumber(rate.value, 3);
}

function strengthOf({ n, rate }: GridCell, most: number): number | null {
  if (n < LEAST_ROWS || rate.value === null) return null;
  return most > 0 ? rate.value / most : 0;
}

function shorten(text: string, chars: number): string {
  return text.length <= chars ? text : `${text.slice(0, Math.max(1, chars - 1))}…`;
}
