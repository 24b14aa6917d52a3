import type { DefinitionText } from '../labels/data-definition.ts';
import { questionsFor } from '../labels/definition-questions.ts';
import { INPUT_KIND_WORDS } from './definition-sections.ts';

/** One thing that two texts say differently; null = one of them does not say it. */
export interface Difference {
  what: string;
  before: string | null;
  after: string | null;
}

/** What a definition says differently from another; classes and edge cases are told apart by their name and words. */
export function definitionDifferences(before: DefinitionText, after: DefinitionText): readonly Difference[] {
  const first = saysOf(before);
  const second = saysOf(after);
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((what) => {
    const [was, is] = [first.get(what) ?? null, second.get(what) ?? null];
    return was === is ? [] : [{ what, before: was, after: is }];
  });
}

/** A difference in words: "Class “scratch” is new". */
export function differenceWords({ what, before, after }: Difference): string {
  if (before === null) return `${what} is new`;
  return after === null ? `${what} was taken out` : `${what} was changed`;
}

function saysOf(text: DefinitionText): ReadonlyMap<string, string> {
  const questions = new Map(
    (['table', 'text', 'image', 'audio'] as const).flatMap((kind) =>
      questionsFor(kind).map(({ key, text: words }) => [key, words] as const),
    ),
  );
  const says: [string, string][] = [
    ['Kind of example', INPUT_KIND_WORDS[text.inputKind]],
    ['What is x', text.input],
    ['What is y', text.label],
    ...text.classes.map(({ name, meaning }): [string, string] => [
      `Class “${name}”`,
      meaning || 'no meaning given',
    ]),
    ...text.edgeCases.map(({ words, ruling, examples }): [string, string] => [
      `Edge case “${words}”`,
      `${ruling || 'not decided'}${
        examples.length > 0
          ? `; rows ${examples.map(({ table, row }) => `${String(row + 1)} of ${table.slice(0, 8)}`).join(', ')}`
          : ''
      }`,
    ]),
    ...Object.entries(text.answers).map(([key, words]): [string, string] => [
      questions.get(key) ?? key,
      words,
    ]),
  ];
  return new Map(says.filter(([, words]) => words.trim() !== ''));
}
