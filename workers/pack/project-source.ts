import type { AnyDocument, Project } from '../../src/core/artifact/documents.ts';
import { inputsOfObject } from '../../src/core/artifact/references.ts';
import { rootsOf } from '../../src/core/artifact/roots-of.ts';
import type { Digest, Id } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { eventsOf } from '../../src/storage/events.ts';
import { documentsOf } from '../../src/storage/documents.ts';
import { chunksByDigest, isWhole, objectsByDigest } from '../../src/storage/objects.ts';
import type { ProjectSource } from '../readers/project-ports.ts';

/** A project as an export sees it, read from the store. */
export async function projectSource(id: Id): Promise<ProjectSource> {
  const documents = await documentsOf(id);
  const project = documents.find((doc): doc is Project => doc.kind === 'project');
  if (!project) {
    throw new Problem({ code: 'project.gone', message: 'This project is no longer here.' });
  }
  return {
    project,
    documents: documents.filter((doc) => doc !== project),
    objects: await objectsReachedFrom(documents),
    events: await eventsOf(id),
    isWhole,
    chunk: async (digest) => (await chunksByDigest([digest]))[0]!,
  };
}

async function objectsReachedFrom(documents: readonly AnyDocument[]) {
  const seen = new Set<Digest>();
  const objects = [];
  let wanted = documents.flatMap(rootsOf);
  while (wanted.length > 0) {
    const fresh = [...new Set(wanted)].filter((digest) => !seen.has(digest));
    for (const digest of fresh) seen.add(digest);
    const found = await objectsByDigest(fresh);
    objects.push(...found);
    wanted = found.flatMap(inputsOfObject);
  }
  return objects;
}
