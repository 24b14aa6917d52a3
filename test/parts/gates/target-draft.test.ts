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
const project = (slices: readonly Slice[], parts: object = {}): OpenProject =>
  ({
    ...{ slices, models: [], definitions: [], tables: [], estimates: [], object: () => null },
    ...parts,
  }) as unknown as OpenProject;
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

  it('keeps a metric and a class that nothing here has', () => {
    const measure = { ...stored.body.measure, metric: 'novelty', params: { class: 'odd', depth: 3 } };
    const draft = new TargetDraft(open, evaluation, { ...stored, body: { ...stored.body, measure } }, '');
    expect(draft.choices[0]).toEqual({ value: 'novelty', label: 'novelty' });
    expect(draft.classes).toEqual(['odd']);
    expect(draft.terms(draft.saved)?.measure).toEqual(measure);
  });
});

describe('a target before there is an evaluation', () => {
  const labels = { name: 'repaid', role: 'label', type: 'category', levels: ['no', 'yes'] };
  const told = (parts: object): TargetDraft => new TargetDraft(project([], parts), null, {}, 'Ann');

  it('asks what nothing tells: the kind of answer, and the class by its name', () => {
    const draft = told({});
    expect(draft).toMatchObject({ ground: { says: null }, says: 'class', metric: 'accuracy' });
    draft.choose('recall');
    draft.typed = 80;
    expect([draft.isOfOne, draft.classes, draft.terms(null)]).toEqual([true, [], null]);
    draft.ofClass = ' scratch ';
    expect(draft.terms(null)?.measure).toMatchObject({ metric: 'recall', params: { class: 'scratch' } });
    draft.answer('value');
    expect([draft.metric, draft.direction, draft.asksUnit]).toEqual(['mae', 'atMost', true]);
    draft.typedUnit = 'h';
    draft.typed = 2;
    expect(draft.terms(null)).toMatchObject({ value: 2, unit: 'h', measure: { params: {} } });
    expect(draft.proposed).toBe('Mean absolute error at most 2 h');
  });

  it.each<[string, object, object]>([
    [
      'the newest model',
      { models: [{ object: { signature: { task: { type: 'regression', unit: '€' } } } }] },
      { says: 'value', unit: '€' },
    ],
    [
      'the definition of the data',
      { definitions: [{ body: { versions: [], draft: { classes: [{ name: 'scratch' }, { name: ' ' }] } } }] },
      { says: 'class', classes: ['scratch'] },
    ],
    [
      'a column of labels',
      { tables: [{ object: { columns: [labels] } }] },
      { says: 'class', classes: ['no', 'yes'] },
    ],
  ])('reads it from %s', (_, parts, ground) => {
    expect(told(parts).ground).toMatchObject({ evaluation: null, ...ground });
  });

  it('comes back as it was written', () => {
    const draft = told({});
    draft.choose('throughput');
    expect([draft.batch, draft.unit]).toEqual([32, 'rows/s']);
    [draft.percentile, draft.typed] = [99, 500];
    const body = draft.terms(null)!;
    expect(body.measure).toMatchObject({ metric: 'throughput', params: { percentile: 99, batch: 32 } });
    const written = newDocument('target', { id: 't' as Id, projectId: 'p' as Id, name: '', nowMs: 0 }, body);
    expect(new TargetDraft(project([]), null, written, '').terms(null)).toEqual(body);
  });

  it('is on money by an estimate of what errors cost, in its unit', () => {
    const costs = { id: 'costs', name: 'Errors', body: { of: 'errors', currency: '€' } };
    const draft = told({ estimates: [{ id: 'f', body: { of: 'fermi' } }, costs] });
    draft.choose('valuePerThousand');
    draft.typed = 250;
    expect(draft.terms(null)).toMatchObject({
      ...{ value: 250, unit: '€', direction: 'atLeast' },
      measure: { metric: 'valuePerThousand', params: { estimate: 'costs', currency: '€' } },
    });
    expect(draft.proposed).toBe('Value per 1,000 rows at least 250 €');
    const without = told({});
    without.choose('valuePerThousand');
    without.typed = 250;
    expect(without.terms(null)).toBeNull();
  });
});
