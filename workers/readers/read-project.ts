import type { Bundle } from '../../src/core/artifact/bundle.ts';
import { checkReferences } from '../../src/core/artifact/check-references.ts';
import { documentFromJson } from '../../src/core/artifact/document-json.ts';
import {
  DOCUMENT_SCHEMA,
  type AnyDocument,
  type AnyEvent,
  type AnyObject,
} from '../../src/core/artifact/documents.ts';
import {
  MANIFEST_PATH,
  documentPath,
  eventKindInPath,
  eventsPath,
  objectPath,
  PROJECT_PATH,
  type EntryRole,
} from '../../src/core/artifact/entry-path.ts';
import { eventsFromJson, eventsToJson } from '../../src/core/artifact/events-json.ts';
import type { Manifest, ManifestFile } from '../../src/core/artifact/manifest.ts';
import { migrate, oldestSchema } from '../../src/core/artifact/migrate.ts';
import type { RawDocument } from '../../src/core/artifact/migration-steps.ts';
import { digestOfObject } from '../../src/core/artifact/object-digest.ts';
import { IsRecord } from '../../src/core/artifact/basic-schemas.ts';
import { IsObject } from '../../src/core/artifact/object-schema.ts';
import { parseAs } from '../../src/core/artifact/parse-as.ts';
import { parseJson } from '../../src/core/artifact/parse-json.ts';
import { damaged } from '../../src/core/artifact/project-problem.ts';
import { isNewerMinor, readManifest } from '../../src/core/artifact/read-manifest.ts';
import type { Digester } from '../../src/core/kernel/digest.ts';
import type { OnProgress } from '../../src/compute/calls.ts';
import { PROJECT_LIMITS, type ProjectLimits } from './project-limits.ts';
import type { Bytes, ProjectSink } from './project-ports.ts';
import { stageContents } from './stage-contents.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

export interface ReadProject extends Bundle {
  manifest: Manifest;
}

/**
 * A project file, which may be hostile, checked in full before anything of it counts: the zip, the manifest and every
 * digest in it, the JSON by schema, references between its parts, rows against the tables they belong to. Chunks go
 * to the sink on the way; what comes back is for the caller to commit with them, or to drop. Models are not run.
 * Throws Problem "project.*" (see core/artifact/project-problem.ts) with the entry as its place.
 */
export async function readProject(
  file: Blob,
  sink: ProjectSink,
  digester: Digester,
  onProgress: OnProgress,
  limits: ProjectLimits = PROJECT_LIMITS,
): Promise<ReadProject> {
  const zip = await openZip(file, limits);
  try {
    const manifest = await readManifest(await zip.read(MANIFEST_PATH, limits.manifestBytes), digester);
    checkEntries(manifest, zip);
    const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
    let done = 0;
    const read = async (entry: ManifestFile): Promise<Bytes> => {
      const bytes = await readChecked(entry, zip, digester, limits);
      done += bytes.length;
      onProgress({ phase: 'reading the project', done, total, unit: 'bytes' });
      return bytes;
    };
    const ofRole = (role: EntryRole): ManifestFile[] => manifest.files.filter((entry) => entry.role === role);
    for (const entry of ofRole('readme')) await read(entry);
    const objects: AnyObject[] = [];
    for (const entry of ofRole('object'))
      objects.push(await objectOf(entry.path, await read(entry), digester));
    const raw = new Map<string, RawDocument>();
    for (const entry of [...ofRole('project'), ...ofRole('document')]) {
      raw.set(entry.path, parseAs(IsRecord, parseJson(await read(entry), entry.path), entry.path));
    }
    const newerMinor = isNewerMinor(manifest);
    const events: AnyEvent[] = [];
    for (const { path, ...entry } of ofRole('events')) {
      const json = parseJson(await read({ path, ...entry }), path);
      events.push(...eventsFromJson(json, eventKindInPath(path), path, newerMinor));
    }
    const bundle = { ...bundleOf(raw, objects, newerMinor), events: refuseTwins(eventsToJson(events)) };
    checkReferences(bundle);
    await stageContents(manifest, objects, read, sink, limits);
    return { manifest, ...bundle };
  } finally {
    await zip.close();
  }
}

/** Everything in the manifest is in the zip, and nothing else. */
function checkEntries({ files }: Manifest, zip: ZipArchive): void {
  const listed = new Set(files.map(({ path }) => path));
  for (const path of listed) {
    if (!zip.paths.has(path)) throw damaged(path, { expected: 'an entry in the zip', found: 'nothing' });
  }
  for (const path of zip.paths) {
    if (path !== MANIFEST_PATH && !listed.has(path)) {
      throw damaged(path, { expected: 'only entries that the manifest lists', found: 'one more' });
    }
  }
}

async function readChecked(
  { path, role, bytes: expected, sha256 }: ManifestFile,
  zip: ZipArchive,
  digester: Digester,
  limits: ProjectLimits,
): Promise<Bytes> {
  const bytes = await zip.read(path, limitOf(role, limits));
  if (bytes.length !== expected) {
    throw damaged(path, { expected: `${String(expected)} bytes`, found: `${String(bytes.length)} bytes` });
  }
  const found = await digester(bytes);
  if (found !== sha256) {
    throw damaged(path, {
      expected: `SHA-256 ${sha256.slice(0, 12)}`,
      found: `SHA-256 ${found.slice(0, 12)}`,
    });
  }
  return bytes;
}

function limitOf(role: EntryRole, limits: ProjectLimits): number {
  if (role === 'table') return limits.tableBytes;
  if (role === 'model') return limits.modelBytes;
  return role === 'chunk' ? limits.chunkBytes : limits.jsonBytes;
}

async function objectOf(path: string, bytes: Bytes, digester: Digester): Promise<AnyObject> {
  const object = parseAs(IsObject, parseJson(bytes, path), path);
  if (objectPath(object) !== path)
    throw damaged(path, { expected: 'the object of that name', found: 'another' });
  if ((await digestOfObject(object, digester)) !== object.digest) {
    throw damaged(path, { expected: 'an object with the digest it names', found: 'another one' });
  }
  return object;
}

function refuseTwins(events: readonly AnyEvent[]): readonly AnyEvent[] {
  const ids = new Set<string>();
  for (const { id, kind } of events) {
    if (ids.has(id))
      throw damaged(eventsPath(kind), { expected: 'events with an id of their own', found: id });
    ids.add(id);
  }
  return events;
}

function bundleOf(
  raw: ReadonlyMap<string, RawDocument>,
  objects: readonly AnyObject[],
  newerMinor: boolean,
): Omit<Bundle, 'events'> {
  const parsed = new Map<string, AnyDocument>();
  const values = [...raw.values()];
  const oldest = oldestSchema(values);
  if (oldest < DOCUMENT_SCHEMA) {
    for (const value of migrate(values, oldest)) {
      const document = documentFromJson(value, 'an older document', newerMinor);
      parsed.set(document.kind === 'project' ? PROJECT_PATH : documentPath(document), document);
    }
  } else {
    for (const [path, value] of raw) {
      const document = documentFromJson(value, path, newerMinor);
      if (path !== PROJECT_PATH && documentPath(document) !== path) {
        throw damaged(path, { expected: 'the document of that name', found: 'another' });
      }
      parsed.set(path, document);
    }
  }
  const project = parsed.get(PROJECT_PATH);
  if (project?.kind !== 'project') {
    throw damaged(PROJECT_PATH, { expected: 'the project', found: project ? 'another document' : 'nothing' });
  }
  parsed.delete(PROJECT_PATH);
  return {
    project,
    documents: [...parsed.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    objects: objects.toSorted((a, b) => (a.digest < b.digest ? -1 : 1)),
  };
}
