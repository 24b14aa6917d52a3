import type { Bundle } from './bundle.ts';
import { eventsToJson } from './events-json.ts';
import { reachable } from './references.ts';
import { rootsOf } from './roots-of.ts';

/**
 * What of a project leaves it: live documents, the objects they reach, and all events. What was deleted, and objects that only
 * deleted entries point to, stay behind. Sorted, so that the order of the store does not matter.
 */
export function selectBundle({ project, documents, objects, events }: Bundle): Bundle {
  const live = documents.filter(({ deletedMs, kind }) => deletedMs === null && kind !== 'project');
  const byDigest = new Map(objects.map((object) => [object.digest, object]));
  const reached = reachable(live.flatMap(rootsOf), (digest) => byDigest.get(digest));
  return {
    project,
    documents: live.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    objects: objects
      .filter(({ digest }) => reached.has(digest))
      .toSorted((a, b) => (a.digest < b.digest ? -1 : 1)),
    events: eventsToJson(events),
  };
}

/** The time of a project's last change, among what leaves it. */
export function lastChangeMs({ project, documents, events }: Bundle): number {
  const changed = documents.reduce((latest, { updatedMs }) => Math.max(latest, updatedMs), project.updatedMs);
  return events.reduce((latest, { atMs }) => Math.max(latest, atMs), changed);
}
