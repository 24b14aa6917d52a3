import { describe, expect, it } from 'vitest';
import type { Id } from '../../../src/core/kernel/objects.ts';
import { debtSummary, HIDDEN_DEBTS } from '../../../src/core/scoping/hidden-debts.ts';
import { notYet, proven } from '../../../src/core/scoping/proof.ts';
import {
  contradiction,
  pointsInForce,
  withState,
  type ReadinessAnswer,
} from '../../../src/core/scoping/readiness.ts';
import { testScore, type TestPoints } from '../../../src/core/scoping/test-score.ts';

const source = {
  what: 'set',
  ref: { to: 'document', id: 'set' as Id, rev: 1 },
  stage: 'data',
  path: [],
} as const;
const said = (points: TestPoints | null): ReadinessAnswer => ({
  ...{ points, note: 'seen', by: 'Ada', atMs: 1, evidence: [] },
});
const half = proven(0.5, 'There.', source);

describe('points in force', () => {
  it('are what a person said, else what is proven; a note alone says nothing', () => {
    const points = pointsInForce(
      { a: said(0), b: said(null), c: said(1), d: said(null) },
      { a: half, b: half, e: half },
    );
    expect(points).toEqual({ a: 0, b: 0.5, c: 1, d: undefined, e: 0.5 });
  });

  it('contradict only evidence that there is', () => {
    expect(contradiction(said(1), half)).toBe('more');
    expect(contradiction(said(0), half)).toBe('less');
    expect(contradiction(said(0.5), half)).toBeNull();
    expect(contradiction(said(null), half)).toBeNull();
    expect(contradiction(said(1), notYet('Nothing.'))).toBeNull();
    expect(contradiction(undefined, half)).toBeNull();
  });
});

describe('the history', () => {
  const day = 86_400_000;
  const none = testScore({});
  const some = testScore({ 'data.schema': 1 });

  it('has an entry a day at most, the last state of it, and only where something changed', () => {
    const first = withState([], none, 10 * day);
    expect(first).toEqual([{ atMs: 10 * day, score: 0, sums: [0, 0, 0, 0] }]);
    expect(withState(first, none, 12 * day)).toBe(first);
    const later = withState(first, some, 10 * day + 5);
    expect(later).toEqual([{ atMs: 10 * day + 5, score: 0, sums: [1, 0, 0, 0] }]);
    expect(withState(later, none, 11 * day)).toHaveLength(2);
  });
});

describe('hidden debts', () => {
  it('are counted by what was said', () => {
    expect(HIDDEN_DEBTS).toHaveLength(12);
    expect(new Set(HIDDEN_DEBTS.map(({ key }) => key)).size).toBe(12);
    const answers = {
      glue: { state: 'much', note: '' },
      dead: { state: 'none', note: '' },
      world: { state: null, note: 'a look' },
      other: { state: 'much', note: '' },
    } as const;
    expect(debtSummary(answers)).toEqual({ much: 1, some: 0, none: 1, unsaid: 10 });
  });
});
