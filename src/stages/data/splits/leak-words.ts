import type { Crossing } from '../../../core/splits/leaks.ts';
import type { LeakReport } from '../../../core/splits/split-report.ts';
import { formatTimestamp } from '../../../core/table/timestamp.ts';
import { formatCount, formatFixed, formatPercent, formatPlural } from '../../../ui/format.ts';

/** One way in which a part knows of another, in words, and what to do. */
export interface LeakWords {
  key: string;
  title: string;
  why: string;
  /** The first rows it is about. */
  rows: string;
}

const pairs = (crossing: Crossing): string => {
  const first = crossing.first.map(({ from, to }) => `${formatCount(from + 1)} and ${formatCount(to + 1)}`);
  const more = crossing.groups - first.length;
  return `Rows ${first.join(', ')}${more > 0 ? `, and ${formatCount(more)} more` : ''}`;
};

/** What is wrong with a split, worst first. `parts`: their names. */
export function leakWords(report: LeakReport, parts: readonly string[]): readonly LeakWords[] {
  const name = (part: number): string => `“${parts[part] ?? ''}”`;
  return [
    ...report.telling.map(({ column, strength }) => ({
      key: `telling ${column}`,
      title: `“${column}” tells the label “${report.label ?? ''}” nearly alone`,
      why: `${measured(strength)}. It may hold the answer, or follow from it: ask whether it is known when the model is used.`,
      rows: '',
    })),
    ...report.groups.flatMap(({ column, crossings }) =>
      crossings.map((crossing) => ({
        key: `group ${column} ${String(crossing.from)} ${String(crossing.to)}`,
        title: `${formatPlural(crossing.groups, 'group')} of “${column}” ${crossing.groups === 1 ? 'is' : 'are'} in ${name(crossing.from)} and in ${name(crossing.to)}`,
        why: `${formatPlural(crossing.rows, 'row')} of ${name(crossing.to)}; what is learned of one row of a group is known of the others. Split by group.`,
        rows: pairs(crossing),
      })),
    ),
    ...report.equal.map((crossing) => ({
      key: `equal ${String(crossing.from)} ${String(crossing.to)}`,
      title: `${formatPlural(crossing.rows, 'row')} of ${name(crossing.to)} ${crossing.rows === 1 ? 'is' : 'are'} in ${name(crossing.from)} too`,
      why: 'Equal in every column but those that name rows. Take duplicates out before splitting, unless rows may well be equal by chance.',
      rows: pairs(crossing),
    })),
    ...report.times.map(({ column, zone, overlaps }) => ({
      key: `time ${column}`,
      title: `The parts overlap in time, by “${column}”`,
      why: `${overlaps
        .map(
          ({ from, to, rows, begins, lasts }) =>
            `${formatPlural(rows, 'row')} of ${name(from)}, which lasts to ${day(lasts, zone)}, ${rows === 1 ? 'is' : 'are'} later than the first of ${name(to)} on ${day(begins, zone)}`,
        )
        .join('; ')}. If the model will predict what comes later, split by time.`,
      rows: '',
    })),
    ...report.identifiers.map((column) => ({
      key: `identifier ${column}`,
      title: `“${column}” names rows rather than describes them`,
      why: 'A model can learn it by heart, and what it learns is of no use for other rows. Leave it out of the features.',
      rows: '',
    })),
  ];
}

function day(ms: number, zone: 'utc' | 'floating'): string {
  return formatTimestamp(ms, zone).slice(0, 10);
}

function measured({ measure, value, baseline, n }: LeakReport['telling'][number]['strength']): string {
  const words = {
    auc: `Area under the ROC curve ${formatFixed(value, 3)}`,
    accuracy: `Accuracy ${formatPercent(value)} where the most frequent class has ${formatPercent(baseline)}`,
    correlation: `Correlation ${formatFixed(value, 4)}`,
  };
  return `${words[measure]} (n = ${formatCount(n)})`;
}
