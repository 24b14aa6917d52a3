// First, since it gives Node an IndexedDB before the store looks for one.
import { emptyStore, startJob } from '../storage/fresh-store.ts';
import { expect } from 'vitest';
import type { Id } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { db } from '../../src/storage/db.ts';
import { abandon } from '../../src/storage/jobs.ts';
import { unpackProject } from '../../workers/pack/unpack-project.ts';
import { exported, quiet, sampleProject, type Bytes } from '../workers/project/sample-project.ts';

let own: Bytes | null = null;

/** A store with one project in it. */
export async function storeWithOwnProject(): Promise<void> {
  await emptyStore();
  own ??= await ownProject();
  await unpackProject(new Blob([own]), { job: await startJob('before') }, quiet);
}

/**
 * What becomes of a file, taken in as a task of the app would: "inert" or the code of its refusal, which must be in
 * words and leave all of the store as it was. Anything else that is thrown is thrown on.
 */
export async function outcomeOf(take: (job: Id) => Promise<unknown>): Promise<string> {
  const before = await stored();
  const job = await startJob('hostile');
  try {
    await take(job);
    return 'inert';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, message, fix } = error.facts;
    await abandon(job, 'failed', 1, error.facts);
    expect(await stored(), 'the store').toEqual(before);
    expect(message.length, message).toBeGreaterThan(20);
    expect(fix ?? '', message).not.toBe('');
    expect(JSON.stringify(error.facts).length, 'words of a length to read').toBeLessThan(2000);
    return code;
  }
}

/** Every table of the store but the list of jobs, which keeps what failed. */
async function stored(): Promise<Record<string, unknown[]>> {
  const tables = db.tables.filter(({ name }) => name !== 'jobs');
  const rows = await Promise.all(tables.map(async (table): Promise<unknown[]> => table.toArray()));
  return Object.fromEntries(tables.map(({ name }, i) => [name, rows[i]!]));
}

async function ownProject(): Promise<Bytes> {
  const { store, bundle } = await sampleProject(5);
  const id = 'own' as Id;
  const project = { ...bundle.project, id, projectId: id };
  return exported(store, { ...bundle, project, documents: [], objects: [] });
}
