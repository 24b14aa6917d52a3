import type { AnyDocument } from './documents.ts';

/** The revision of each document at some time, and under a name that is no id how many events there were. */
export type Revisions = Readonly<Record<string, number>>;

const EVENTS = '#events';

export function revisionsOf(documents: readonly AnyDocument[], events: number): Revisions {
  return { ...Object.fromEntries(documents.map(({ id, rev }) => [id, rev])), [EVENTS]: events };
}

/**
 * How many changes were made since then, each addition, edit and deletion of a document and each event one; since the
 * beginning for null.
 */
export function changesSince(
  then: Revisions | null,
  documents: readonly AnyDocument[],
  events: number,
): number {
  const added = Math.max(0, events - (then?.[EVENTS] ?? 0));
  return documents.reduce((sum, { id, rev }) => sum + Math.max(0, rev - (then?.[id] ?? 0)), added);
}

const MANY = 10;
const LONG_MS = 7 * 86_400_000;

/** Whether it is time to remind of an export: after many changes, or some that are a week old. */
export function exportDue(changes: number, lastMs: number, nowMs: number): boolean {
  return changes >= MANY || (changes > 0 && nowMs - lastMs > LONG_MS);
}
