import type { Confusion } from '../../core/evaluation/evaluation.ts';
import { formatCount, formatPercent } from '../../ui/format.ts';

/** What a cell's share is of: all rows shown, those of the actual class, or those predicted as the class. */
export type ShareOf = 'all' | 'actual' | 'predicted';

export interface ConfusionCell {
  actual: number;
  predicted: number;
  count: number;
  /** 0 to 1; null where there is nothing to share. */
  share: number | null;
  right: boolean;
  x: number;
  y: number;
  /** 0 to 1, for the fill. */
  strength: number;
  words: string;
}

export interface ConfusionShape {
  cells: readonly ConfusionCell[];
  /** big: count and share in each cell; counts: count only; heat: colour only, words on hover and focus. */
  detail: 'big' | 'counts' | 'heat';
  cellWidth: number;
  cellHeight: number;
  /** Space left of and above the cells. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** Column labels stand upright above narrow cells. */
  upright: boolean;
  labels: readonly string[];
  summary: string;
}

const CHAR_PX = 6.6;

/** Lays out a matrix of 1 to 30 classes in `available` pixels. */
export function confusionShape(
  confusion: Confusion,
  available: number,
  shareOf: ShareOf = 'all',
): ConfusionShape {
  const { classes, counts } = confusion;
  const n = classes.length;
  const longest = Math.max(1, ...classes.map((name) => name.length));
  const labelPx = Math.min(120, 14 + longest * CHAR_PX, available * 0.3);
  const left = 22 + labelPx;
  const room = Math.max(60, available - left);
  const most = Math.max(1, ...counts.flat());
  const detail =
    n <= 5 && room / n >= 58 ? 'big' : room / n >= 9 + formatCount(most).length * 7 ? 'counts' : 'heat';
  const gap = detail === 'big' ? 4 : detail === 'counts' ? 2 : 1;
  const most1 = detail === 'big' ? 118 : detail === 'counts' ? 64 : 30;
  const pitch = Math.min(most1, Math.max(12, room / n));
  const cellWidth = pitch - gap;
  const cellHeight = detail === 'big' ? Math.min(80, Math.max(52, cellWidth * 0.7)) : Math.min(cellWidth, 36);
  const upright = longest * CHAR_PX > cellWidth;
  const top = 22 + (upright ? Math.min(100, 10 + longest * CHAR_PX) : 20);
  const labelChars = Math.max(3, Math.floor((labelPx - 14) / CHAR_PX));
  return {
    cells: cellsOf(confusion, shareOf, (actual, predicted) => [
      left + predicted * pitch,
      top + actual * (cellHeight + gap),
    ]),
    detail,
    cellWidth,
    cellHeight,
    left,
    top,
    width: left + n * pitch,
    height: top + n * (cellHeight + gap),
    upright,
    labels: classes.map((name) => shorten(name, Math.min(labelChars, upright ? 14 : 99))),
    summary: summaryOf(confusion),
  };
}

function cellsOf(
  { classes, counts }: Confusion,
  shareOf: ShareOf,
  place: (actual: number, predicted: number) => [number, number],
): readonly ConfusionCell[] {
  const n = classes.length;
  const ofActual = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const ofPredicted = classes.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const all = ofActual.reduce((sum, count) => sum + count, 0);
  const cells: ConfusionCell[] = [];
  for (let actual = 0; actual < n; actual++)
    for (let predicted = 0; predicted < n; predicted++) {
      const count = counts[actual]?.[predicted] ?? 0;
      const base = shareOf === 'all' ? all : shareOf === 'actual' ? ofActual[actual] : ofPredicted[predicted];
      const share = base ? count / base : null;
      const [x, y] = place(actual, predicted);
      const of = {
        all: 'of all',
        actual: `of actual ${classes[actual] ?? ''}`,
        predicted: `of predicted ${classes[predicted] ?? ''}`,
      };
      const words =
        `actual ${classes[actual] ?? ''}, predicted ${classes[predicted] ?? ''}: ${formatCount(count)}` +
        (share === null ? '' : `, ${formatPercent(share)} ${of[shareOf]}`);
      cells.push({ actual, predicted, count, share, right: actual === predicted, x, y, strength: 0, words });
    }
  // Right and wrong cells are each held against their own most, so that a few mistakes stay visible beside many hits.
  const most = (right: boolean): number =>
    Math.max(0, ...cells.filter((cell) => cell.right === right).map((cell) => cell.share ?? 0));
  const mostRight = most(true);
  const mostWrong = n > 5 ? most(false) : mostRight;
  // Few cells carry their numbers, so even weak ones show their side; among many, weak ones must not make noise.
  const floor = n > 5 ? 0.1 : 0.35;
  for (const cell of cells) {
    const ratio = (cell.share ?? 0) / ((cell.right ? mostRight : mostWrong) || 1);
    cell.strength = cell.count === 0 ? 0 : floor + (1 - floor) * Math.min(1, ratio);
  }
  return cells;
}

function summaryOf({ classes, counts }: Confusion): string {
  let all = 0;
  let right = 0;
  let worst = { actual: -1, predicted: -1, count: 0 };
  counts.forEach((row, actual) =>
    row.forEach((count, predicted) => {
      all += count;
      if (actual === predicted) right += count;
      else if (count > worst.count) worst = { actual, predicted, count };
    }),
  );
  const most =
    worst.count > 0
      ? ` Most often wrong: actual ${classes[worst.actual] ?? ''} predicted as ${classes[worst.predicted] ?? ''}, ${formatCount(worst.count)}.`
      : '';
  return `Confusion matrix of ${classes.length} classes: ${formatCount(right)} of ${formatCount(all)} right.${most}`;
}

function shorten(text: string, chars: number): string {
  if (text.length <= chars) return text;
  // Names of many classes often differ at their ends only.
  const end = Math.floor((chars - 1) / 2);
  return `${text.slice(0, chars - 1 - end)}…${text.slice(text.length - end)}`;
}
