import { describe, expect, it } from 'vitest';
import { definitionDifferences, differenceWords } from '../../../src/core/brief/definition-differences.ts';
import { definitionSections } from '../../../src/core/brief/definition-sections.ts';
import { toMarkdown } from '../../../src/core/brief/text-section.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import { EMPTY_DEFINITION, type DefinitionText } from '../../../src/core/labels/data-definition.ts';

const TEXT: DefinitionText = {
  inputKind: 'table',
  input: 'One screen',
  label: 'Sent back or not',
  classes: [
    { name: 'ok', meaning: 'no scratch' },
    { name: 'defect', meaning: '' },
  ],
  edgeCases: [
    { words: 'short scratch', ruling: 'ok', examples: [{ table: 'abcdef0123' as Digest, row: 4 }] },
  ],
  answers: { unit: 'one screen, once' },
};

describe('differences of two definitions', () => {
  it('are none between a text and itself', () => {
    expect(definitionDifferences(TEXT, { ...TEXT })).toEqual([]);
  });

  it('name what is new, changed and taken out', () => {
    const after: DefinitionText = {
      ...TEXT,
      input: 'One screen, once',
      classes: [
        { name: 'ok', meaning: 'no scratch of 0.3 mm' },
        { name: 'pit', meaning: 'a hole' },
      ],
      edgeCases: [],
      answers: { unit: 'one screen, once', unsure: 'ask' },
    };
    expect(definitionDifferences(TEXT, after).map(differenceWords)).toEqual([
      'What is x was changed',
      'Class “ok” was changed',
      'Class “defect” was taken out',
      'Edge case “short scratch” was taken out',
      'Class “pit” is new',
      'What does a labeler do who cannot tell? is new',
    ]);
    expect(definitionDifferences(TEXT, after)[1]).toEqual({
      what: 'Class “ok”',
      before: 'no scratch',
      after: 'no scratch of 0.3 mm',
    });
  });

  it('see another ruling and another example row', () => {
    const [only] = TEXT.edgeCases;
    const ruled = { ...TEXT, edgeCases: [{ ...only!, ruling: 'defect' }] };
    const shown = { ...TEXT, edgeCases: [{ ...only!, examples: [] }] };
    expect(definitionDifferences(TEXT, ruled)).toHaveLength(1);
    expect(definitionDifferences(TEXT, shown)[0]).toMatchObject({
      before: 'ok; rows 5 of abcdef01',
      after: 'ok',
    });
  });

  it('from nothing are all that is said', () => {
    expect(definitionDifferences(EMPTY_DEFINITION, TEXT)).toHaveLength(6);
  });
});

describe('a definition as Markdown', () => {
  it('has what is said and leaves out what is not', () => {
    expect(toMarkdown('Screens', definitionSections(TEXT))).toBe(`# Screens

## What is x

- **An example is a**: row of a table

One screen

## What is y

Sent back or not

## Classes

- **ok**: no scratch
- **defect**: no meaning given

## Edge cases

- **short scratch**: ok (rows 5)

## Questions

- **What is one example?**: one screen, once
`);
  });

  it('shows marks as they were typed', () => {
    expect(toMarkdown('a_b', [{ title: '# no', lines: [{ words: '<b>*x*</b> [y](z)' }] }])).toBe(
      '# a\\_b\n\n## \\# no\n\n\\<b\\>\\*x\\*\\</b\\> \\[y\\](z)\n',
    );
  });
});
