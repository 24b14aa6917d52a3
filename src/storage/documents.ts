import type { AnyDocument, DocumentKind } from '../core/artifact/documents.ts';
import { mergeEdit, type Clash, type Edit } from '../core/artifact/merge-edit.ts';
import { Problem } from '../core/kernel/problem.ts';
import type { Id } from '../core/kernel/objects.ts';
import { db } from './db.ts';
import { inWords } from './storage-problem.ts';

type OfKind<K extends DocumentKind> = Extract<AnyDocument, { kind: K }>;

export async function addDocuments(documents: readonly AnyDocument[]): Promise<void> {
  await inWords(() => db.documents.bulkAdd([...documents]));
}

/** What became of an edit: `clash` where another tab changed the same thing, and nothing was written. */
export type EditOutcome =
  | { state: 'done'; document: AnyDocument }
  | { state: 'clash'; stored: AnyDocument; clashes: readonly Clash[] };

/**
 * Writes an edit onto the document as it is stored now, whoever changed it since; what others changed besides stays.
 * Compare-and-swap: reading, merging and writing are one transaction. With `overwrite`, the edit wins where it clashes.
 * Throws Problem "document.gone" where the document was deleted for good.
 */
export function editDocument(
  id: Id,
  edit: Edit,
  nowMs: number,
  { overwrite = false } = {},
): Promise<EditOutcome> {
  return inWords(() =>
    db.transaction('rw', db.documents, async (): Promise<EditOutcome> => {
      const stored = await db.documents.get(id);
      if (!stored) {
        throw new Problem({
          code: 'document.gone',
          message: 'This is no longer here: it was deleted, and its space was freed.',
        });
      }
      const { change, clashes } = mergeEdit(stored, edit);
      if (clashes.length > 0 && !overwrite) return { state: 'clash', stored, clashes };
      if (Object.keys(change).length === 0) return { state: 'done', document: stored };
      const document = { ...stored, ...change, rev: stored.rev + 1, updatedMs: nowMs } as AnyDocument;
      await db.documents.put(document);
      return { state: 'done', document };
    }),
  );
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

/** Which of these ids of documents and events are taken, by which project, and whether that project is deleted. */
export async function holdersOf(
  ids: readonly Id[],
): Promise<Map<Id, { projectId: Id; projectDeleted: boolean }>> {
  const found = await Promise.all([db.documents.bulkGet([...ids]), db.events.bulkGet([...ids])]);
  const held = found.flat().filter((record) => record !== undefined);
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
