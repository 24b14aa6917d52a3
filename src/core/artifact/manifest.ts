import { canonicalJson } from '../kernel/canonical-json.ts';
import { encodeUtf8 } from '../kernel/codecs.ts';
import { digestOfJson, type Digester } from '../kernel/digest.ts';
import type { Digest } from '../kernel/objects.ts';
import type { EntryRole } from './entry-path.ts';

export interface SchemaVersion {
  major: number;
  minor: number;
}

/**
 * The version of project files written here. A new optional member, or a new kind of document, raises minor; what a
 * reader of an older minor cannot keep (a new kind of object or entry) also raises MIN_READER; what changes the
 * meaning of something old raises major. Every released version keeps a golden file in test/golden.
 */
export const SCHEMA_VERSION: SchemaVersion = { major: 1, minor: 0 };
/** The oldest reader that loses nothing of a file written here. */
export const MIN_READER: SchemaVersion = { major: 1, minor: 0 };

export interface ManifestFile {
  path: string;
  bytes: number;
  sha256: Digest;
  mediaType: string;
  role: EntryRole;
  /** Models only: sizes of the pieces the bytes are stored in, in order. */
  pieces?: readonly number[] | undefined;
}

/** An object whose bytes stay behind: what is known of it goes along, its rows or its model file do not. */
export interface Redaction {
  object: Digest;
  kind: 'table' | 'predictions' | 'model';
}

export interface AppFacts {
  name: string;
  version: string;
  commit: string | null;
}

export interface Manifest {
  format: 'drydock';
  schemaVersion: SchemaVersion;
  minReader: SchemaVersion;
  app: AppFacts;
  /** ISO time of the project's last change. */
  createdAt: string;
  /** Digest of the manifest without `app` and itself: the same content has the same id whoever wrote it. */
  exportId: Digest;
  kind: 'project';
  /** The environment belongs to what was computed in it (see `madeBy`), not to the file. */
  env: null;
  /** Sorted by path; the manifest itself is not among them. */
  files: readonly ManifestFile[];
  rootDigest: Digest;
  redactions: readonly Redaction[];
  licence: string | null;
  /** Export ids of the files this one was made from. */
  parents: readonly Digest[];
}

/** Deterministic: the same files, redactions and time give the same manifest. */
export async function buildManifest(
  made: {
    files: readonly ManifestFile[];
    redactions: readonly Redaction[];
    changedMs: number;
    app: AppFacts;
  },
  digester: Digester,
): Promise<Manifest> {
  const files = made.files.toSorted((a, b) => order(a.path, b.path));
  const content: Omit<Manifest, 'app' | 'exportId'> = {
    format: 'drydock',
    schemaVersion: SCHEMA_VERSION,
    minReader: MIN_READER,
    createdAt: new Date(made.changedMs).toISOString(),
    kind: 'project',
    env: null,
    files,
    rootDigest: await rootDigestOf(files, digester),
    redactions: made.redactions.toSorted((a, b) => order(a.object, b.object)),
    licence: null,
    parents: [],
  };
  return { ...content, app: made.app, exportId: await digestOfJson(content, digester) };
}

/** SHA-256 over the lines `path NUL sha256 LF`, sorted by path. */
export function rootDigestOf(
  files: readonly Pick<ManifestFile, 'path' | 'sha256'>[],
  digester: Digester,
): Promise<Digest> {
  const lines = files
    .toSorted((a, b) => order(a.path, b.path))
    .map(({ path, sha256 }) => `${path}\0${sha256}\n`);
  return digester(encodeUtf8(lines.join('')));
}

/** Recomputes a manifest's exportId; members of newer versions count. */
export function exportIdOf(manifest: Manifest, digester: Digester): Promise<Digest> {
  const { app: _app, exportId: _exportId, ...content } = manifest;
  return digestOfJson(content, digester);
}

export function manifestBytes(manifest: Manifest): Uint8Array<ArrayBuffer> {
  return encodeUtf8(canonicalJson(manifest));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
