import { spaceUse, type SpaceUse } from '../core/artifact/space-use.ts';
import type { AnyObject } from '../core/artifact/documents.ts';
import type { Digest } from '../core/kernel/objects.ts';
import { db } from './db.ts';
import { inWords } from './storage-problem.ts';

/** Reads every chunk for its size, one at a time: for a worker. */
export function readSpaceUse(): Promise<SpaceUse> {
  return inWords(async () => {
    const documents = await db.documents.toArray();
    const objects = new Map<Digest, AnyObject>();
    await db.objects.each(({ digest, object }) => objects.set(digest, object));
    const chunks = new Map<Digest, number>();
    await db.chunks.each(({ digest, bytes }) => chunks.set(digest, bytes.byteLength));
    return spaceUse({ documents, objects, chunks });
  });
}
