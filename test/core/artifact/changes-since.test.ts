import { expect, test } from 'vitest';
import { changesSince } from '../../../src/core/artifact/changes-since.ts';
import type { AnyDocument } from '../../../src/core/artifact/documents.ts';

const document = (name: string, createdMs: number, more: Partial<AnyDocument> = {}): AnyDocument =>
  ({
    kind: 'slice',
    name,
    createdMs,
    updatedMs: createdMs,
    deletedMs: null,
    body: {},
    ...more,
  }) as AnyDocument;

test('what was added, changed, replaced or deleted after a time, latest first', () => {
  const entry = { kind: 'entry', body: { sinceMs: 140 } } as unknown as Partial<AnyDocument>;
  const changes = changesSince(
    [
      document('old', 10),
      document('of that instant', 100),
      document('new', 110, { updatedMs: 190 }),
      document('typed into', 10, { updatedMs: 150 }),
      document('another version', 10, { ...entry, updatedMs: 140 }),
      document('gone', 10, { updatedMs: 120, deletedMs: 120 }),
      document('gone long ago', 10, { updatedMs: 90, deletedMs: 90 }),
      document('came and went', 110, { updatedMs: 120, deletedMs: 120 }),
    ],
    100,
  );
  expect(changes.map(({ document: { name }, what, atMs }) => [name, what, atMs])).toEqual([
    ['typed into', 'changed', 150],
    ['another version', 'replaced', 140],
    ['gone', 'deleted', 120],
    ['new', 'added', 110],
  ]);
});
