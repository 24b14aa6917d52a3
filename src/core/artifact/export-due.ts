import type { Id } from '../kernel/objects.ts';
import type { AnyDocument } from './documents.ts';

/** The revision of each document at some time. */
export type Revisions = Readonly<Record<Id, number>>;

export function revisionsOf(documents: readonly AnyDocument[]): Revisions {
  return Object.fromEntries(documents.map(({ id, rev }) => [id, rev]));
}

/** How many changes were made since then, each addition, edit and deletion one; since the beginning for null. */
export function changesSince(then: Revisions | null, documents: readonly AnyDocument[]): number {
  return documents.reduce((sum, { id, rev }) => sum + Math.max(0, rev - (then?.[id] ?? 0)), 0);
}

const MANY = 10;
const LONG_MS = 7 * 86_400_000;

/** Whether it is time to remind of an export: after many changes, or some that are a week old. */
export function exportDue(changes: number, lastMs: number, nowMs: number): boolean {
  return changes >= MANY || (changes > 0 && nowMs - lastMs > LONG_MS);
}
