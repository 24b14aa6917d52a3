import type { AnyEvent } from '../core/artifact/documents.ts';
import type { Id } from '../core/kernel/objects.ts';
import { db } from './db.ts';
import { inWords } from './storage-problem.ts';

type OfKind<K extends AnyEvent['kind']> = Extract<AnyEvent, { kind: K }>;

/** Adds events in one transaction: all of them or none. There is no changing one, and no removing. */
export async function addEvents(events: readonly AnyEvent[]): Promise<void> {
  await inWords(() => db.transaction('rw', db.events, () => db.events.bulkAdd([...events])));
}

/** All events of a project, in no order. */
export async function eventsOf(projectId: Id): Promise<AnyEvent[]> {
  return db.events.where('projectId').equals(projectId).toArray();
}

export async function eventsOfKind<K extends AnyEvent['kind']>(projectId: Id, kind: K): Promise<OfKind<K>[]> {
  return (await db.events.where('[projectId+kind]').equals([projectId, kind]).toArray()) as OfKind<K>[];
}

/** Events of a kind that are not among those known: what is known, which only grows, is not read again. */
export async function freshEvents<K extends AnyEvent['kind']>(
  projectId: Id,
  kind: K,
  known: ReadonlySet<Id>,
): Promise<OfKind<K>[]> {
  const ids = await db.events.where('[projectId+kind]').equals([projectId, kind]).primaryKeys();
  const fresh = await db.events.bulkGet(ids.filter((id) => !known.has(id)));
  return fresh.filter((event) => event !== undefined) as OfKind<K>[];
}

export async function countEvents(projectId: Id): Promise<number> {
  return db.events.where('projectId').equals(projectId).count();
}
