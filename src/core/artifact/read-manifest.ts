import * as v from 'valibot';
import type { Digester } from '../kernel/digest.ts';
import { IsCount, IsDigest } from './basic-schemas.ts';
import { MEDIA_TYPES, roleOfPath, MANIFEST_PATH } from './entry-path.ts';
import { exportIdOf, rootDigestOf, SCHEMA_VERSION, type Manifest, type SchemaVersion } from './manifest.ts';
import { parseAs } from './parse-as.ts';
import { parseJson } from './parse-json.ts';
import { damaged, newerMajor, notAProject } from './project-problem.ts';

const IsVersion = v.looseObject({ major: IsCount, minor: IsCount });

/** What every version of the format promises, so that a newer file is refused for the right reason. */
const IsHeader = v.looseObject({
  format: v.literal('drydock'),
  kind: v.string(),
  schemaVersion: IsVersion,
  minReader: IsVersion,
});

const IsFile = v.looseObject({
  path: v.pipe(v.string(), v.maxLength(300)),
  bytes: IsCount,
  sha256: IsDigest,
  mediaType: v.string(),
  role: v.picklist(['project', 'document', 'events', 'object', 'table', 'chunk', 'model', 'readme']),
  pieces: v.exactOptional(v.array(v.pipe(IsCount, v.minValue(1)))),
});

const IsManifest: v.GenericSchema<unknown, Manifest> = v.looseObject({
  ...IsHeader.entries,
  kind: v.literal('project'),
  app: v.looseObject({ name: v.string(), version: v.string(), commit: v.nullable(v.string()) }),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  exportId: IsDigest,
  env: v.null(),
  files: v.array(IsFile),
  rootDigest: IsDigest,
  redactions: v.array(
    v.looseObject({ object: IsDigest, kind: v.picklist(['table', 'predictions', 'model']) }),
  ),
  licence: v.nullable(v.string()),
  parents: v.array(IsDigest),
});

/**
 * The manifest of a project file, checked in itself: format and version, names, digests.
 * Throws Problem "project.notAProject", "project.newerMajor" or "project.damaged".
 */
export async function readManifest(bytes: Uint8Array, digester: Digester): Promise<Manifest> {
  const value = parseJson(bytes, MANIFEST_PATH);
  const header = v.safeParse(IsHeader, value);
  if (!header.success) {
    throw notAProject({
      expected: 'a manifest.json that says "format": "drydock"',
      found: 'one that does not',
      where: MANIFEST_PATH,
    });
  }
  refuseNewer(header.output);
  if (header.output.kind !== 'project') {
    throw notAProject({
      expected: 'a project',
      found: `a file of another kind: "${header.output.kind.slice(0, 40)}"`,
      where: MANIFEST_PATH,
    });
  }
  const manifest = parseAs(IsManifest, value, MANIFEST_PATH);
  checkFiles(manifest);
  if ((await rootDigestOf(manifest.files, digester)) !== manifest.rootDigest) {
    throw damaged(MANIFEST_PATH, { expected: 'the root digest of its list', found: 'another one' });
  }
  if ((await exportIdOf(manifest, digester)) !== manifest.exportId) {
    throw damaged(MANIFEST_PATH, { expected: 'the export id of its content', found: 'another one' });
  }
  return manifest;
}

/** Whether a file is of our major version and of a later minor one. */
export function isNewerMinor({ schemaVersion }: Pick<Manifest, 'schemaVersion'>): boolean {
  return schemaVersion.major === SCHEMA_VERSION.major && schemaVersion.minor > SCHEMA_VERSION.minor;
}

function refuseNewer(header: { schemaVersion: SchemaVersion; minReader: SchemaVersion }): void {
  const { schemaVersion, minReader } = header;
  if (schemaVersion.major < 1) {
    throw damaged(MANIFEST_PATH, { expected: 'format 1 or later', found: inWords(schemaVersion) });
  }
  if (schemaVersion.major > SCHEMA_VERSION.major || isBeyond(minReader)) {
    const found = schemaVersion.major > SCHEMA_VERSION.major ? schemaVersion : minReader;
    throw newerMajor(`format ${inWords(SCHEMA_VERSION)} or earlier`, `format ${inWords(found)}`);
  }
}

function isBeyond({ major, minor }: SchemaVersion): boolean {
  return major > SCHEMA_VERSION.major || (major === SCHEMA_VERSION.major && minor > SCHEMA_VERSION.minor);
}

function inWords({ major, minor }: SchemaVersion): string {
  return `${String(major)}.${String(minor)}`;
}

function checkFiles({ files }: Manifest): void {
  const seen = new Set<string>();
  for (const { path, role, mediaType, bytes, pieces } of files) {
    const where = `${MANIFEST_PATH}: ${path}`;
    if (roleOfPath(path) !== role || MEDIA_TYPES[role] !== mediaType) {
      throw damaged(where, { expected: 'a name that project files use', found: `${role}, ${mediaType}` });
    }
    const folded = path.toLowerCase();
    if (seen.has(folded)) {
      throw damaged(where, { expected: 'different names', found: 'the same name twice' });
    }
    seen.add(folded);
    const sum = pieces?.reduce((total, piece) => total + piece, 0);
    if ((role === 'model' && sum === undefined) || (sum !== undefined && sum !== bytes)) {
      throw damaged(where, { expected: `pieces of ${String(bytes)} bytes together`, found: String(sum) });
    }
  }
}
