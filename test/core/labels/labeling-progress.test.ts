import { describe, expect, it } from 'vitest';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import { labelingProgress, rulingsOf } from '../../../src/core/labels/labeling-progress.ts';
import { standing, type Annotation, type Labeling } from '../../../src/core/labels/labeling.ts';

const BODY: Labeling['body'] = {
  table: 'table' as Digest,
  question: 'Which?',
  classes: ['a', 'b'],
  ordered: false,
  sources: [{ from: 'here' }],
  rows: [4, 7],
  columns: null,
  blind: true,
  definition: null,
  reference: null,
  rounds: [{ number: 1, startMs: 0, note: '' }],
  results: [],
};

let atMs = 0;
function said(
  by: string,
  row: number,
  value: string | null,
  more: Partial<Annotation['body']> = {},
): Annotation {
  atMs++;
  return {
    id: `event ${String(atMs)}` as Id,
    projectId: 'project' as Id,
    kind: 'annotation',
    atMs,
    by,
    body: {
      labeling: 'l' as Id,
      row,
      what: 'label',
      value,
      round: 1,
      definition: null,
      blind: true,
      ...more,
    },
  };
}

describe('how far a labeling is', () => {
  it('counts rows by person; what was taken back does not count', () => {
    const events = [said('Bea', 4, 'a'), said('Ann', 4, 'a'), said('Ann', 7, 'b'), said('Ann', 7, null)];
    expect(labelingProgress(BODY, standing(events), 100)).toEqual({
      round: 1,
      rows: 2,
      people: [
        { name: 'Ann', done: 1 },
        { name: 'Bea', done: 1 },
      ],
      keptBack: true,
    });
    expect(labelingProgress({ ...BODY, rows: null }, [], 100).rows).toBe(100);
  });

  it('keeps a blind round back until two are through, or it is ended', () => {
    const ann = [said('Ann', 4, 'a'), said('Ann', 7, 'a')];
    const both = [...ann, said('Bea', 4, 'a'), said('Bea', 7, 'b')];
    const keptBack = (body: Labeling['body'], events: readonly Annotation[]) =>
      labelingProgress(body, standing(events), 100).keptBack;
    expect(keptBack(BODY, [])).toBe(false);
    expect(keptBack(BODY, ann)).toBe(true);
    expect(keptBack(BODY, both)).toBe(false);
    expect(keptBack(BODY, [...both, said('Cem', 4, 'a')])).toBe(true);
    expect(keptBack({ ...BODY, blind: false }, ann)).toBe(false);
    expect(keptBack({ ...BODY, rounds: [{ number: 1, startMs: 0, note: '', endMs: 5 }] }, ann)).toBe(false);
  });

  it('begins anew with a round', () => {
    const body = { ...BODY, rounds: [...BODY.rounds, { number: 2, startMs: 9, note: '' }] };
    const events = [said('Ann', 4, 'a'), said('Ann', 4, 'b', { round: 2 })];
    expect(labelingProgress(body, standing(events), 100)).toMatchObject({
      round: 2,
      people: [{ name: 'Ann', done: 1 }],
    });
  });

  it('knows the rulings that stand', () => {
    const ruling = { what: 'ruling' } as const;
    const events = [said('Ann', 4, 'a', ruling), said('Bea', 4, 'b', ruling), said('Ann', 7, 'a', ruling)];
    expect([...rulingsOf(standing([...events, said('Ann', 7, null, ruling)]))]).toEqual([[4, 'b']]);
  });
});
