import * as v from 'valibot';
import type { AnyEvent } from './documents.ts';
import { isKnownEventKind, IsEvent, IsUnknownEvent } from './event-schema.ts';
import { parseAs } from './parse-as.ts';

/** Events in the order of a file: oldest first, those of one instant by id. */
export function eventsToJson(events: readonly AnyEvent[]): readonly AnyEvent[] {
  return events.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
}

/**
 * The events of a file's JSON. `newerMinor`: whether the file was written by a newer minor version, whose new kinds of
 * events are kept as well. Throws Problem "project.damaged".
 */
export function eventsFromJson(
  value: unknown,
  kind: string,
  path: string,
  newerMinor: boolean,
): readonly AnyEvent[] {
  const list = parseAs(v.array(v.looseObject({ kind: v.literal(kind) })), value, path);
  const isNew = newerMinor && !isKnownEventKind(kind);
  return list.map((event, i) => {
    const where = `${path}: event ${String(i + 1)}`;
    return isNew
      ? (parseAs(IsUnknownEvent, event, where) as unknown as AnyEvent)
      : parseAs(IsEvent, event, where);
  });
}
