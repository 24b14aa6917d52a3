import {
  BlobReader,
  BlobWriter,
  ZipReader,
  ZipWriter,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { damaged, notAProject, notAZip, tooLarge } from '../../src/core/artifact/project-problem.ts';
import { MANIFEST_PATH, roleOfPath } from '../../src/core/artifact/entry-path.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { Bytes } from './project-ports.ts';
import { refuseChangedHeaders } from './refuse-changed-headers.ts';
import type { ProjectLimits } from './project-limits.ts';

/** 1980-01-01 00:00:00 as DOS writes it: the first time a zip can hold, the same wherever it is written. */
const DOS_EPOCH = (1 << 21) | (1 << 16);
const FREE_OF_RATIO = 2 ** 20;

/**
 * A zip whose bytes depend on nothing but its entries and their order: all stored (Parquet is packed already, and
 * packers differ between browsers), one fixed time, no extra fields.
 */
export async function writeZip(entries: Iterable<{ path: string; content: Blob }>): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter('application/zip'), {
    useWebWorkers: false,
    level: 0,
    rawLastModDate: DOS_EPOCH,
    extendedTimestamp: false,
    dataDescriptor: false,
    msDosCompatible: true,
    useUnicodeFileNames: true,
  });
  for (const { path, content } of entries) await zip.add(path, new BlobReader(content));
  return zip.close();
}

/** The entries of a project file by name. */
export interface ZipArchive {
  paths: ReadonlySet<string>;
  /** The bytes of an entry: at most `maxBytes`, counted. Throws Problem "project.damaged" or "project.tooLarge". */
  read(path: string, maxBytes: number): Promise<Bytes>;
  close(): Promise<void>;
}

/**
 * Opens a zip that may be hostile: nothing but plain files under the names that project files use, each once, whose
 * two headers agree and whose bytes do not overlap.
 * Throws Problem "project.notAZip", "project.notAProject", "project.damaged" or "project.tooLarge".
 */
export async function openZip(file: Blob, limits: ProjectLimits): Promise<ZipArchive> {
  if (file.size > limits.fileBytes) {
    throw tooLarge('the file', `${String(limits.fileBytes)} bytes`, String(file.size));
  }
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (head[0] !== 0x50 || head[1] !== 0x4b) {
    throw notAZip(head.length === 0 ? 'an empty file' : `a file that begins with other bytes`);
  }
  const reader = new ZipReader(new BlobReader(file), {
    useWebWorkers: false,
    strictness: 'strict',
    checkOverlappingEntry: true,
    checkCrc32: true,
  });
  const entries = await listEntries(reader, limits);
  await refuseChangedHeaders(file, [...entries.values()]);
  let total = 0;
  return {
    paths: new Set(entries.keys()),
    async read(path, maxBytes) {
      const entry = entries.get(path);
      if (!entry) throw damaged(path, { expected: 'an entry in the zip', found: 'nothing' });
      const bytes = await readEntry(entry, Math.min(maxBytes, limits.totalBytes - total), limits.ratio);
      total += bytes.length;
      return bytes;
    },
    close: () => reader.close(),
  };
}

async function listEntries(
  reader: ZipReader<unknown>,
  limits: ProjectLimits,
): Promise<Map<string, FileEntry>> {
  const found: FileEntry[] = [];
  const refused: { path: string; why: string }[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (found.length + refused.length >= limits.entries) {
        throw tooLarge('the list of entries', `${String(limits.entries)} entries`, 'more');
      }
      const path = entry.filename;
      if (entry.directory) refused.push({ path, why: 'a folder' });
      else if (entry.symlink) refused.push({ path, why: 'a link' });
      else if (entry.encrypted) refused.push({ path, why: 'an encrypted entry' });
      else found.push(entry);
    }
  } catch (error) {
    throw inOurWords(error, 'the zip');
  }
  if (!found.some(({ filename }) => filename === MANIFEST_PATH)) {
    throw notAProject({
      expected: 'an entry "manifest.json"',
      found: `${String(found.length)} other entries`,
    });
  }
  const byPath = new Map<string, FileEntry>();
  const folded = new Set<string>();
  for (const entry of found) {
    const path = entry.filename;
    if (path !== MANIFEST_PATH && roleOfPath(path) === null)
      refused.push({ path, why: 'a name no project file has' });
    if (folded.has(path.toLowerCase())) refused.push({ path, why: 'a name twice, but for its case' });
    folded.add(path.toLowerCase());
    byPath.set(path, entry);
  }
  const first = refused[0];
  if (first) {
    throw damaged(JSON.stringify(first.path.slice(0, 200)), {
      expected: 'only files of a project',
      found: first.why,
    });
  }
  return byPath;
}

async function readEntry(entry: FileEntry, maxBytes: number, maxRatio: number): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const densest = Math.max(FREE_OF_RATIO, entry.compressedSize * maxRatio);
  const sink = new WritableStream<Uint8Array>({
    write(part) {
      size += part.length;
      if (size > maxBytes) throw tooLarge(entry.filename, `${String(maxBytes)} bytes`, 'more');
      if (size > densest) throw tooLarge(entry.filename, `${String(maxRatio)} times its packed size`, 'more');
      parts.push(part);
    },
  });
  try {
    await entry.getData(sink);
  } catch (error) {
    throw inOurWords(error, entry.filename);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What the zip library throws, as a Problem with the library's reason as what was found. */
function inOurWords(error: unknown, where: string): Problem {
  if (error instanceof Problem) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const detail = error instanceof Error && 'reason' in error ? `: ${String(error.reason)}` : '';
  return damaged(where, { expected: 'a sound zip archive', found: `${reason}${detail}`.slice(0, 200) });
}
