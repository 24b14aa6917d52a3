import { expect, test } from 'vitest';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { openDecisions, standingDecisions, type DecisionEvent } from '../../../src/core/scoping/decision.ts';

const event = (id: string, atMs: number, body: Partial<DecisionEvent['body']>): DecisionEvent => ({
  ...{ id: id as Id, projectId: 'p' as Id, kind: 'decision', atMs, by: '' },
  body: { stage: 'data', state: 'open', words: id, why: '', evidence: [], ...body },
});
const ids = (events: readonly DecisionEvent[]): readonly string[] => events.map(({ id }) => id);

test('an open decision is open until a decision settles it, oldest first', () => {
  const merge = event('merge', 2, {});
  const label = event('label', 1, {});
  const decided = event('decided', 3, { state: 'decided', settles: merge.id });

  expect(ids(openDecisions([merge, label]))).toEqual(['label', 'merge']);
  expect(ids(openDecisions([decided, merge, label]))).toEqual(['label']);
  expect(ids(standingDecisions([decided, merge, label]))).toEqual(['label', 'merge', 'decided']);
});

test('a decision taken back leaves it open again, and deciding anew settles it', () => {
  const asked = event('asked', 1, {});
  const decided = event('decided', 2, { state: 'decided', settles: asked.id });
  const back = event('back', 3, { ...decided.body, takesBack: decided.id });
  const anew = event('anew', 4, { state: 'decided', settles: asked.id });

  expect(ids(openDecisions([asked, decided, back]))).toEqual(['asked']);
  expect(openDecisions([asked, decided, back, anew])).toEqual([]);
});

test('what was asked and taken back is not open, and neither is its taking back', () => {
  const asked = event('asked', 1, {});
  const back = event('back', 2, { takesBack: asked.id });

  expect(openDecisions([asked, back])).toEqual([]);
  expect(openDecisions([])).toEqual([]);
});

test('an open decision that names another does not settle it', () => {
  const asked = event('asked', 1, {});
  const further = event('further', 2, { settles: asked.id });

  expect(ids(openDecisions([asked, further]))).toEqual(['asked', 'further']);
});
