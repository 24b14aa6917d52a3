import type { AnyDocument } from './documents.ts';
import type { RawDocument } from './migration-steps.ts';

/** The members every document has; what else stands beside them was written by a newer minor version. */
export type DocumentMember = Exclude<keyof AnyDocument, 'unknown'>;

const MEMBERS: Readonly<Record<DocumentMember, true>> = {
  ...{ id: true, projectId: true, kind: true, name: true, rev: true, schema: true },
  ...{ createdMs: true, updatedMs: true, deletedMs: true, body: true },
};

/** A document as it stands in a file: its own members beside those that a newer version added. */
export function documentToJson(document: AnyDocument): Record<string, unknown> {
  const { unknown, ...members } = document;
  return { ...unknown, ...members };
}

/** A document from a file's JSON, not checked; members this version does not know go to `unknown`. */
export function withUnknownApart(value: RawDocument): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  const unknown: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    (Object.hasOwn(MEMBERS, key) ? members : unknown)[key] = member;
  }
  return { ...members, unknown };
}
