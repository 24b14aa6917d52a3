import type { ColumnUse } from '../../../core/monitor/column-use.ts';
import type { ColumnType } from '../../../core/table/column.ts';

/** What a column of a log can be, in the order it is offered. */
export const USES: readonly { value: ColumnUse; label: string; of: readonly ColumnType[] | 'any' }[] = [
  { value: 'time', label: 'Time of the request', of: ['timestamp'] },
  { value: 'input', label: 'Input', of: ['number', 'integer', 'boolean', 'category', 'text'] },
  { value: 'prediction', label: 'Prediction', of: ['number', 'integer', 'boolean', 'category'] },
  { value: 'score', label: 'Probability of a class', of: ['number', 'integer'] },
  { value: 'label', label: 'Label (what was true)', of: ['number', 'integer', 'boolean', 'category'] },
  { value: 'labelTime', label: 'When the label came', of: ['timestamp'] },
  { value: 'latency', label: 'Latency', of: ['number', 'integer'] },
  { value: 'modelVersion', label: 'Model version', of: ['category', 'integer', 'number', 'boolean'] },
  { value: 'feedback', label: 'Feedback of people', of: ['number', 'integer', 'boolean', 'category'] },
  { value: 'none', label: 'Not watched', of: 'any' },
];

/** Those that a column of this type can be. */
export function usesFor(type: ColumnType): typeof USES {
  return USES.filter(({ of }) => of === 'any' || of.includes(type));
}
