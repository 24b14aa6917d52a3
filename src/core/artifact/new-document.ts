import type { Id } from '../kernel/objects.ts';
import { DOCUMENT_SCHEMA, type AnyDocument, type AnyObject, type DocumentKind } from './documents.ts';

/** The documents of a kind. */
export type OfKind<K extends DocumentKind> = Extract<AnyDocument, { kind: K }>;

/** A document at revision 1. */
export function newDocument<K extends DocumentKind>(
  kind: K,
  identity: { id: Id; projectId: Id; name: string; nowMs: number },
  body: OfKind<K>['body'],
): OfKind<K> {
  const { id, projectId, name, nowMs } = identity;
  return {
    id,
    projectId,
    kind,
    name,
    rev: 1,
    schema: DOCUMENT_SCHEMA,
    createdMs: nowMs,
    updatedMs: nowMs,
    deletedMs: null,
    body,
    unknown: {},
  } as OfKind<K>;
}

/** The entry that puts an object on a project's shelf. */
export function entryFor(
  object: AnyObject,
  identity: { id: Id; projectId: Id; name: string; nowMs: number },
): OfKind<'entry'> {
  return newDocument('entry', identity, { kind: object.kind, object: object.digest });
}
