// First, since it gives Node an IndexedDB before the store looks for one.
import {
  bytes,
  contents,
  digest,
  emptyStore,
  entryDocument,
  projectDocument,
  startJob,
  tableObject,
} from './fresh-store.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../../src/core/kernel/problem.ts';
import { db } from '../../src/storage/db.ts';
import { commit, chunksByDigest, isWhole, objectOf, stageChunks } from '../../src/storage/objects.ts';
import { abandon, dropStaging, owning, sweepStaging } from '../../src/storage/jobs.ts';
import { sha256 } from '../../src/storage/sha256.ts';

const EMPTY = { chunks: [], objects: [], documents: [], staging: [] };

beforeEach(emptyStore);

describe('staging and commit', () => {
  it('names a chunk by its SHA-256 and stores equal chunks once', async () => {
    const job = await startJob('job');
    const [a, b] = await stageChunks(job, [bytes(1, 2, 3), bytes(1, 2, 3)]);
    expect(a).toBe(b);
    expect(a).toBe(await sha256(bytes(1, 2, 3)));
    expect(a).toBe('039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81');
    expect((await contents())['chunks']).toHaveLength(1);
  });

  it('keeps only the bytes of a view, not the buffer behind it', async () => {
    const [name] = await stageChunks(await startJob('job'), [bytes(9, 1, 2, 9).subarray(1, 3)]);
    const [chunk] = await chunksByDigest([name!]);
    expect([...chunk!]).toEqual([1, 2]);
    expect(chunk!.buffer.byteLength).toBe(2);
  });

  it('makes objects and documents appear together and ends the job', async () => {
    const job = await startJob('job');
    const chunks = await stageChunks(job, [bytes(1)]);
    const table = tableObject('t', chunks);
    await commit(job, 5, {
      objects: [table],
      documents: [projectDocument('p'), entryDocument('e', 'p', table)],
    });
    expect((await contents())['staging']).toEqual([]);
    expect(await db.jobs.get(job)).toMatchObject({ state: 'done', endMs: 5 });
    expect(await objectOf('table', digest('t'))).toEqual(table);
    expect(await isWhole(table)).toBe(true);
    await expect(objectOf('model', digest('t'))).rejects.toThrow(Problem);
  });

  it('commits nothing where one document cannot be added', async () => {
    const job = await startJob('job');
    const table = tableObject('t', await stageChunks(job, [bytes(1)]));
    const taken = projectDocument('p');
    await commit(job, 5, { objects: [], documents: [taken] });
    const second = await startJob('second');
    const documents = [entryDocument('e', 'p', table), taken];
    await expect(commit(second, 6, { objects: [table], documents })).rejects.toThrow();
    expect(await contents()).toMatchObject({ objects: [], documents: ['p'] });
  });

  it('does not put the same object on a shelf twice, but does after its entry was deleted', async () => {
    const table = tableObject('t', await stageChunks(await startJob('a'), [bytes(1)]));
    const entry = entryDocument('e1', 'p', table);
    await commit(await startJob('a'), 1, { objects: [table], documents: [entry] });
    await commit(await startJob('b'), 2, { objects: [table], documents: [entryDocument('e2', 'p', table)] });
    expect((await contents())['documents']).toEqual(['e1']);
    await db.documents.update(entry.id, { deletedMs: 3 });
    await commit(await startJob('c'), 4, { objects: [table], documents: [entryDocument('e3', 'p', table)] });
    expect((await contents())['documents']).toEqual(['e1', 'e3']);
  });
});

describe('sweeping', () => {
  it('drops what a dead job staged and marks it interrupted', async () => {
    const job = await startJob('dead');
    await stageChunks(job, [bytes(1), bytes(2)]);
    expect(await sweepStaging(7)).toBe(1);
    expect(await contents()).toEqual(EMPTY);
    expect(await db.jobs.get(job)).toMatchObject({ state: 'interrupted', endMs: 7 });
  });

  it('leaves alone what a living job has staged', async () => {
    const job = await startJob('alive');
    await owning(job, async () => {
      await stageChunks(job, [bytes(1)]);
      expect(await sweepStaging(7)).toBe(0);
      expect((await contents())['chunks']).toHaveLength(1);
    });
  });

  it('keeps chunks that a committed object or another job holds', async () => {
    const first = await startJob('first');
    const chunks = await stageChunks(first, [bytes(1)]);
    await commit(first, 1, { objects: [tableObject('t', chunks)], documents: [] });
    const dead = await startJob('dead');
    const other = await startJob('other');
    await stageChunks(dead, [bytes(1), bytes(2), bytes(3)]);
    const [kept] = await stageChunks(other, [bytes(2)]);
    await dropStaging(dead);
    expect(new Set((await contents())['chunks'])).toEqual(new Set([chunks[0], kept]));
  });

  it('waits with dropping until the owner has let go', async () => {
    const job = await startJob('job');
    let finish = (): void => undefined;
    const working = owning(job, async () => {
      await stageChunks(job, [bytes(1)]);
      await new Promise<void>((resolve) => (finish = resolve));
    });
    const abandoned = abandon(job, 'cancelled', 9, null);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await contents())['chunks']).toHaveLength(1);
    finish();
    await working;
    await abandoned;
    expect(await contents()).toEqual(EMPTY);
    expect(await db.jobs.get(job)).toMatchObject({ state: 'cancelled', endMs: 9 });
  });
});
