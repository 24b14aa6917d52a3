import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { IsDocument } from '../../../src/core/artifact/document-schema.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Baseline } from '../../../src/core/evaluation/sheet.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import type { Labeling } from '../../../src/core/labels/labeling.ts';

const identity = { id: 'one' as Id, projectId: 'project' as Id, name: 'One', nowMs: 5 };
const table = 'a'.repeat(64) as Digest;
const LABELING: Labeling['body'] = {
  table,
  question: 'Is “label” right?',
  classes: ['a', 'b'],
  ordered: false,
  sources: [{ from: 'columns', columns: ['label'] }],
  rows: [3],
  columns: null,
  blind: true,
  definition: null,
  reference: null,
  rounds: [{ number: 1, startMs: 5, note: '', endMs: 9 }],
  results: [],
  review: { column: 'label', given: ['a'], suggested: ['b'], quality: [0.1], how: 'folds' },
};
const MEASURED: Baseline = {
  value: 0.9,
  source: 'human level, labeling “One”',
  measured: {
    labeling: identity.id,
    n: 40,
    items: 20,
    interval: { low: 0.8, high: 0.95, level: 0.95, method: 'Wilson' },
  },
};
const isDocument = (document: unknown): boolean => v.safeParse(IsDocument, document).success;
const sheet = (baseline: Baseline) =>
  newDocument('sheet', identity, {
    evaluation: table,
    column: null,
    baseline,
    rowBaselines: { x: baseline },
  });

describe('what labels add to documents', () => {
  it('is known: a round that was ended, a review, a level that was measured', () => {
    expect(isDocument(newDocument('labeling', identity, LABELING))).toBe(true);
    expect(isDocument(sheet(MEASURED))).toBe(true);
    expect(isDocument(sheet({ value: 0.9, source: 'published' }))).toBe(true);
  });

  it('is refused where it does not hold what it should', () => {
    const review = { ...LABELING.review!, quality: ['low'] };
    expect(isDocument(newDocument('labeling', identity, { ...LABELING, review } as never))).toBe(false);
    const rounds = [{ ...LABELING.rounds[0]!, endMs: 'soon' }];
    expect(isDocument(newDocument('labeling', identity, { ...LABELING, rounds } as never))).toBe(false);
    const measured = { ...MEASURED.measured!, labeling: 7 };
    expect(isDocument(sheet({ ...MEASURED, measured } as never))).toBe(false);
  });
});
