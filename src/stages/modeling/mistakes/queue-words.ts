import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { QueueOrder, QueuedRow } from '../../../core/evaluation/mistake-queue.ts';
import type { Task } from '../../../core/model/signature.ts';
import { formatFixed, formatNumber, formatPlural } from '../../../ui/format.ts';

export interface OrderChoice {
  value: QueueOrder;
  label: string;
}

/** The orders that make sense for a model, the plainest first. */
export function orderChoices(type: Task['type'], scores: boolean): readonly OrderChoice[] {
  if (type === 'regression') {
    return [
      { value: 'costly', label: 'Largest errors first' },
      { value: 'any', label: 'All rows, at random' },
    ];
  }
  return [
    { value: 'wrong', label: 'Wrong, at random' },
    ...(scores
      ? ([
          { value: 'confident', label: 'Wrong and surest first' },
          { value: 'unsure', label: 'Least sure first, wrong or right' },
        ] as const)
      : []),
    { value: 'costly', label: 'Wrong and costliest first' },
    { value: 'any', label: 'All rows, at random' },
  ];
}

/** What an order goes by for one row, in words; null at random. */
export function byInWords(order: QueueOrder, { by }: QueuedRow, threshold: boolean): string | null {
  if (by === null || order === 'confident') return null;
  if (order === 'unsure')
    return `${formatFixed(by, 3)} from ${threshold ? 'the threshold' : 'the next answer'}`;
  return `cost ${formatNumber(by)}`;
}

/** What counts as mistakes of an evaluation: wrong answers, or the largest tenth of the errors of a regression. */
export function mistakesInWords({ confusion }: Evaluation, count: number): string {
  if (confusion) return formatPlural(count, 'mistake');
  return `${formatPlural(count, 'row')} with the largest errors, a tenth`;
}

export function answerInWords(answer: string | number): string {
  return typeof answer === 'number' ? formatNumber(answer, 6) : answer === '' ? '(empty)' : answer;
}
