import type { Ev, Id } from './objects.ts';

type MayTakeBack = Ev<string, { takesBack?: Id }>;

/** Events from the first written down to the last; of one instant by id, so that every tab and file sees one order. */
export function inWrittenOrder<E extends MayTakeBack>(events: readonly E[]): E[] {
  return [...events].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
}

/**
 * Events that count, in written order: what a later one took back is left out, as are the takings back. A taking back
 * that was itself taken back has no effect.
 */
export function countingEvents<E extends MayTakeBack>(events: readonly E[]): readonly E[] {
  const written = inWrittenOrder(events);
  const gone = takenBack(written);
  return written.filter(({ id, body }) => body.takesBack === undefined && !gone.has(id));
}

/** Ids of the events that were taken back, takings back among them. */
export function takenBack(events: readonly MayTakeBack[]): ReadonlySet<Id> {
  const gone = new Set<Id>();
  const passed = new Set<Id>();
  // From the last to the first, so that each is known to count or not before what it took back is come to.
  for (const { id, body } of inWrittenOrder(events).toReversed()) {
    passed.add(id);
    const { takesBack } = body;
    if (takesBack !== undefined && !gone.has(id) && !passed.has(takesBack)) gone.add(takesBack);
  }
  return gone;
}
