import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { MEDIA_TYPES, type EntryRole } from '../../src/core/artifact/entry-path.ts';
import { exportIdOf, rootDigestOf, type Manifest } from '../../src/core/artifact/manifest.ts';
import { digestOfObject } from '../../src/core/artifact/object-digest.ts';
import type { AnyObject } from '../../src/core/artifact/documents.ts';
import { canonicalJson } from '../../src/core/kernel/canonical-json.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { digester, exported, sampleProject, type Bytes } from '../workers/project/sample-project.ts';
import { rawZip, type RawEntry } from './raw-zip.ts';

export type Json = Record<string, unknown>;

/** An honest project file taken apart, to be put together again otherwise. */
export class ForgedProject {
  readonly entries = new Map<string, Uint8Array>();

  /** The sample project; it is exported once and handed out as copies. */
  static async make(rows = 20): Promise<ForgedProject> {
    let honest = HONEST.get(rows);
    if (!honest) {
      const { store, bundle } = await sampleProject(rows);
      honest = await ForgedProject.of(await exported(store, bundle));
      HONEST.set(rows, honest);
    }
    const copy = new ForgedProject();
    for (const [path, bytes] of honest.entries) copy.entries.set(path, bytes);
    return copy;
  }

  static async of(file: Bytes): Promise<ForgedProject> {
    const forged = new ForgedProject();
    const reader = new ZipReader(new BlobReader(new Blob([file])), { useWebWorkers: false });
    for (const entry of await reader.getEntries()) {
      if (!entry.directory) forged.entries.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
    }
    return forged;
  }

  find(start: string): string {
    const path = [...this.entries.keys()].find((each) => each.startsWith(start));
    if (path === undefined) throw new Error(`no entry ${start}`);
    return path;
  }

  json(path: string): Json {
    return JSON.parse(decodeUtf8(this.entries.get(path)!)) as Json;
  }

  setJson(path: string, value: unknown): this {
    this.entries.set(path, encodeUtf8(canonicalJson(value)));
    return this;
  }

  /** Text as it is, for what canonical JSON would not write. */
  setText(path: string, text: string): this {
    this.entries.set(path, encodeUtf8(text));
    return this;
  }

  /** An object with other content under the digest that content has; whoever pointed to the old one follows. */
  async setObject(path: string, change: (object: Json) => Json): Promise<this> {
    const before = this.json(path);
    const after = change(before);
    const digest = await digestOfObject(after as unknown as AnyObject, digester);
    this.entries.delete(path);
    const old = String(before['digest']);
    this.setJson(path.replace(old, digest), { ...after, digest });
    for (const [other, bytes] of [...this.entries]) {
      if (other.includes(old)) {
        this.entries.delete(other);
        this.entries.set(other.replace(old, digest), bytes);
      } else if (other.startsWith('documents/')) {
        this.setText(other, decodeUtf8(bytes).replaceAll(old, digest));
      }
    }
    return this;
  }

  /** Makes the manifest true of the entries again; `change` has the last word before its own digests are made. */
  async seal(change: (manifest: Json) => Json = (manifest) => manifest): Promise<this> {
    const before = this.json('manifest.json') as unknown as Manifest;
    const pieces = new Map(before.files.map((file) => [file.path, file.pieces]));
    const files: Json[] = [];
    for (const [path, bytes] of [...this.entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (path === 'manifest.json') continue;
      const role = roleOf(path);
      const more = pieces.get(path) ? { pieces: pieces.get(path) } : {};
      const sha256 = await digester(bytes.slice());
      files.push({ path, bytes: bytes.length, sha256, role, mediaType: MEDIA_TYPES[role], ...more });
    }
    const changed = change({ ...before, files }) as unknown as Manifest;
    const rooted = { ...changed, rootDigest: await rootDigestOf(changed.files, digester) };
    return this.setJson('manifest.json', { ...rooted, exportId: await exportIdOf(rooted, digester) });
  }

  raw(): RawEntry[] {
    return [...this.entries].map(([path, bytes]) => ({ path, bytes }));
  }

  zip(): Bytes {
    return rawZip(this.raw());
  }
}

const HONEST = new Map<number, ForgedProject>();

function roleOf(path: string): EntryRole {
  if (path === 'project.json') return 'project';
  if (path === 'README.md') return 'readme';
  const folder = path.slice(0, path.indexOf('/'));
  const roles: Record<string, EntryRole> = {
    documents: 'document',
    events: 'events',
    objects: 'object',
    tables: 'table',
    chunks: 'chunk',
    models: 'model',
  };
  return roles[folder] ?? 'readme';
}
