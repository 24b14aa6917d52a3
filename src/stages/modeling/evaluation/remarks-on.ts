import type { ErrorSheet } from '../../../core/evaluation/error-sheet.ts';
import { formatCount, formatPlural } from '../../../ui/format.ts';

/** An accuracy known no better than within this many points cannot rank slices. */
const WIDE = 0.1;

/** What a reader of the sheet should know before trusting it, one sentence each. */
export function remarksOn(figures: ErrorSheet): string[] {
  const remarks: string[] = [];
  if (figures.metric === 'accuracy') {
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
        `“${first.name}” (${formatPlural(first.n, 'row')})${others}: too few to tell the accuracy within 10 points.`,
      );
    }
  }
  if (figures.notShown > 0) {
    remarks.push(`${formatPlural(figures.notShown, 'rarer value')} of this column not shown.`);
  }
  if (figures.unlabeled > 0)
    remarks.push(`${formatCount(figures.unlabeled)} rows without a label are left out.`);
  if (figures.failed > 0) remarks.push(`${formatCount(figures.failed)} rows without an answer are left out.`);
  return remarks;
}
