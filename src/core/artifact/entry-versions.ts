import type { Digest } from '../kernel/objects.ts';
import type { Entry } from './documents.ts';

/** Every version an entry has stood for, oldest first; the last one stands now. */
export function versionsOf({ body }: Entry): readonly Digest[] {
  return [...(body.earlier ?? []), body.object];
}

/**
 * The body of an entry for which another version stands from now on; the one that stood there becomes an earlier one.
 * A version that stands already changes nothing.
 */
export function withVersion(entry: Entry, object: Digest, nowMs: number): Entry['body'] {
  if (entry.body.object === object) return entry.body;
  const earlier = versionsOf(entry).filter((digest) => digest !== object);
  return { ...entry.body, object, earlier, sinceMs: nowMs };
}
