import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/core/artifact/documents.ts';
import { versionsOf, withVersion } from '../../../src/core/artifact/entry-versions.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';

const digest = (name: string): Digest => name as Digest;
const identity = { id: 'e' as Id, projectId: 'p' as Id, name: 'Loans', nowMs: 1 };
const first = newDocument('entry', identity, { kind: 'table', object: digest('a') });
const standing = (entry: Entry, version: string, nowMs: number): Entry => ({
  ...entry,
  body: withVersion(entry, digest(version), nowMs),
});

describe('versions of an entry', () => {
  it('keep the order in which they were replaced', () => {
    const third = standing(standing(first, 'b', 2), 'c', 3);
    expect(versionsOf(third)).toEqual(['a', 'b', 'c']);
    expect(third.body).toEqual({ kind: 'table', object: 'c', earlier: ['a', 'b'], sinceMs: 3 });
    expect(versionsOf(first)).toEqual(['a']);
  });

  it('put back, an earlier one stands and is no earlier one any more', () => {
    const back = standing(standing(standing(first, 'b', 2), 'c', 3), 'a', 4);
    expect(back.body).toEqual({ kind: 'table', object: 'a', earlier: ['b', 'c'], sinceMs: 4 });
  });

  it('the one that stands already changes nothing', () => {
    expect(withVersion(first, digest('a'), 9)).toBe(first.body);
  });
});
