import { describe, expect, it } from 'vitest';
import type { AnyDocument } from '../../../src/core/artifact/documents.ts';
import { changesSince, exportDue, revisionsOf } from '../../../src/core/artifact/export-due.ts';

const documents = (revisions: Record<string, number>): AnyDocument[] =>
  Object.entries(revisions).map(([id, rev]) => ({ id, rev }) as AnyDocument);

describe('changes since an export', () => {
  it('count additions, edits and deletions, and nothing that was there', () => {
    const then = revisionsOf(documents({ a: 1, b: 3, gone: 2 }), 5);
    expect(changesSince(then, documents({ a: 1, b: 3 }), 5)).toBe(0);
    expect(changesSince(then, documents({ a: 2, b: 5, c: 1 }), 5)).toBe(4);
    expect(changesSince(then, documents({ a: 2, b: 3 }), 25)).toBe(21);
    expect(changesSince(null, documents({ a: 2, b: 1 }), 4)).toBe(7);
    // A copy that was noted before events counted.
    expect(changesSince({ a: 1 }, documents({ a: 1 }), 0)).toBe(0);
  });

  it('remind after many, or after a week', () => {
    const week = 7 * 86_400_000;
    expect(exportDue(9, 0, week)).toBe(false);
    expect(exportDue(10, 0, 0)).toBe(true);
    expect(exportDue(1, 0, week + 1)).toBe(true);
    expect(exportDue(0, 0, 9 * week)).toBe(false);
  });
});
