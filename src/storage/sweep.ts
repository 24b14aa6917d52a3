import { inputsOfObject, reachable } from '../core/artifact/references.ts';
import type { AnyDocument } from '../core/artifact/documents.ts';
import { rootsOf } from '../core/artifact/roots-of.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import { db } from './db.ts';

/** Deletes those chunks that no object and no job holds. Runs inside the caller's transaction. */
export async function deleteUnowned(digests: readonly Digest[]): Promise<void> {
  const free: Digest[] = [];
  for (const digest of new Set(digests)) {
    const owned = await db.objects.where('chunks').equals(digest).count();
    if (owned === 0 && (await db.staging.where('digest').equals(digest).count()) === 0) free.push(digest);
  }
  await db.chunks.bulkDelete(free);
}

/**
 * Deletes for good: tombstones, then objects that no document leads to, then their chunks.
 * `keep` names tombstones that can still be undone. Returns the number of chunks deleted.
 */
export async function freeSpace(keep: ReadonlySet<Id>): Promise<number> {
  return db.transaction('rw', [db.chunks, db.objects, db.documents, db.events, db.staging], async () => {
    const documents = await db.documents.toArray();
    const projects = new Set(
      documents
        .filter((doc) => doc.kind === 'project' && (doc.deletedMs === null || keep.has(doc.id)))
        .map(({ id }) => id),
    );
    const stays = (doc: AnyDocument): boolean =>
      projects.has(doc.projectId) && (doc.deletedMs === null || keep.has(doc.id));
    await db.documents.bulkDelete(documents.filter((doc) => !stays(doc)).map(({ id }) => id));

    await db.events.filter(({ projectId }) => !projects.has(projectId)).delete();

    const objects = new Map((await db.objects.toArray()).map((record) => [record.digest, record]));
    const roots = documents.filter(stays).flatMap(rootsOf);
    const live = reachable(roots, (digest) => objects.get(digest)?.object);
    const dead = [...objects.values()].filter(({ digest }) => !live.has(digest));
    await db.objects.bulkDelete(dead.map(({ digest }) => digest));
    const before = await db.chunks.count();
    await deleteUnowned(dead.flatMap(({ chunks }) => chunks));
    return before - (await db.chunks.count());
  });
}

/** Objects that lead to `digest`, directly: what would become unreadable without it. */
export async function dependentsOf(digest: Digest): Promise<Digest[]> {
  const records = await db.objects.toArray();
  return records
    .filter(({ object }) => inputsOfObject(object).includes(digest))
    .map((record) => record.digest);
}
