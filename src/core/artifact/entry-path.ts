import type { Digest } from '../kernel/objects.ts';
import type { AnyDocument, AnyObject } from './documents.ts';

/** Where each thing stands in a project file, and the only names one may have. */
export const MANIFEST_PATH = 'manifest.json';
export const PROJECT_PATH = 'project.json';
export const README_PATH = 'README.md';

/** What an entry is; it decides how its bytes are read. */
export type EntryRole = 'project' | 'document' | 'events' | 'object' | 'table' | 'chunk' | 'model' | 'readme';

const DIGEST = '[0-9a-f]{64}';
const ALLOWED: Readonly<Record<EntryRole, RegExp>> = {
  project: /^project\.json$/,
  document: /^documents\/[a-zA-Z]{1,40}\/[A-Za-z0-9][A-Za-z0-9_-]{0,99}\.json$/,
  events: /^events\/[a-zA-Z]{1,40}\.json$/,
  object: new RegExp(`^objects/[a-zA-Z]{1,40}/${DIGEST}\\.json$`),
  table: new RegExp(`^tables/${DIGEST}\\.parquet$`),
  chunk: new RegExp(`^chunks/${DIGEST}\\.bin$`),
  model: new RegExp(`^models/${DIGEST}\\.onnx$`),
  readme: /^README\.md$/,
};

export const MEDIA_TYPES: Readonly<Record<EntryRole, string>> = {
  project: 'application/json',
  document: 'application/json',
  events: 'application/json',
  object: 'application/json',
  table: 'application/vnd.apache.parquet',
  chunk: 'application/octet-stream',
  model: 'application/onnx',
  readme: 'text/markdown',
};

/** Null where no entry may have that name. Names are ASCII, so that none has a twin in another normal form. */
export function roleOfPath(path: string): EntryRole | null {
  for (const [role, pattern] of Object.entries(ALLOWED)) if (pattern.test(path)) return role as EntryRole;
  return null;
}

export function documentPath({ kind, id }: Pick<AnyDocument, 'kind' | 'id'>): string {
  return `documents/${kind}/${id}.json`;
}

/** All events of one kind. */
export function eventsPath(kind: string): string {
  return `events/${kind}.json`;
}

/** The kind of events in an entry of that name. */
export function eventKindInPath(path: string): string {
  return path.slice('events/'.length, -'.json'.length);
}

export function objectPath({ kind, digest }: Pick<AnyObject, 'kind' | 'digest'>): string {
  return `objects/${kind}/${digest}.json`;
}

/** Rows of a table or of predictions, named by that object's digest. */
export function tablePath(digest: Digest): string {
  return `tables/${digest}.parquet`;
}

/** A chunk as it is stored, for values that Parquet cannot carry to the last bit. */
export function chunkPath(digest: Digest): string {
  return `chunks/${digest}.bin`;
}

export function modelPath(digest: Digest): string {
  return `models/${digest}.onnx`;
}

/** The digest in the name of an object, table, chunk or model entry. */
export function digestInPath(path: string): Digest {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.slice(0, name.indexOf('.')) as Digest;
}
