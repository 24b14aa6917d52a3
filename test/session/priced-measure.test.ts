import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../src/core/evaluation/evaluation.ts';
import type { OpenProject } from '../../src/session/open-project.svelte.ts';
import { pricedMeasure } from '../../src/session/priced-measure.ts';

const values = { truePositive: 10, falsePositive: -2, falseNegative: -50, trueNegative: 0 };
const costs = { id: 'costs', name: 'Errors', body: { of: 'errors', values, currency: '€' } };
const project = (parts: object = {}): OpenProject =>
  ({
    estimates: [costs],
    deleted: () => null,
    object: () => ({ signature: { task: { type: 'classification', positive: 'yes' } } }),
    ...parts,
  }) as unknown as OpenProject;
const evaluation = { model: 'm', confusion: { classes: ['no', 'yes'] } } as unknown as Evaluation;
const measure = { metric: 'valuePerThousand', params: { estimate: 'costs', currency: '€' } };
const whyNot = (parts: object, of = evaluation): string | null =>
  pricedMeasure(project(parts), measure, of).why;

describe('money per 1,000 rows as it is asked', () => {
  it('carries what each outcome is worth now, and the class that counts as yes', () => {
    expect(pricedMeasure(project(), measure, evaluation)).toEqual({
      measure: { metric: 'valuePerThousand', params: { class: 'yes', ...values } },
      why: null,
    });
  });

  it('has a reason where the estimate is gone, in other money, or says nothing', () => {
    expect(whyNot({ estimates: [] })).toBe('its estimate of what errors cost is gone');
    expect(whyNot({ estimates: [], deleted: () => costs })).toBe('the estimate “Errors” is gone');
    const inDollars = { ...costs, body: { ...costs.body, currency: '$' } };
    expect(whyNot({ estimates: [inDollars] })).toBe('“Errors” is in $ by now, and the target in €');
    const nothing = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
    const empty = { ...costs, body: { ...costs.body, values: nothing } };
    expect(whyNot({ estimates: [empty] })).toBe('in “Errors” no outcome is worth anything yet');
  });

  it('has a reason where the model does not say yes or no', () => {
    const words = 'the model does not say yes or no, so its errors have no such cost';
    expect(whyNot({ object: () => null })).toBe(words);
    expect(whyNot({}, { ...evaluation, confusion: null })).toBe(words);
    const three = { classes: ['no', 'yes', 'maybe'] } as unknown as Evaluation['confusion'];
    expect(whyNot({}, { ...evaluation, confusion: three })).toBe(words);
  });
});
