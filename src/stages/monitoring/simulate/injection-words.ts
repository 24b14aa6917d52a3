import type { Injection, StreamChange } from '../../../core/simulate/stream-question.ts';
import { DAY_MS } from '../../../core/simulate/stream-question.ts';
import { formatDate, formatNumber, formatPercent, formatPlural } from '../../../ui/format.ts';

export const CHANGE_KINDS: readonly { value: StreamChange['of']; label: string }[] = [
  { value: 'tilt', label: 'Other rows: high or low values come more often' },
  { value: 'share', label: 'Other rows: a value comes more or less often' },
  { value: 'move', label: 'The values of a column move' },
  { value: 'scale', label: 'The values of a column grow or shrink' },
  { value: 'unit', label: 'A column comes in another unit' },
  { value: 'newCategory', label: 'A value that was never there' },
  { value: 'missing', label: 'Values go missing' },
  { value: 'concept', label: 'What is true changes (concept)' },
  { value: 'unlabelled', label: 'The model’s answer keeps labels away' },
  { value: 'unseen', label: 'The model’s answer keeps rows away' },
  { value: 'latency', label: 'Answers take longer' },
  { value: 'traffic', label: 'More or fewer rows' },
];

/** "income: low values more often, by 0.8 standard deviations". */
export function changeWords(change: StreamChange): string {
  switch (change.of) {
    case 'tilt':
      return `“${change.column}”: rows with ${change.sigmas < 0 ? 'low' : 'high'} values come more often, by ${sigmaWords(change.sigmas)}`;
    case 'share':
      return `“${change.column}”: “${change.value}” becomes ${formatPercent(change.share, 0)} of the rows`;
    case 'move':
      return `“${change.column}”: values move ${change.sigmas < 0 ? 'down' : 'up'} by ${sigmaWords(change.sigmas)}`;
    case 'scale':
      return `“${change.column}”: values × ${formatNumber(change.factor)}`;
    case 'unit':
      return `“${change.column}”: × ${formatNumber(change.scale)}${change.offset === 0 ? '' : ` + ${formatNumber(change.offset)}`}`;
    case 'newCategory':
      return `“${change.column}”: “${change.value}” in ${formatPercent(change.share, 0)} of the rows`;
    case 'missing':
      return `“${change.column}”: missing in ${formatPercent(change.share, 0)} of the rows`;
    case 'concept':
      return `Labels of ${formatPercent(change.share, 0)} of the rows become ${change.to === null ? 'another class' : `“${change.to}”`}`;
    case 'unlabelled':
      return `Rows answered “${change.answer}” lose ${formatPercent(change.share, 0)} of their labels`;
    case 'unseen':
      return `Rows answered “${change.answer}” come less often, by ${formatPercent(change.share, 0)}`;
    case 'latency':
      return `Answers take × ${formatNumber(change.factor)} as long`;
    case 'traffic':
      return `Rows a day × ${formatNumber(change.factor)}`;
  }
}

function sigmaWords(sigmas: number): string {
  const many = formatNumber(Math.abs(sigmas));
  return `${many} standard deviation${many === '1' ? '' : 's'}`;
}

export const SHAPES = [
  { value: 'sudden', label: 'Sudden' },
  { value: 'gradual', label: 'Gradual' },
  { value: 'incremental', label: 'Incremental' },
  { value: 'recurrent', label: 'Recurrent' },
] as const;

export const SHAPE_HINTS = {
  sudden: 'From one day on.',
  gradual: 'Old and new rows are mixed, more and more of them new.',
  incremental: 'Every row changes a little, more each day.',
  recurrent: 'It comes and goes.',
} as const;

/** "gradual, from 15 Jun 2025 over 60 days". */
export function courseWords({ course }: Pick<Injection, 'course'>, startMs: number, days: number): string {
  const date = (day: number): string => formatDate(startMs + day * DAY_MS);
  const { shape, fromDay, toDay, overDays, everyDays, forDays } = course;
  const over = shape === 'gradual' || shape === 'incremental' ? ` over ${formatPlural(overDays, 'day')}` : '';
  const again =
    shape === 'recurrent' ? `, ${formatPlural(forDays, 'day')} in every ${String(everyDays)}` : '';
  const until = toDay < days ? ` to ${date(toDay)}` : '';
  return `${shape}, from ${date(fromDay)}${until}${over}${again}`;
}
