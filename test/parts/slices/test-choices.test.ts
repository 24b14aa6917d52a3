import { describe, expect, it } from 'vitest';
import { emptyCondition } from '../../../src/core/slices/draft-of.ts';
import type { DraftCondition, FieldFacts } from '../../../src/core/slices/draft.ts';
import { choiceOf, testChoices, testIn } from '../../../src/parts/slices/test-choices.ts';

const on = (type: FieldFacts['type'], patch: Partial<DraftCondition> = {}): DraftCondition => ({
  ...emptyCondition(1),
  facts: { field: { of: 'data', name: 'x' }, type, ordered: false },
  ...patch,
});
const labels = (condition: DraftCondition): string[] => testChoices(condition).map(({ label }) => label);

describe('the list of comparisons', () => {
  it('fits the type of the column', () => {
    expect(labels(on('category'))).toEqual(['one of', 'none of', 'missing', 'not missing']);
    expect(labels(on('boolean', { test: 'yes' }))).toEqual(['true', 'false', 'missing', 'not missing']);
    expect(labels(on('timestamp', { test: 'lt' }))).toContain('before');
    expect(labels(on('number', { test: 'lt' }))).toContain('between');
  });

  it('shows an unusual negation only where the slice has it', () => {
    expect(labels(on('number', { test: 'lt' }))).not.toContain('not <');
    expect(labels(on('number', { test: 'lt', not: true }))).toContain('not <');
  });

  it('gives back the comparison that was chosen', () => {
    for (const { value } of testChoices(on('number', { test: 'ge', not: true }))) {
      expect(choiceOf(testIn(value))).toBe(value);
    }
  });
});
