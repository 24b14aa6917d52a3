// First, since it gives Node an IndexedDB before the store looks for one.
import {
  bytes,
  contents,
  digest,
  emptyStore,
  entryDocument,
  evaluationObject,
  id,
  projectDocument,
  startJob,
  tableObject,
} from './fresh-store.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../src/core/artifact/merge-edit.ts';
import {
  addDocuments,
  editDocument,
  documentOf,
  holdersOf,
  liveProjects,
} from '../../src/storage/documents.ts';
import { commit, stageChunks } from '../../src/storage/objects.ts';
import { dependentsOf, freeSpace } from '../../src/storage/sweep.ts';

beforeEach(emptyStore);

const rename = (name: string): Edit => ({ from: { name: 'p' }, to: { name } });

async function bury(name: string, deletedMs: number | null): Promise<void> {
  await editDocument(id(name), { from: {}, to: { deletedMs } }, 5);
}

describe('documents', () => {
  it('change by compare-and-swap: of two writers of one thing the second is told and changes nothing', async () => {
    const project = projectDocument('p');
    await addDocuments([project]);
    const first = await editDocument(project.id, rename('first'), 10);
    expect(first).toMatchObject({ state: 'done', document: { name: 'first', rev: 2, updatedMs: 10 } });
    expect(await editDocument(project.id, rename('second'), 11)).toMatchObject({
      state: 'clash',
      stored: { name: 'first' },
      clashes: [{ field: 'name', theirs: 'first', mine: 'second' }],
    });
    expect(await documentOf(project.id)).toMatchObject({ name: 'first', rev: 2 });
    await editDocument(project.id, rename('second'), 12, { overwrite: true });
    expect(await documentOf(project.id)).toMatchObject({ name: 'second', rev: 3 });
  });

  it('lets exactly one of many racing writers win', async () => {
    const project = projectDocument('p');
    await addDocuments([project]);
    const ended = await Promise.all(
      Array.from({ length: 8 }, (_, i) => editDocument(project.id, rename(String(i)), i)),
    );
    expect(ended.filter(({ state }) => state === 'done')).toHaveLength(1);
    expect(await documentOf(project.id)).toMatchObject({ rev: 2 });
  });

  it('says so where the document is gone for good', async () => {
    await expect(editDocument(id('p'), rename('x'), 1)).rejects.toMatchObject({
      facts: { code: 'document.gone' },
    });
  });

  it('deletes by tombstone and brings back', async () => {
    await addDocuments([projectDocument('a'), projectDocument('b')]);
    await bury('a', 5);
    expect((await liveProjects()).map((project) => project.id)).toEqual(['b']);
    await bury('a', null);
    expect((await liveProjects()).map((project) => project.id)).toEqual(['a', 'b']);
  });

  it('tells who holds an id, and whether that project is deleted', async () => {
    const table = tableObject('t', []);
    await addDocuments([projectDocument('p'), entryDocument('e', 'p', table)]);
    expect(await holdersOf([id('e'), id('nobody')])).toEqual(
      new Map([['e', { projectId: 'p', projectDeleted: false }]]),
    );
    await bury('p', 5);
    expect((await holdersOf([id('e')])).get(id('e'))).toEqual({ projectId: 'p', projectDeleted: true });
  });
});

describe('freeing space', () => {
  async function shelve(): Promise<void> {
    const job = await startJob('job');
    const used = tableObject('used', await stageChunks(job, [bytes(1), bytes(2)]));
    const unused = tableObject('unused', await stageChunks(job, [bytes(2), bytes(3)]));
    const evaluation = evaluationObject('evaluation', { table: 'used', model: 'm', predictions: 'p' });
    await commit(job, 1, {
      objects: [used, unused, evaluation],
      documents: [
        projectDocument('p'),
        entryDocument('unused-entry', 'p', unused),
        entryDocument('evaluation-entry', 'p', evaluation),
      ],
    });
  }

  it('keeps everything a live entry leads to, through the objects between', async () => {
    await shelve();
    expect(await dependentsOf(digest('used'))).toEqual(['evaluation']);
    expect(await freeSpace(new Set())).toBe(0);
    expect((await contents())['objects']).toHaveLength(3);
  });

  it('deletes tombstones, what only they led to, and chunks that nobody else holds', async () => {
    await shelve();
    await bury('unused-entry', 5);
    expect(await freeSpace(new Set())).toBe(1);
    const left = await contents();
    expect(left['objects']).toEqual(['evaluation', 'used']);
    expect(left['chunks']).toHaveLength(2);
    expect(left['documents']).toEqual(['evaluation-entry', 'p']);
  });

  it('keeps tombstones that can still be undone, and takes a deleted project with all it has', async () => {
    await shelve();
    await bury('unused-entry', 5);
    expect(await freeSpace(new Set([id('unused-entry')]))).toBe(0);
    await bury('p', 6);
    await freeSpace(new Set());
    expect(await contents()).toEqual({ chunks: [], objects: [], documents: [], staging: [] });
  });
});
