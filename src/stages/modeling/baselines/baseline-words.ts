import type { BaselineFigure } from '../../../core/evaluation/baseline.ts';
import type { ConstantAnswer } from '../../../core/model/model-version.ts';
import type { Task } from '../../../core/model/signature.ts';
import { formatCount, formatNumber } from '../../../ui/format.ts';

/** What a model that always answers the same says, and where it has it from. */
export function constantWords({ by, answer, column, rows }: ConstantAnswer): string {
  const said = typeof answer === 'number' ? formatNumber(answer) : `“${answer}”`;
  const how = { majority: 'the most frequent value', mean: 'the mean', median: 'the median' }[by];
  return `always ${said}, ${how} of ${column} in ${formatCount(rows)} rows`;
}

/** What a rule says where it holds, and elsewhere. */
export function ruleWords(task: Task): string {
  if (task.type === 'regression') return 'a value';
  const other = task.classes.find((name) => name !== task.positive) ?? '–';
  return `“${task.positive ?? '–'}” where it holds, else “${other}”`;
}

export const FIGURE_KINDS: Readonly<Record<BaselineFigure['body']['kind'], string>> = {
  human: 'human level',
  published: 'published',
  other: 'given',
};
