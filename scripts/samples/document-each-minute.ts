import type { Id } from '../../src/core/kernel/objects.ts';

const MINUTE_MS = 60_000;

/** Identities of a sample's documents: a minute after each other, ids that end in that minute; the first is the project. */
export function documentEachMinute(group: string, startMs: number) {
  let minute = 0;
  const idOf = (at: number): Id => `5a3b1e00-${group}-4025-8009-${String(at).padStart(12, '0')}` as Id;
  return (name: string) => ({
    id: idOf(minute),
    projectId: idOf(0),
    name,
    nowMs: startMs + minute++ * MINUTE_MS,
  });
}
