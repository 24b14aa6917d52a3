import type { AnyObject } from '../src/core/artifact/documents.ts';
import { entryFor } from '../src/core/artifact/new-document.ts';
import { nameObject } from '../src/core/artifact/name-object.ts';
import type { MadeBy, Id } from '../src/core/kernel/objects.ts';
import { commit } from '../src/storage/objects.ts';
import { sha256 } from '../src/storage/sha256.ts';
import type { JobTicket } from '../src/compute/calls.ts';

/** Names what a job made by its digest and commits it, with its entry on the project's shelf unless it is to stand in the place of another, in one transaction. */
export async function finishJob<O extends AnyObject>(
  ticket: JobTicket,
  content: Omit<O, 'digest' | 'madeBy'>,
  madeBy: Omit<MadeBy, 'app'>,
): Promise<O> {
  const object = await nameObject<O>(content, { ...madeBy, app: __APP_VERSION__ }, sha256);
  const nowMs = Date.now();
  const entry = entryFor(object, {
    id: crypto.randomUUID() as Id,
    projectId: ticket.project,
    name: ticket.name,
    nowMs,
  });
  await commit(ticket.job, nowMs, { objects: [object], documents: ticket.unshelved ? [] : [entry] });
  return object;
}
