import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { IsDashboard } from '../../../src/core/artifact/dashboard-schema.ts';
import { mergeEdit } from '../../../src/core/artifact/merge-edit.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Id } from '../../../src/core/kernel/objects.ts';
import type { Dashboard, Tile } from '../../../src/core/monitor/dashboard.ts';

const tile: Tile = {
  ...{ order: 0, size: '1x1', title: '', log: 'log' as Id },
  content: { show: 'figure', signal: { of: 'rows' } },
};
const body = (change: object): Dashboard['body'] => ({ tiles: { a: { ...tile, ...change }, b: tile } });

describe('the schema of a dashboard', () => {
  it('takes what the app makes', () => expect(v.is(IsDashboard, body({}))).toBe(true));

  it.each([
    ['a tile of a size that is none', { size: '9x9' }],
    ['a place that is no number', { order: NaN }],
    ['a content of another kind', { content: { show: 'weather' } }],
    ['a line of no signal', { content: { show: 'line' } }],
  ])('refuses %s', (_, change) => expect(v.is(IsDashboard, body(change))).toBe(false));
});

describe('two tabs at one dashboard', () => {
  it('one moves a tile that the other renames, and another is removed: all of it stands', () => {
    const identity = { id: 'board' as Id, projectId: 'project' as Id, name: 'Dashboard', nowMs: 0 };
    const stored = newDocument('dashboard', identity, { tiles: { a: { ...tile, title: 'Requests' } } });
    const { change, clashes } = mergeEdit(stored, {
      from: { body: body({}) },
      to: { body: body({ order: 7 }) },
    });
    expect(clashes).toEqual([]);
    expect(change.body).toEqual({ tiles: { a: { ...tile, order: 7, title: 'Requests' } } });
  });
});
