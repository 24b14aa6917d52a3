import { beforeEach, describe, expect, it } from 'vitest';
import { digest, emptyStore, id } from '../storage/fresh-store.ts';
import { newDocument } from '../../src/core/artifact/new-document.ts';
import type { Slice } from '../../src/core/slices/slice.ts';
import { Documents } from '../../src/session/documents.svelte.ts';
import { History } from '../../src/session/history.svelte.ts';
import type { OpenProject } from '../../src/session/open-project.svelte.ts';
import { Tagging } from '../../src/session/tagging.ts';
import { Tags } from '../../src/session/tags.svelte.ts';
import { Who } from '../../src/session/who.svelte.ts';
import { addDocuments, documentsOf } from '../../src/storage/documents.ts';
import { addEvents, eventsOfKind } from '../../src/storage/events.ts';

const [project, table, other] = [id('project'), digest('table'), digest('other')];

/** A project at hand, without screens. */
async function atHand() {
  const history = new History();
  const documents = new Documents(history);
  const slice = newDocument(
    'slice',
    { id: id('slice'), projectId: project, name: 'dark ones', nowMs: 1 },
    { where: { op: 'tag', tag: 'dark' }, foundBy: 'user' },
  ) as Slice;
  await addDocuments([slice]);
  const open = { id: project, tags: new Tags(project), slices: [slice] } as unknown as OpenProject;
  open.tags.take([]);
  return { history, open, tagging: new Tagging({ documents, history, who: new Who() }) };
}

describe('tagging', () => {
  beforeEach(emptyStore);

  it('is taken back and done again by further events: what was said stays', async () => {
    const { history, open, tagging } = await atHand();
    await tagging.mark(open, table, [3], 'dark', true);
    await tagging.mark(open, table, [3, 4], 'dark', true);
    expect(open.tags.rows(table, 'dark')).toEqual([3, 4]);
    await history.undo();
    expect(open.tags.rows(table, 'dark')).toEqual([3]);
    await history.undo();
    expect(open.tags.of(table)).toEqual([]);
    await history.redo();
    expect(open.tags.of(table)).toEqual([{ tag: 'dark', rows: 1 }]);
    const events = await eventsOfKind(project, 'tag');
    expect(events).toHaveLength(5);
    expect(new Set(events.map(({ atMs }) => atMs)).size).toBe(5);
  });

  it('counts also after an event of a clock that goes fast', async () => {
    const { open, tagging } = await atHand();
    const ahead = Date.now() + 3_600_000;
    const body = { table, row: 1, tag: 'dark', on: true };
    const event = { id: id('ahead'), projectId: project, kind: 'tag' as const, atMs: ahead, by: 'Ann', body };
    await addEvents([event]);
    open.tags.take([event]);
    await tagging.mark(open, table, [1], 'dark', false);
    expect(open.tags.has(table, 1, 'dark')).toBe(false);
  });

  it('that changes nothing is no step, and looking is none either', async () => {
    const { history, open, tagging } = await atHand();
    await tagging.mark(open, table, [1], 'dark', false);
    await tagging.look(open, table, 1);
    await tagging.look(open, table, 1);
    expect(history.canUndo).toBeNull();
    expect([...open.tags.looked(table)]).toEqual([1]);
    expect(open.tags.of(table)).toEqual([]);
    expect(await eventsOfKind(project, 'tag')).toHaveLength(1);
  });

  it('of a new name goes to every table and to slices; into another tag, the two become one', async () => {
    const { history, open, tagging } = await atHand();
    await tagging.mark(open, table, [1, 2], 'dark', true);
    await tagging.mark(open, table, [2, 3], 'too dark', true);
    await tagging.mark(open, other, [9], 'dark', true);
    await tagging.rename(open, 'dark', 'too dark');
    expect(open.tags.rows(table, 'too dark').toSorted()).toEqual([1, 2, 3]);
    expect(open.tags.rows(other, 'too dark')).toEqual([9]);
    expect(open.tags.everywhere('dark')).toEqual([]);
    expect((await documentsOf(project))[0]!.body).toMatchObject({ where: { op: 'tag', tag: 'too dark' } });
    await history.undo();
    await history.undo();
    expect(open.tags.rows(table, 'dark').toSorted()).toEqual([1, 2]);
    expect(open.tags.rows(table, 'too dark').toSorted()).toEqual([2, 3]);
    expect((await documentsOf(project))[0]!.body).toMatchObject({ where: { op: 'tag', tag: 'dark' } });
  });

  it('taken off everywhere comes back by undo', async () => {
    const { history, open, tagging } = await atHand();
    await tagging.mark(open, table, [1, 2], 'dark', true);
    await tagging.mark(open, other, [9], 'dark', true);
    await tagging.remove(open, 'dark');
    expect(open.tags.everywhere('dark')).toEqual([]);
    await history.undo();
    expect(open.tags.everywhere('dark')).toEqual([
      { table, rows: [1, 2] },
      { table: other, rows: [9] },
    ]);
  });
});
