import type { Id } from '../kernel/objects.ts';
import type { Bundle } from './bundle.ts';
import { remapIds } from './remap-ids.ts';

/** Who holds an id in the store already. */
export interface Holder {
  projectId: Id;
  /** Whether that project is deleted (a tombstone that could still be brought back). */
  projectDeleted: boolean;
}

export interface Settled {
  bundle: Bundle;
  /** A deleted project whose documents make way for the bundle's. */
  replaces: Id | null;
  /** True where the bundle came in as a copy with fresh ids, since a live project has its ids. */
  copied: boolean;
}

/**
 * Under which ids a bundle enters the store. Ids of the file are kept where they are free, or held only by the same
 * project, deleted: so a project that was exported, deleted and imported is the same to the last byte. Otherwise it
 * becomes a copy.
 */
export function settleIdentity(bundle: Bundle, holders: ReadonlyMap<Id, Holder>, freshId: () => Id): Settled {
  const held = [bundle.project, ...bundle.documents, ...bundle.events].flatMap(
    ({ id }) => holders.get(id) ?? [],
  );
  if (held.length === 0) return { bundle, replaces: null, copied: false };
  const own = held.every(
    ({ projectId, projectDeleted }) => projectDeleted && projectId === bundle.project.id,
  );
  if (own) return { bundle, replaces: bundle.project.id, copied: false };
  return { bundle: remapIds(bundle, freshId), replaces: null, copied: true };
}
