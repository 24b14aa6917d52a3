import type { ValueKind } from '../../../core/recipe/expression.ts';
import type { Level } from '../../../core/slices/column-levels.ts';

/** What is typed as a value of a column of some kind; what does not fit stays a text, which the step then names. */
export function levelOf(text: string, kind: ValueKind | null): Level {
  const plain = text.trim();
  if (kind === 'number' && plain !== '' && Number.isFinite(Number(plain))) return Number(plain);
  if (kind === 'boolean' && (plain === 'true' || plain === 'false')) return plain === 'true';
  return text;
}

/** As `levelOf`; an empty field is a missing value. */
export function levelOrMissing(text: string, kind: ValueKind | null): Level | null {
  return text === '' ? null : levelOf(text, kind);
}

/** Numbers between commas, semicolons or spaces; null where one cannot be read. */
export function numbersTyped(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/u).filter((part) => part !== '');
  const numbers = parts.map(Number);
  return numbers.every(Number.isFinite) ? numbers : null;
}
