import type { AnyDocument, DocumentKind } from '../core/artifact/documents.ts';
import { Problem } from '../core/kernel/problem.ts';
import type { Id } from '../core/kernel/objects.ts';
import { db } from './db.ts';
import { storageProblem } from './storage-problem.ts';

type OfKind<K extends DocumentKind> = Extract<AnyDocument, { kind: K }>;

export async function addDocuments(documents: readonly AnyDocument[]): Promise<void> {
  try {
    await db.documents.bulkAdd([...documents]);
  } catch (error) {
    throw storageProblem(error);
  }
}

/** What of a document may change; the rest is its identity. */
export type Change<D extends AnyDocument> = Partial<Pick<D, 'name' | 'body' | 'deletedMs'>>;

/**
 * Compare-and-swap: writes only where the stored revision is the one the change was made from.
 * Throws Problem "document.conflict" otherwise. Returns the new document.
 */
export async function changeDocument<D extends AnyDocument>(
  id: Id,
  fromRev: number,
  change: Change<D>,
  nowMs: number,
): Promise<D> {
  return db.transaction('rw', db.documents, async () => {
    const stored = (await db.documents.get(id)) as D | undefined;
    if (stored?.rev !== fromRev) {
      throw new Problem({
        code: 'document.conflict',
        message: 'This was changed in another tab meanwhile. Your last change here was not kept.',
        expected: `revision ${String(fromRev)}`,
        found: stored ? `revision ${String(stored.rev)}` : 'nothing: it was deleted for good',
        fix: 'Look at the new state and make the change again.',
      });
    }
    const changed: D = { ...stored, ...change, rev: fromRev + 1, updatedMs: nowMs };
    await db.documents.put(changed);
    return changed;
  });
}

export async function documentOf(id: Id): Promise<AnyDocument | undefined> {
  return db.documents.get(id);
}

/** Documents of a project, tombstones included; the project document itself too. */
export async function documentsOf(projectId: Id): Promise<AnyDocument[]> {
  return db.documents.where('projectId').equals(projectId).toArray();
}

/** All projects that are not deleted, newest change first. */
export async function liveProjects(): Promise<OfKind<'project'>[]> {
  const projects = (await db.documents
    .filter(({ kind }) => kind === 'project')
    .toArray()) as OfKind<'project'>[];
  return projects
    .filter(({ deletedMs }) => deletedMs === null)
    .sort((a, b) => b.updatedMs - a.updatedMs || (a.id < b.id ? -1 : 1));
}

/** Which of these ids are taken, by which project, and whether that project is deleted. */
export async function holdersOf(
  ids: readonly Id[],
): Promise<Map<Id, { projectId: Id; projectDeleted: boolean }>> {
  const held = (await db.documents.bulkGet([...ids])).filter((doc) => doc !== undefined);
  const projects = new Map(
    (await db.documents.bulkGet([...new Set(held.map(({ projectId }) => projectId))])).flatMap((doc) =>
      doc ? [[doc.id, doc]] : [],
    ),
  );
  return new Map(
    held.map(({ id, projectId }) => {
      const project = projects.get(projectId);
      return [id, { projectId, projectDeleted: !project || project.deletedMs !== null }];
    }),
  );
}
