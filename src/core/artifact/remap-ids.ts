import type { Id } from '../kernel/objects.ts';
import type { Bundle } from './bundle.ts';
import type { AnyDocument } from './documents.ts';

/**
 * The same bundle as a copy: every document and event gets a fresh id, every reference to an old one follows, and the project
 * is called "<name> (copy)". Revisions and times stay. Texts equal to an old id are taken for references wherever they
 * stand, so that kinds of documents that this version does not know are followed as well.
 */
export function remapIds({ project, documents, objects, events }: Bundle, freshId: () => Id): Bundle {
  const fresh = new Map<string, Id>();
  for (const { id } of [project, ...documents, ...events]) fresh.set(id, freshId());
  const follow = <D extends AnyDocument>(document: D): D => ({
    ...document,
    id: fresh.get(document.id)!,
    projectId: fresh.get(project.id)!,
    body: replaced(document.body, fresh) as D['body'],
    unknown: replaced(document.unknown, fresh) as Record<string, unknown>,
  });
  return {
    project: { ...follow(project), name: `${project.name} (copy)` },
    documents: documents.map(follow),
    objects,
    events: events.map((event) => ({ ...(replaced(event, fresh) as typeof event), by: event.by })),
  };
}

/** A JSON value with every text that is a key of the map replaced; its depth is bounded by MAX_JSON_DEPTH. */
function replaced(value: unknown, by: ReadonlyMap<string, Id>): unknown {
  if (typeof value === 'string') return by.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => replaced(item, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [by.get(key) ?? key, replaced(member, by)]),
  );
}
