import type { ValueKind } from '../../core/recipe/expression.ts';
import { EXPRESSION_FUNCTIONS } from '../../core/recipe/expression-functions.ts';
import type { OutputColumn } from '../../core/recipe/fitted.ts';
import { quotedName } from '../../core/recipe/print-expression.ts';

export interface Completion {
  label: string;
  /** What takes the place of the word that was begun. */
  insert: string;
  more: string;
}

const MOST = 8;
const KINDS: Record<ValueKind, string> = {
  number: 'number',
  boolean: 'true or false',
  text: 'text',
  timestamp: 'date',
};

/** Columns and functions that begin with, or hold, the word before the caret; none where no word was begun. */
export function completionsAt(
  text: string,
  caret: number,
  columns: readonly OutputColumn[],
): { from: number; items: readonly Completion[] } {
  const before = text.slice(0, caret);
  // An odd number of quotes before it: inside a text.
  const inText = (before.match(/'/gu) ?? []).length % 2 === 1 || (before.match(/"/gu) ?? []).length % 2 === 1;
  const word = /(?:`[^`]*|[\p{L}_][\p{L}\p{M}\p{N}_]*)$/u.exec(before)?.[0] ?? '';
  if (word === '' || inText) return { from: caret, items: [] };
  const quoted = word.startsWith('`');
  const begun = (quoted ? word.slice(1) : word).toLowerCase();
  const offered: Completion[] = columns.map(({ name, kind }) => ({
    label: name,
    insert: quotedName(name),
    more: KINDS[kind],
  }));
  if (!quoted) {
    for (const [name, { usage }] of Object.entries(EXPRESSION_FUNCTIONS)) {
      offered.push({ label: name, insert: `${name}(`, more: usage });
    }
  }
  const at = ({ label }: Completion): number => label.toLowerCase().indexOf(begun);
  const all = [...offered.filter((item) => at(item) === 0), ...offered.filter((item) => at(item) > 0)];
  const done = all.length === 1 && all[0]!.insert === word;
  return { from: caret - word.length, items: done ? [] : all.slice(0, MOST) };
}
