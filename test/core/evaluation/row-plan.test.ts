import { describe, expect, it } from 'vitest';
import { mergeEdit } from '../../../src/core/artifact/merge-edit.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import { planOf, priorityOf, withPlan } from '../../../src/core/evaluation/row-plan.ts';
import type { Sheet } from '../../../src/core/evaluation/sheet.ts';
import { sheetCells } from '../../../src/core/evaluation/sheet-cells.ts';
import { estimate, undefinedBecause } from '../../../src/core/kernel/estimate.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import type { Predicate } from '../../../src/core/slices/predicate.ts';

const A: Predicate = { op: 'tag', tag: 'a' };
const B: Predicate = { op: 'tag', tag: 'b' };
const EMPTY: Sheet['body'] = {
  evaluation: 'e'.repeat(64) as Digest,
  column: null,
  baseline: null,
  rowBaselines: {},
};
const UNSAID = { ease: null, importance: null, action: null, notes: '' };

describe('what is planned of a row', () => {
  it('is taken away by nothing typed in', () => {
    const noted = { ...EMPTY, ...withPlan(EMPTY, A, 'notes', 'fans in the room') };
    const both = { ...noted, ...withPlan(noted, A, 'action', 'augment') };
    expect(planOf(both, A)).toEqual({ ...UNSAID, notes: 'fans in the room', action: 'augment' });
    expect(planOf(both, B)).toEqual(UNSAID);
    expect(withPlan(both, A, 'notes', '')).toEqual({ rowNotes: {} });
    expect(withPlan(both, A, 'action', null)).toEqual({ rowActions: {} });
  });

  it('gives gain × ease/3 × importance/3; what is not said counts as 3', () => {
    const gain = estimate(0.6, 100);
    expect(priorityOf(gain, { ease: null, importance: null })).toBeCloseTo(0.6, 12);
    expect(priorityOf(gain, { ease: 5, importance: 3 })).toBeCloseTo(1, 12);
    expect(priorityOf(gain, { ease: 1, importance: 2 })).toBeCloseTo((0.6 * 2) / 9, 12);
    expect(priorityOf(estimate(0, 9), { ease: 5, importance: 5 })).toBe(0);
    expect(priorityOf(null, { ease: 5, importance: 5 })).toBeNull();
    expect(priorityOf(undefinedBecause('emptySlice', 0), { ease: 5, importance: 5 })).toBeNull();
  });

  it('is brought together row by row where two tabs plan at once', () => {
    const identity = { id: 's' as Id, projectId: 'p' as Id, name: 'Error analysis', nowMs: 1 };
    const from: Sheet['body'] = { ...EMPTY, rowEase: {} };
    const theirs: Sheet['body'] = { ...from, ...withPlan(from, A, 'ease', 5), rowNotes: { x: 'theirs' } };
    const to: Sheet['body'] = {
      ...from,
      ...withPlan(from, B, 'ease', 2),
      ...withPlan(from, B, 'notes', 'mine'),
    };
    const stored = newDocument('sheet', identity, theirs);
    const { change, clashes } = mergeEdit(stored, { from: { body: from }, to: { body: to } });
    expect(clashes).toEqual([]);
    const merged = change.body as Sheet['body'];
    expect([planOf(merged, A).ease, planOf(merged, B).ease]).toEqual([5, 2]);
    expect(merged.rowNotes!['x']).toBe('theirs');
    expect(planOf(merged, B).notes).toBe('mine');
  });
});

describe('the whole sheet as cells', () => {
  it('has every figure unrounded and every word, what is undefined empty', () => {
    const body: Sheet['body'] = {
      ...EMPTY,
      ...withPlan(EMPTY, A, 'ease', 4),
      ...withPlan(EMPTY, A, 'action', 'collect'),
      ...withPlan(EMPTY, A, 'notes', 'more of these'),
    };
    const interval = { low: 0.5, high: 0.75, level: 0.95, method: 'Wilson' };
    const known = {
      name: 'a',
      where: A,
      n: 30,
      share: 0.3,
      weight: 0.3,
      metric: estimate(2 / 3, 30, interval),
      errors: 10,
      shareOfErrors: 0.5,
      baseline: { value: 0.9, source: 'human level' },
      gap: 0.9 - 2 / 3,
      gain: estimate(7, 30, { ...interval, low: 4.5, high: 12 }),
    };
    const unknown = {
      ...known,
      name: 'b',
      where: B,
      n: 0,
      metric: undefinedBecause('emptySlice', 0),
      baseline: null,
      gap: null,
      gain: null,
    };
    const { header, rows } = sheetCells({ metric: { metric: 'accuracy' } }, [known, unknown], body);
    const first = Object.fromEntries(header.map((name, at) => [name, rows[0]![at]]));
    expect(new Set(header).size).toBe(rows[0]!.length);
    expect(first).toMatchObject({
      slice: 'a',
      accuracy: 2 / 3,
      'accuracy low': 0.5,
      baseline: 0.9,
      gain: 7,
      'gain high': 12,
      ease: 4,
      importance: null,
      priority: (7 * 4 * 3) / 9,
      action: 'collect',
      notes: 'more of these',
    });
    const second = Object.fromEntries(header.map((name, at) => [name, rows[1]![at]]));
    expect(second).toMatchObject({ accuracy: null, gain: null, priority: null, notes: null });
  });
});
