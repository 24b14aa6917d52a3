import { expect, it } from 'vitest';
import { columnEditWords, givenWords } from '../../../src/stages/data/adding/edit-words.ts';

it('edits of a plan are called by what they change', () => {
  expect(columnEditWords({}, { '0:age': { role: 'ignore' } })).toBe('Role of “age”');
  expect(columnEditWords({ '0:a:b': { type: 'text' } }, { '0:a:b': { type: 'number' } })).toBe(
    'Type of “a:b”',
  );
  expect(columnEditWords({}, { '0:a': { leftOut: true }, '0:b': { leftOut: true } })).toBe(
    'Columns of the file',
  );
  expect(givenWords({}, { delimiter: ';' })).toBe('What separates cells');
  expect(givenWords({ header: true, missing: ['NA'] }, { header: true, missing: ['-'] })).toBe(
    'What counts as missing',
  );
});
