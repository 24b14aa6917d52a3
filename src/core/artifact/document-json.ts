import type { AnyDocument } from './documents.ts';
import { DOCUMENT_MEMBERS, IsDocument, IsUnknownDocument, isKnownKind } from './document-schema.ts';
import type { RawDocument } from './migrate.ts';
import { parseAs } from './parse-as.ts';

/** A document as it stands in a file: its own members beside those that a newer version added. */
export function documentToJson(document: AnyDocument): Record<string, unknown> {
  const { unknown, ...members } = document;
  return { ...unknown, ...members };
}

/**
 * A document from a file's JSON; members this version does not know go to `unknown`.
 * `newerMinor`: whether the file was written by a newer minor version, whose new kinds of documents are kept as well
 * (nothing here shows them, and the next export carries them on).
 * Throws Problem "project.damaged".
 */
export function documentFromJson(value: RawDocument, path: string, newerMinor: boolean): AnyDocument {
  const members: Record<string, unknown> = {};
  const unknown: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    (Object.hasOwn(DOCUMENT_MEMBERS, key) ? members : unknown)[key] = member;
  }
  members['unknown'] = unknown;
  if (newerMinor && !isKnownKind(members['kind'])) {
    return parseAs(IsUnknownDocument, members, path) as unknown as AnyDocument;
  }
  return parseAs(IsDocument, members, path);
}
