import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { IsAutomation } from '../../../src/core/artifact/automation-schema.ts';
import { mergeEdit } from '../../../src/core/artifact/merge-edit.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import { firstAutomation } from '../../../src/core/automation/automation-document.ts';

const first = firstAutomation('a'.repeat(64) as Digest, false);

describe('how much a model may decide alone, as it is kept', () => {
  it('may be as it begins', () => {
    expect(v.is(IsAutomation, first)).toBe(true);
    expect(v.is(IsAutomation, firstAutomation(first.evaluation, true))).toBe(true);
  });

  it.each([
    ['no digest', { evaluation: 'a' }],
    ['a threshold below every score', { low: -0.1 }],
    ['an error beyond one', { human: { ...first.human, falsePositive: 1.1 } }],
    ['a source that is none', { human: { ...first.human, source: 'guessed' } }],
    ['a cost below nothing', { costs: { ...first.costs, review: -1 } }],
    ['half a person', { team: { ...first.team, people: 0.5 } }],
    ['a team that never works', { team: { ...first.team, hours: 0 } }],
    ['a degree that is none', { degree: 'most' }],
  ])('is refused with %s', (_what, wrong) => {
    expect(v.is(IsAutomation, { ...first, ...wrong })).toBe(false);
  });

  it('takes a cost from one tab and another, and people from a third', () => {
    const seen = newDocument(
      'automation',
      { id: 'd' as Id, projectId: 'p' as Id, name: 'A', nowMs: 1 },
      first,
    );
    const theirs = { ...first, costs: { ...first.costs, review: 2 }, team: { ...first.team, people: 9 } };
    const mine = { ...first, costs: { ...first.costs, falseNegative: 7 } };
    const edit = { from: { body: first }, to: { body: mine } };
    expect(mergeEdit({ ...seen, rev: 2, body: theirs }, edit)).toEqual({
      change: { body: { ...theirs, costs: { ...theirs.costs, falseNegative: 7 } } },
      clashes: [],
    });
  });
});
