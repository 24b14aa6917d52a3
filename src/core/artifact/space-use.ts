import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Digest, Id } from '../kernel/objects.ts';
import type { AnyDocument, AnyObject, Entry, Project } from './documents.ts';
import { chunksOfObject, reachable } from './references.ts';

export interface SpacePart {
  /** null where it was taken off the shelf and something else still needs it, and for what is counted together. */
  entry: Id | null;
  name: string;
  kind: 'dataset' | 'model' | 'predictions' | 'other';
  bytes: number;
  /** Other projects that hold the same. */
  alsoIn: readonly string[];
}

export interface SpaceOfProject {
  id: Id;
  name: string;
  bytes: number;
  /** What no other project holds: freed when this one is deleted. */
  ownBytes: number;
  /** The largest first; "other" last. */
  parts: readonly SpacePart[];
}

export interface SpaceUse {
  /** The largest first. */
  projects: readonly SpaceOfProject[];
  /** Deleted and not freed yet: can be brought back. */
  deleted: readonly { id: Id; projectId: Id; name: string }[];
  /** What freeing would give back. */
  deletedBytes: number;
  totalBytes: number;
}

export interface Kept {
  documents: readonly AnyDocument[];
  objects: ReadonlyMap<Digest, AnyObject>;
  /** Bytes of each chunk that is here. */
  chunks: ReadonlyMap<Digest, number>;
}

const KIND = { table: 'dataset', model: 'model', predictions: 'predictions' } as const;

/** What takes how much room. Bytes held twice are counted for each holder and once in any sum. */
export function spaceUse(kept: Kept): SpaceUse {
  const projects = kept.documents.filter((doc): doc is Project => doc.kind === 'project');
  const live = projects.filter(({ deletedMs }) => deletedMs === null);
  const reach = new Map(live.map((project) => [project, reachedFrom(kept, project)]));
  const all = new Set([...reach.values()].flatMap((objects) => [...objects]));
  const allBytes = bytesOf(kept, all);
  const liveIds = new Set(live.map(({ id }) => id));
  let totalBytes = 0;
  for (const bytes of kept.chunks.values()) totalBytes += bytes;
  return {
    projects: live
      .map((project) => {
        const objects = reach.get(project)!;
        const others = [...reach].filter(([other]) => other !== project);
        const parts = partsOf(kept, project, objects, (digest) =>
          others.filter(([, reached]) => reached.has(digest)).map(([{ name }]) => name),
        );
        const elsewhere = new Set(others.flatMap(([, reached]) => [...reached]));
        return {
          id: project.id,
          name: project.name,
          bytes: bytesOf(kept, objects),
          ownBytes: allBytes - bytesOf(kept, elsewhere),
          parts,
        };
      })
      .sort((a, b) => b.bytes - a.bytes),
    deleted: kept.documents
      .filter(
        ({ kind, deletedMs, projectId }) =>
          deletedMs !== null && (kind === 'project' || (kind === 'entry' && liveIds.has(projectId))),
      )
      .map(({ id, projectId, name }) => ({ id, projectId, name })),
    deletedBytes: totalBytes - allBytes,
    totalBytes,
  };
}

function partsOf(
  kept: Kept,
  project: Project,
  objects: ReadonlySet<Digest>,
  alsoIn: (digest: Digest) => readonly string[],
): SpacePart[] {
  const documents = kept.documents.filter(({ projectId }) => projectId === project.id);
  const entries = new Map<Digest, Entry>();
  for (const doc of documents) {
    // A live entry names an object rather than a deleted one does.
    if (doc.kind === 'entry' && (doc.deletedMs === null || !entries.has(doc.body.object))) {
      entries.set(doc.body.object, doc);
    }
  }
  const parts: SpacePart[] = [];
  let otherBytes = canonicalJson(documents).length;
  for (const digest of objects) {
    const object = kept.objects.get(digest)!;
    const entry = entries.get(digest);
    if (object.kind in KIND) {
      parts.push({
        entry: entry?.deletedMs === null ? entry.id : null,
        name: entry?.name ?? object.kind,
        kind: KIND[object.kind as keyof typeof KIND],
        bytes: bytesOf(kept, [digest]),
        alsoIn: alsoIn(digest),
      });
    } else otherBytes += canonicalJson(object).length;
  }
  parts.sort((a, b) => b.bytes - a.bytes);
  return [...parts, { entry: null, name: '', kind: 'other', bytes: otherBytes, alsoIn: [] }];
}

function reachedFrom({ documents, objects }: Kept, project: Project): Set<Digest> {
  const roots = documents.flatMap((doc) =>
    doc.kind === 'entry' && doc.projectId === project.id && doc.deletedMs === null ? [doc.body.object] : [],
  );
  return reachable(roots, (digest) => objects.get(digest));
}

/** Bytes of the chunks of these objects, each once. */
function bytesOf({ objects, chunks }: Kept, digests: Iterable<Digest>): number {
  const held = new Set<Digest>();
  for (const digest of digests) for (const chunk of chunksOfObject(objects.get(digest)!)) held.add(chunk);
  let bytes = 0;
  for (const chunk of held) bytes += chunks.get(chunk) ?? 0;
  return bytes;
}
