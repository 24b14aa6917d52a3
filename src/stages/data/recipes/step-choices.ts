import { defaultStep } from '../../../core/recipe/default-step.ts';
import type { Step } from '../../../core/recipe/recipe.ts';
import { stepKindOf } from '../../../core/recipe/step-kinds.ts';
import { isColumnStep } from '../../../core/recipe/recipe.ts';
import { KIND_WORDS, type ValueKind } from '../../../core/recipe/expression.ts';
import type { ColumnMeta } from '../../../core/table/column.ts';
import { kindOf } from '../../../core/recipe/expression.ts';

export type Op = Step['op'];

/** Kinds of steps by what they are for, in the order they are usually taken. */
export const STEP_GROUPS: readonly { title: string; ops: readonly Op[] }[] = [
  { title: 'Clean', ops: ['cleanText', 'parseNumber', 'replaceValues', 'impute', 'clip'] },
  { title: 'Numbers', ops: ['scale', 'transform', 'bin'] },
  { title: 'Categories', ops: ['oneHot', 'ordinal', 'labelEncode'] },
  { title: 'New columns', ops: ['derive', 'dateParts', 'textLength'] },
  { title: 'Columns', ops: ['rename', 'drop', 'keep'] },
];

export const STEP_TITLES: Readonly<Record<Op, string>> = {
  cleanText: 'Clean text',
  parseNumber: 'Read text as a number',
  replaceValues: 'Replace values',
  impute: 'Fill missing values',
  clip: 'Clip numbers',
  scale: 'Scale numbers',
  transform: 'Log, root or power',
  bin: 'Bin numbers',
  oneHot: 'One-hot: values to columns',
  ordinal: 'Number the values',
  labelEncode: 'Number the classes of the label',
  derive: 'Column by a formula',
  dateParts: 'Parts of a date',
  textLength: 'Length of a text',
  rename: 'Rename a column',
  drop: 'Drop columns',
  keep: 'Keep only some columns',
};

/** A fresh step, with the columns it most likely is for where those are plain to see. */
export function freshStep(op: Op, columns: readonly ColumnMeta[]): Step {
  if (op === 'rename') return { op, from: '', to: '' };
  if (op === 'derive') return { op, name: freeName('derived', columns), formula: '' };
  if (op === 'drop' || op === 'keep') return { op, columns: [] };
  return defaultStep(op, likelyColumns(op, columns));
}

function likelyColumns(op: Op, columns: readonly ColumnMeta[]): string[] {
  const of = (is: (column: ColumnMeta) => boolean): string[] => columns.filter(is).map(({ name }) => name);
  if (op === 'labelEncode') return of(({ role }) => role === 'label');
  if (op === 'impute')
    return of(({ missing, type, role }) => missing > 0 && kindOf(type) === 'number' && role === 'feature');
  if (op === 'dateParts') return of(({ type }) => type === 'timestamp').slice(0, 1);
  return [];
}

function freeName(name: string, columns: readonly ColumnMeta[]): string {
  const taken = new Set(columns.map((column) => column.name));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}_${String(n)}`;
  return free;
}

/** Kinds of values that a step takes; null = any. */
export function acceptedKinds(step: Step): readonly ValueKind[] | null {
  return isColumnStep(step) ? stepKindOf(step).accepts : null;
}

/** "numbers", "text or dates": what can be chosen. */
export function acceptedInWords(step: Step): string {
  return (acceptedKinds(step) ?? []).map((kind) => KIND_WORDS[kind]).join(' or ');
}
