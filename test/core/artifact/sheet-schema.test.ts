import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { IsSheet } from '../../../src/core/artifact/sheet-schema.ts';

const OLD = {
  evaluation: 'a'.repeat(64),
  column: 'region',
  baseline: { value: 0.9, source: 'published' },
  rowBaselines: {},
};
const isSheet = (more: object): boolean => v.safeParse(IsSheet, { ...OLD, ...more }).success;

describe('the sheet in a file', () => {
  it('is one of the first version, or with all that came later, and keeps what is newer still', () => {
    expect(isSheet({})).toBe(true);
    const full = {
      rows: 'tags',
      metric: { metric: 'recall', class: 'no' },
      rowEase: { x: 1 },
      rowImportance: { x: 5 },
      rowActions: { x: 'features' },
      rowNotes: { x: '=1+1' },
      notes: '__proto__',
      newer: { a: 1 },
    };
    expect(v.parse(IsSheet, { ...OLD, ...full })).toEqual({ ...OLD, ...full });
  });

  it.each([
    { rowEase: { x: 0 } },
    { rowEase: { x: 6 } },
    { rowImportance: { x: 2.5 } },
    { rowActions: { x: 'pray' } },
    { rowNotes: { x: 7 } },
    { metric: { metric: 'f1' } },
    { rows: 'column' },
    { notes: null },
  ])('is refused with %j', (more) => {
    expect(isSheet(more)).toBe(false);
  });
});
