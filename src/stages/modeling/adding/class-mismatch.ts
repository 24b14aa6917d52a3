import type { Task } from '../../../core/model/signature.ts';
import { listed } from '../words.ts';

/**
 * Why a truth column cannot be compared with a model's classes, in one sentence; null where some value is a class, or
 * nothing can be told yet. Values that are numbers match by size ("1" is "1.0"), true and false also as 1 and 0.
 */
export function classMismatch(task: Task, values: readonly { value: string }[] | null): string | null {
  if (task.type !== 'classification' || task.classes.length === 0 || !values || values.length === 0)
    return null;
  const known = new Set(task.classes.flatMap(spellings));
  if (values.some(({ value }) => spellings(value).some((spelling) => known.has(spelling)))) return null;
  const found = listed(values.map(({ value }) => value));
  return `None of its values (${found}) is a class of the model (${listed(task.classes)}).`;
}

function spellings(text: string): readonly string[] {
  const lower = text.toLowerCase();
  if (lower === 'true') return [lower, '1'];
  if (lower === 'false') return [lower, '0'];
  const number = text.trim() === '' ? NaN : Number(text);
  return Number.isNaN(number) ? [text] : [text, String(number)];
}
