import type { ErrorSheet } from '../../../core/evaluation/error-sheet.ts';
import { isFraction } from '../../../core/evaluation/sheet-metric.ts';
import { formatCount, formatPlural } from '../../../ui/format.ts';
import type { RowsOfSheet } from './sheet-question.ts';
import { metricTitle, PRIORITY_WORDS, weightWords } from './sheet-words.ts';

/** A fraction known no better than within this many points cannot rank slices. */
const WIDE = 0.1;

/** What a reader of the sheet should know before trusting it, one sentence each. */
export function remarksOn(
  figures: ErrorSheet,
  { rowsOf, hasPriority, weights }: { rowsOf: RowsOfSheet; hasPriority: boolean; weights: string | null },
): string[] {
  const { metric } = figures;
  const remarks: string[] = [];
  if (figures.rows.length === 0 && rowsOf === 'slices') {
    remarks.push(
      'No slice is saved yet. Choose a row made from a column and save it, or filter the table of rows.',
    );
  }
  if (figures.rows.length === 0 && rowsOf === 'tags') {
    remarks.push(
      'No row has a tag yet. Tags are given while looking at mistakes, and are rows of this sheet at once.',
    );
  }
  if (figures.rows.some(({ gain }) => gain !== null)) {
    remarks.push(
      `Gain = gap × ${weightWords(metric)}: what closing the gap brings over all rows.${hasPriority ? ` ${PRIORITY_WORDS}` : ''}`,
    );
  }
  if (figures.rows.length > 1 && rowsOf !== 'column') {
    remarks.push(
      `A row of the data can be in several ${rowsOf}: shares and gains overlap, so the sheet sums none of them.`,
    );
  }
  if (isFraction(metric)) {
    const wide = figures.rows.filter(
      ({ metric }) =>
        metric.value !== null &&
        metric.interval !== null &&
        metric.interval.high - metric.interval.low > 2 * WIDE,
    );
    const [first] = wide;
    if (first) {
      const others = wide.length > 1 ? ` and ${formatPlural(wide.length - 1, 'other row')}` : '';
      remarks.push(
        `“${first.name}” (${formatPlural(first.n, 'row')})${others}: too few to tell the ${metricTitle(metric).toLowerCase()} within 10 points.`,
      );
    }
  }
  if (weights !== null) {
    remarks.push(`The metrics above are weighted by “${weights}”; this sheet counts rows.`);
  }
  if (figures.notShown > 0) {
    remarks.push(`${formatPlural(figures.notShown, 'rarer value')} of this column not shown.`);
  }
  if (figures.unlabeled > 0)
    remarks.push(`${formatCount(figures.unlabeled)} rows without a label are left out.`);
  if (figures.failed > 0) remarks.push(`${formatCount(figures.failed)} rows without an answer are left out.`);
  return remarks;
}
