import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/core/brief/target.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Evaluation } from '../../../src/core/evaluation/evaluation.ts';
import { estimate } from '../../../src/core/kernel/estimate.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { Predicate } from '../../../src/core/slices/predicate.ts';
import type { Slice } from '../../../src/core/slices/slice.ts';
import type { OpenProject } from '../../../src/session/open-project.svelte.ts';
import { TargetDraft } from '../../../src/parts/gates/target-draft.svelte.ts';

const young: Predicate = { op: 'lt', field: { of: 'data', name: 'age' }, value: 25 };
const slice = newDocument(
  'slice',
  { id: 'young' as Id, projectId: 'p' as Id, name: 'under 25', nowMs: 0 },
  { where: young, foundBy: 'user' },
);
const project = (slices: readonly Slice[]): OpenProject =>
  ({ slices, object: () => null }) as unknown as OpenProject;
const evaluation = {
  results: [
    { measure: { metric: 'accuracy', params: {} }, estimate: estimate(0.86, 9) },
    { measure: { metric: 'recall', params: { class: 'no' } }, estimate: estimate(0.7, 9) },
    { measure: { metric: 'falsePositiveRate', params: { class: 'no' } }, estimate: estimate(0.1, 9) },
  ],
  confusion: { classes: ['yes', 'no'], counts: [], unlabeled: 0, failed: 0 },
} as unknown as Evaluation;
const open = project([slice]);

describe('a target in its form', () => {
  it('begins at the figure it was asked for, on the side that is better', () => {
    const draft = new TargetDraft(open, evaluation, { measure: evaluation.results[2]!.measure }, 'Ann');
    expect(draft).toMatchObject({ direction: 'atMost', ofClass: 'no', classes: ['no', 'yes'], owner: 'Ann' });
    expect(draft.terms(null)).toBeNull();
    draft.typed = 12.5;
    expect(draft.terms(null)).toMatchObject({
      measure: {
        ...{ metric: 'falsePositiveRate', params: { class: 'no' } },
        ...{ slice: null, against: null, statistic: 'value' },
      },
      ...{ direction: 'atMost', value: 0.125, unit: 'fraction', minRows: 30, where: ['gate'] },
    });
    expect(draft.proposed).toBe('False positive rate, no at most 12.5%');
  });

  it('knows a saved slice by what it says, and names rows that are none yet', () => {
    const draft = new TargetDraft(open, evaluation, { where: { op: 'and', of: [young] } }, '');
    draft.typed = 80;
    expect([draft.saved, draft.unsaved]).toEqual(['young', null]);
    expect(draft.proposed).toBe('Accuracy on under 25 at least 80%');
    draft.where = { op: 'not', of: young };
    expect(draft.saved).toBeNull();
    expect(draft.proposed).toBe('Accuracy on not (age < 25) at least 80%');
  });

  it('asks for another number where it means another thing, and keeps it otherwise', () => {
    const draft = new TargetDraft(open, evaluation, {}, '');
    draft.typed = 80;
    draft.choose('accuracy');
    expect(draft.typed).toBe(80);
    draft.setStatistic('difference');
    expect([draft.typed, draft.scale.sign]).toEqual([null, 'pt']);
    draft.against = 'young' as Id;
    expect(draft.asks).toMatchObject({ againstWhere: young, statistic: 'difference' });
    draft.choose('latency');
    expect(draft.asks).toEqual({
      measure: { metric: 'latency', params: { percentile: 95, batch: 1 } },
      ...{ where: { op: 'all' }, againstWhere: null, statistic: 'value' },
    });
    draft.typed = 10;
    expect(draft.terms(null)).toMatchObject({ value: 10, unit: 'ms', measure: { against: null } });
    draft.use('gate', false);
    expect(draft.terms(null)).toBeNull();
  });

  const stored: Target = newDocument(
    'target',
    { id: 't' as Id, projectId: 'p' as Id, name: 'Recall, yes on under 25 at least 70%', nowMs: 0 },
    {
      measure: {
        ...{ metric: 'recall', params: { class: 'yes' } },
        ...{ slice: 'young' as Id, against: null, statistic: 'value' },
      },
      ...{ direction: 'atLeast', value: 0.7, unit: 'fraction', decide: 'interval', where: ['gate', 'alarm'] },
      ...{ minRows: 100, owner: 'Bea', note: 'agreed in May' },
    },
  );

  it('comes back as it was stored, and follows its own name until one is given', () => {
    const draft = new TargetDraft(open, evaluation, stored, 'Ann');
    expect(draft.terms(draft.saved)).toEqual(stored.body);
    draft.typed = 75;
    expect(draft.name).toBeNull();
    expect(draft.proposed).toBe('Recall, yes on under 25 at least 75%');
    const named = new TargetDraft(open, evaluation, { ...stored, name: 'Young ones' }, '');
    expect(named.name).toBe('Young ones');
  });

  it('says where its slice is gone', () => {
    expect(new TargetDraft(project([]), evaluation, stored, '').gone).toBe(true);
    expect(new TargetDraft(open, evaluation, stored, '').gone).toBe(false);
  });
});
