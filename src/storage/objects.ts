import type { AnyDocument, AnyEvent, AnyObject } from '../core/artifact/documents.ts';
import { chunksOfObject } from '../core/artifact/references.ts';
import { Problem } from '../core/kernel/problem.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import { db } from './db.ts';
import type { ObjectRecord } from './records.ts';
import { sha256 } from './sha256.ts';
import { inWords } from './storage-problem.ts';

/**
 * Writes chunks for a job that has not committed: they are there for it, and swept if it never does.
 * Digesting happens before the transaction, which may await nothing but the database.
 */
export async function stageChunks(
  job: Id,
  chunks: readonly Uint8Array<ArrayBuffer>[],
): Promise<readonly Digest[]> {
  const digests = await Promise.all(chunks.map((chunk) => sha256(chunk)));
  await inWords(() =>
    db.transaction('rw', [db.chunks, db.staging], async () => {
      // One request a digest, all at once: a single one for any of them would go from key to key and back.
      const found = await Promise.all(
        digests.map((digest) => db.chunks.where('digest').equals(digest).primaryKeys()),
      );
      const known = new Set(found.flat());
      const fresh = chunks.flatMap((chunk, i) => {
        const digest = digests[i]!;
        if (known.has(digest)) return [];
        known.add(digest);
        return [{ digest, bytes: exactBuffer(chunk) }];
      });
      await Promise.all([
        db.chunks.bulkPut(fresh),
        db.staging.bulkPut(digests.map((digest) => ({ job, digest }))),
      ]);
    }),
  );
  return digests;
}

/**
 * The commit record: a job's objects and documents appear in one transaction, and its chunks stop being staged.
 * Objects already there stay as they are (same digest, same content).
 */
export async function commit(
  job: Id,
  endMs: number,
  made: {
    objects: readonly AnyObject[];
    documents: readonly AnyDocument[];
    events?: readonly AnyEvent[];
    replacesProject?: Id;
  },
): Promise<void> {
  const records = made.objects.map((object) => ({
    digest: object.digest,
    kind: object.kind,
    chunks: [...new Set(chunksOfObject(object))],
    object,
  }));
  await inWords(() =>
    db.transaction('rw', [db.objects, db.documents, db.events, db.staging, db.jobs], async () => {
      const { replacesProject } = made;
      if (replacesProject) await db.events.where('projectId').equals(replacesProject).delete();
      await Promise.all([
        addObjects(records),
        addDocuments(made.documents, replacesProject),
        db.events.bulkAdd([...(made.events ?? [])]),
        db.staging.where('job').equals(job).delete(),
      ]);
      await db.jobs.update(job, { state: 'done', endMs });
    }),
  );
}

async function addObjects(records: readonly ObjectRecord[]): Promise<void> {
  const known = new Set(
    await db.objects
      .where('digest')
      .anyOf(records.map(({ digest }) => digest))
      .primaryKeys(),
  );
  await db.objects.bulkPut(records.filter(({ digest }) => !known.has(digest)));
}

async function addDocuments(
  documents: readonly AnyDocument[],
  replacesProject: Id | undefined,
): Promise<void> {
  if (replacesProject) await db.documents.where('projectId').equals(replacesProject).delete();
  const fresh: AnyDocument[] = [];
  for (const document of documents) if (!(await isShelved(document))) fresh.push(document);
  await db.documents.bulkAdd(fresh);
}

/** Whether the same object already has a live entry in the same project: then a second one would only confuse. */
async function isShelved(document: AnyDocument): Promise<boolean> {
  if (document.kind !== 'entry') return false;
  const same = await db.documents
    .where('[projectId+kind]')
    .equals([document.projectId, 'entry'])
    .filter((other) => other.kind === 'entry' && other.body.object === document.body.object)
    .toArray();
  return same.some(({ id, deletedMs }) => id !== document.id && deletedMs === null);
}

/** Throws Problem "object.missing" where the object is not here. */
export async function objectOf<K extends AnyObject['kind']>(
  kind: K,
  digest: Digest,
): Promise<Extract<AnyObject, { kind: K }>> {
  const record = await db.objects.get(digest);
  if (record?.kind !== kind) {
    throw new Problem({
      code: 'object.missing',
      message: `A ${kind} that this needs is no longer here.`,
      found: digest.slice(0, 12),
      fix: 'It was deleted and its space freed: import it again.',
    });
  }
  return record.object as Extract<AnyObject, { kind: K }>;
}

export async function objectsByDigest(digests: readonly Digest[]): Promise<readonly AnyObject[]> {
  const records = await db.objects.bulkGet([...digests]);
  return records.flatMap((record) => (record ? [record.object] : []));
}

/** Chunks in the order asked for. Throws Problem "chunk.missing" where one is not here. */
export async function chunksByDigest(digests: readonly Digest[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const records = await db.chunks.bulkGet([...digests]);
  return records.map((record) => {
    if (!record) {
      throw new Problem({
        code: 'chunk.missing',
        message: 'The rows of this dataset are not here.',
        fix: 'The project file came without its data: import the dataset again to open its rows.',
      });
    }
    return new Uint8Array(record.bytes);
  });
}

/** Whether every chunk of an object is here; false where a project file came without its data or models. */
export async function isWhole(object: AnyObject): Promise<boolean> {
  // One count a digest, all at once: a single one of any of them would go from chunk to chunk and read them all.
  const counts = [...new Set(chunksOfObject(object))].map((digest) =>
    db.chunks.where('digest').equals(digest).count(),
  );
  return (await Promise.all(counts)).every((count) => count > 0);
}

function exactBuffer(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return whole ? bytes.buffer : bytes.slice().buffer;
}

/** Bytes that those of the chunks take that are here, read one by one. */
export async function sizesOfChunks(digests: readonly Digest[]): Promise<number> {
  let bytes = 0;
  await db.chunks
    .where('digest')
    .anyOf([...digests])
    .each((chunk) => (bytes += chunk.bytes.byteLength));
  return bytes;
}
