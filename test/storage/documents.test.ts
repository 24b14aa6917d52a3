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
import type { AnyDocument } from '../../src/core/artifact/documents.ts';
import {
  addDocuments,
  changeDocument,
  documentOf,
  holdersOf,
  liveProjects,
} from '../../src/storage/documents.ts';
import { commit, stageChunks } from '../../src/storage/objects.ts';
import { dependentsOf, freeSpace } from '../../src/storage/sweep.ts';

beforeEach(emptyStore);

describe('documents', () => {
  it('change by compare-and-swap: the second of two writers is told and changes nothing', async () => {
    const project = projectDocument('p');
    await addDocuments([project]);
    const renamed = await changeDocument<AnyDocument>(project.id, 1, { name: 'first' }, 10);
    expect(renamed).toMatchObject({ name: 'first', rev: 2, updatedMs: 10, createdMs: 1 });
    const late = changeDocument<AnyDocument>(project.id, 1, { name: 'second' }, 11);
    await expect(late).rejects.toMatchObject({
      facts: { code: 'document.conflict', expected: 'revision 1', found: 'revision 2' },
    });
    expect(await documentOf(project.id)).toEqual(renamed);
  });

  it('lets exactly one of many racing writers win', async () => {
    const project = projectDocument('p');
    await addDocuments([project]);
    const writers = Array.from({ length: 8 }, (_, i) =>
      changeDocument<AnyDocument>(project.id, 1, { name: String(i) }, i),
    );
    const ended = await Promise.allSettled(writers);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await documentOf(project.id)).toMatchObject({ rev: 2 });
  });

  it('deletes by tombstone and brings back', async () => {
    await addDocuments([projectDocument('a'), projectDocument('b')]);
    await changeDocument<AnyDocument>(id('a'), 1, { deletedMs: 5 }, 5);
    expect((await liveProjects()).map((project) => project.id)).toEqual(['b']);
    await changeDocument<AnyDocument>(id('a'), 2, { deletedMs: null }, 6);
    expect((await liveProjects()).map((project) => project.id)).toEqual(['a', 'b']);
  });

  it('tells who holds an id, and whether that project is deleted', async () => {
    const table = tableObject('t', []);
    await addDocuments([projectDocument('p'), entryDocument('e', 'p', table)]);
    expect(await holdersOf([id('e'), id('nobody')])).toEqual(
      new Map([['e', { projectId: 'p', projectDeleted: false }]]),
    );
    await changeDocument<AnyDocument>(id('p'), 1, { deletedMs: 5 }, 5);
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
    await changeDocument<AnyDocument>(id('unused-entry'), 1, { deletedMs: 5 }, 5);
    expect(await freeSpace(new Set())).toBe(1);
    const left = await contents();
    expect(left['objects']).toEqual(['evaluation', 'used']);
    expect(left['chunks']).toHaveLength(2);
    expect(left['documents']).toEqual(['evaluation-entry', 'p']);
  });

  it('keeps tombstones that can still be undone, and takes a deleted project with all it has', async () => {
    await shelve();
    await changeDocument<AnyDocument>(id('unused-entry'), 1, { deletedMs: 5 }, 5);
    expect(await freeSpace(new Set([id('unused-entry')]))).toBe(0);
    await changeDocument<AnyDocument>(id('p'), 1, { deletedMs: 6 }, 6);
    await freeSpace(new Set());
    expect(await contents()).toEqual({ chunks: [], objects: [], documents: [], staging: [] });
  });
});
