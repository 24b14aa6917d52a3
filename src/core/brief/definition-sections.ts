import type { DefinitionText, InputKind } from '../labels/data-definition.ts';
import { questionsFor } from '../labels/definition-questions.ts';
import type { TextSection } from './text-section.ts';

export const INPUT_KIND_WORDS: Readonly<Record<InputKind, string>> = {
  table: 'row of a table',
  text: 'text',
  image: 'image',
  audio: 'audio',
};

/** A definition in words, as it goes on paper. */
export function definitionSections(text: DefinitionText): readonly TextSection[] {
  return [
    {
      title: 'What is x',
      lines: [{ term: 'An example is a', words: INPUT_KIND_WORDS[text.inputKind] }, { words: text.input }],
    },
    { title: 'What is y', lines: [{ words: text.label }] },
    {
      title: 'Classes',
      lines: text.classes.map(({ name, meaning }) => ({
        term: name || 'no name',
        words: meaning || 'no meaning given',
      })),
    },
    {
      title: 'Edge cases',
      lines: text.edgeCases.map(({ words, ruling, examples }) => ({
        term: words || 'not described',
        words: `${ruling || 'not decided'}${
          examples.length > 0 ? ` (rows ${examples.map(({ row }) => String(row + 1)).join(', ')})` : ''
        }`,
      })),
    },
    {
      title: 'Questions',
      lines: questionsFor(text.inputKind).map(({ key, text: question }) => ({
        term: question,
        words: text.answers[key] ?? '',
      })),
    },
  ];
}
