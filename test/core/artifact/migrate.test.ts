import { expect, it } from 'vitest';
import { DOCUMENT_SCHEMA } from '../../../src/core/artifact/documents.ts';
import { migrate, oldestSchema } from '../../../src/core/artifact/migrate.ts';
import type { MigrationStep } from '../../../src/core/artifact/migration-steps.ts';

const STEPS: readonly MigrationStep[] = [
  { from: 1, change: (documents) => documents.map(({ title, ...rest }) => ({ ...rest, name: title })) },
  { from: 2, change: (documents) => [...documents, { kind: 'added' }] },
];

it('leaves documents of today alone', () => {
  const documents = [{ id: 'a', schema: DOCUMENT_SCHEMA }];
  expect(migrate(documents, DOCUMENT_SCHEMA)).toBe(documents);
});

it('takes older documents through every step in order', () => {
  expect(migrate([{ title: 'x', schema: 1 }], 1, STEPS, 3)).toEqual([
    { name: 'x', schema: 3 },
    { kind: 'added', schema: 3 },
  ]);
  expect(migrate([{ name: 'x', schema: 2 }], 2, STEPS, 3)).toHaveLength(2);
});

it('leaves those alone that a step has been through already', () => {
  const mixed = [
    { name: 'y', schema: 2 },
    { title: 'x', schema: 1 },
  ];
  expect(migrate(mixed, 1, STEPS, 2)).toEqual([
    { name: 'x', schema: 2 },
    { name: 'y', schema: 2 },
  ]);
});

it('has a step from every schema that was released', () => {
  for (let schema = 1; schema < DOCUMENT_SCHEMA; schema++) expect(() => migrate([], schema)).not.toThrow();
  expect(() => migrate([], 1, [], 2)).toThrow(RangeError);
});

it('finds the oldest schema, whatever else stands there', () => {
  expect(oldestSchema([{ schema: 'x' }, {}, { schema: 99 }, { schema: -1 }])).toBe(DOCUMENT_SCHEMA);
});
