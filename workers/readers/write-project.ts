import type { Bundle } from '../../src/core/artifact/bundle.ts';
import { checkReferences } from '../../src/core/artifact/check-references.ts';
import { documentToJson } from '../../src/core/artifact/document-members.ts';
import type { AnyObject } from '../../src/core/artifact/documents.ts';
import * as paths from '../../src/core/artifact/entry-path.ts';
import {
  buildManifest,
  manifestBytes,
  type AppFacts,
  type ManifestFile,
} from '../../src/core/artifact/manifest.ts';
import { parseJson } from '../../src/core/artifact/parse-json.ts';
import { readmeText } from '../../src/core/artifact/readme-text.ts';
import { carriesRows, redactionsOf, type Contents } from '../../src/core/artifact/redactions.ts';
import { lastChangeMs, selectBundle } from '../../src/core/artifact/select-bundle.ts';
import { canonicalJson } from '../../src/core/kernel/canonical-json.ts';
import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import type { Digester } from '../../src/core/kernel/digest.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { factsOf, Problem } from '../../src/core/kernel/problem.ts';
import type { OnProgress } from '../../src/compute/calls.ts';
import { writeParquet } from './write-parquet.ts';
import type { Bytes, ProjectSource } from './project-ports.ts';
import { writeZip } from './zip-archive.ts';

interface Host {
  app: AppFacts;
  digester: Digester;
}

/**
 * A project as one file. The same content, contents chosen and app give the same bytes, in any time zone and browser.
 * Throws Problem "project.cannotExport" where something of the project could not be read back, or what `source`
 * throws.
 */
export async function writeProject(
  source: ProjectSource,
  contents: Contents,
  { app, digester }: Host,
  onProgress: OnProgress,
): Promise<Blob> {
  const bundle = selectBundle(source);
  refuseUnreadable(() => {
    checkReferences(bundle);
  });
  const whole = new Set<AnyObject>();
  for (const object of bundle.objects) if (await source.isWhole(object)) whole.add(object);
  const redactions = redactionsOf(bundle.objects, contents, (object) => whole.has(object));
  const files = new FileList(digester);
  await addJson(files, bundle);
  await files.add('readme', paths.README_PATH, encodeUtf8(readmeText(bundle, redactions)));
  const left = new Set(redactions.map(({ object }) => object));
  const sent = bundle.objects.filter(({ digest }) => !left.has(digest));
  await addTables(files, sent, source, onProgress);
  await addModels(files, sent, source);
  const changedMs = lastChangeMs(bundle);
  const manifest = await buildManifest({ files: files.facts, redactions, changedMs, app }, digester);
  onProgress({ phase: 'writing the file', done: 0, total: files.facts.length, unit: 'files' });
  return writeZip([
    { path: paths.MANIFEST_PATH, content: new Blob([manifestBytes(manifest)]) },
    ...manifest.files.map(({ path }) => ({ path, content: files.contentOf(path) })),
  ]);
}

/** What will be in the zip; bytes are handed to Blobs, which browsers may keep on disk. */
class FileList {
  readonly facts: ManifestFile[] = [];
  readonly #contents = new Map<string, Blob>();
  readonly #digester: Digester;

  constructor(digester: Digester) {
    this.#digester = digester;
  }

  async add(role: paths.EntryRole, path: string, bytes: Bytes): Promise<void> {
    this.#keep(role, path, bytes, await this.#digester(bytes));
  }

  /** One file for all models over the same pieces, named by the bytes; `orElse` names it where
   * the same bytes in other pieces have that name. */
  async addModel(pieces: readonly Bytes[], orElse: Digest): Promise<void> {
    const bytes = joined(pieces);
    const sha256 = await this.#digester(bytes);
    const path = paths.modelPath(this.has(paths.modelPath(sha256)) ? orElse : sha256);
    const sizes = pieces.map(({ length }) => length);
    this.#keep('model', path, bytes, sha256, { pieces: sizes });
  }

  #keep(
    role: paths.EntryRole,
    path: string,
    bytes: Bytes,
    sha256: Digest,
    more: { pieces?: number[] } = {},
  ): void {
    this.facts.push({ path, bytes: bytes.length, sha256, mediaType: paths.MEDIA_TYPES[role], role, ...more });
    this.#contents.set(path, new Blob([bytes]));
  }

  contentOf(path: string): Blob {
    return this.#contents.get(path) ?? new Blob([]);
  }

  has(path: string): boolean {
    return this.#contents.has(path);
  }
}

async function addJson(files: FileList, { project, documents, objects, events }: Bundle): Promise<void> {
  const put = async (role: paths.EntryRole, path: string, value: unknown): Promise<void> => {
    const bytes = encodeUtf8(canonicalJson(value));
    refuseUnreadable(() => parseJson(bytes, path));
    await files.add(role, path, bytes);
  };
  await put('project', paths.PROJECT_PATH, documentToJson(project));
  for (const document of documents)
    await put('document', paths.documentPath(document), documentToJson(document));
  for (const kind of new Set(events.map((event) => event.kind))) {
    const ofKind = events.filter((event) => event.kind === kind);
    await put('events', paths.eventsPath(kind), ofKind);
  }
  for (const object of objects) await put('object', paths.objectPath(object), object);
}

async function addTables(
  files: FileList,
  objects: readonly AnyObject[],
  source: ProjectSource,
  onProgress: OnProgress,
): Promise<void> {
  const tables = objects.filter(carriesRows);
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  let before = 0;
  for (const table of tables) {
    const written = await writeParquet(
      table,
      (digest) => source.chunk(digest),
      (rows) => {
        onProgress({ phase: 'packing rows', done: before + rows, total, unit: 'rows' });
      },
    );
    before += table.rows;
    await files.add('table', paths.tablePath(table.digest), written.bytes);
    for (const [digest, bytes] of written.inexact) {
      const path = paths.chunkPath(digest);
      if (!files.has(path)) await files.add('chunk', path, bytes);
    }
  }
}

async function addModels(
  files: FileList,
  objects: readonly AnyObject[],
  source: ProjectSource,
): Promise<void> {
  const added = new Set<string>();
  for (const object of objects) {
    if (object.kind !== 'model' || object.source.type !== 'onnx') continue;
    const key = object.source.chunks.join(' ');
    if (added.has(key)) continue;
    added.add(key);
    const pieces: Bytes[] = [];
    for (const digest of object.source.chunks) pieces.push(await source.chunk(digest));
    await files.addModel(pieces, object.digest);
  }
}

function joined(pieces: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** An import would refuse it, so it is not written: better to hear of it while the project is still here. */
function refuseUnreadable(check: () => void): void {
  try {
    check();
  } catch (error) {
    const { expected, found, where } = factsOf(error);
    throw new Problem({
      code: 'project.cannotExport',
      message: 'A part of this project could not be read back from a file, so the project was not exported.',
      ...(expected === undefined ? {} : { expected }),
      ...(found === undefined ? {} : { found }),
      ...(where === undefined ? {} : { where }),
      fix: 'Delete the part named here, or rename what it is called by, and export again.',
    });
  }
}
