import { expect, it } from 'vitest';
import { renameTag } from '../../../src/core/slices/rename-tag.ts';
import type { Predicate } from '../../../src/core/slices/predicate.ts';

it('a tag is called otherwise wherever a predicate names it, and nothing else changes', () => {
  const young: Predicate = { op: 'lt', field: { of: 'data', name: 'dark' }, value: 25 };
  expect(
    renameTag(
      {
        op: 'and',
        of: [young, { op: 'not', of: { op: 'tag', tag: 'dark' } }, { op: 'tag', tag: 'small' }],
      },
      'dark',
      'too dark',
    ),
  ).toEqual({
    op: 'and',
    of: [young, { op: 'not', of: { op: 'tag', tag: 'too dark' } }, { op: 'tag', tag: 'small' }],
  });
});
