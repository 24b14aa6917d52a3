import { withUnknownApart } from './document-members.ts';
import type { AnyDocument } from './documents.ts';
import { IsDocument, IsUnknownDocument, isKnownKind } from './document-schema.ts';
import type { RawDocument } from './migration-steps.ts';
import { parseAs } from './parse-as.ts';

/**
 * A document from a file's JSON; members this version does not know go to `unknown`.
 * `newerMinor`: whether the file was written by a newer minor version, whose new kinds of documents are kept as well
 * (nothing here shows them, and the next export carries them on).
 * Throws Problem "project.damaged".
 */
export function documentFromJson(value: RawDocument, path: string, newerMinor: boolean): AnyDocument {
  const members = withUnknownApart(value);
  if (newerMinor && !isKnownKind(members['kind'])) {
    return parseAs(IsUnknownDocument, members, path) as unknown as AnyDocument;
  }
  return parseAs(IsDocument, members, path);
}
