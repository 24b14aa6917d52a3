import type { AxisPart, GridAxis } from '../../../core/evaluation/grid-axis.ts';
import { wordsOf } from '../../../core/slices/words-of.ts';
import { formatCount } from '../../../ui/format.ts';

/** The parts of a side in words, without the name of the column that stands beside them all. */
export function partNames({ field, parts }: GridAxis, isTime: boolean): string[] {
  return parts.map((part) => nameOf(part, field.name, isTime));
}

function nameOf({ where, values }: AxisPart, column: string, isTime: boolean): string {
  if (values > 1) return `${formatCount(values)} others`;
  const words = wordsOf(where, () => (isTime ? 'timestamp' : null));
  const own = words.startsWith(`${column} `) ? words.slice(column.length + 1) : words;
  return own.replace(/^= /, '').replace(' to under ', ' – ').replace(' to ', ' – ');
}
