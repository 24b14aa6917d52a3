import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-native.js';
import { damaged } from '../../src/core/artifact/project-problem.ts';

const LOCAL_BYTES = 30;
/** Where zip64 begins, whose headers are others. */
const MOST_BYTES = 2 ** 32 - 1;
const MOST_ENTRIES = 2 ** 16 - 1;

type Fields = readonly (readonly [value: number, bytes: 2 | 4])[];

/**
 * Where any entry begins as an export's does, all headers must be those of that export to the byte, even where
 * unzipping would not look. What another program packed again begins otherwise everywhere, and is left to the zip
 * library. `entries`: in the order of the directory. Throws Problem "project.damaged".
 */
export async function refuseChangedHeaders(file: Blob, entries: readonly FileEntry[]): Promise<void> {
  if (file.size > MOST_BYTES || entries.length > MOST_ENTRIES) return;
  const central: Uint8Array[] = [];
  let at = 0;
  let foreign: Difference | null = null;
  let own = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.filename);
    const facts = factsOf(entry, name.length);
    const difference = await differenceAt(file, at, [header([[0x04034b50, 4], ...facts]), name]);
    if (difference) foreign ??= { ...difference, where: entry.filename };
    else own++;
    const rest: Fields = [...facts, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]];
    central.push(header([[0x02014b50, 4], [20, 2], ...rest]), name);
    at += LOCAL_BYTES + name.length + entry.compressedSize;
  }
  if (own === 0) return;
  const end: Fields = [
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [entries.length, 2],
    [entries.length, 2],
    [central.reduce((sum, { length }) => sum + length, 0), 4],
    [at, 4],
    [0, 2],
  ];
  const changed = foreign ?? (await differenceAt(file, at, [...central, header(end)]));
  if (!changed) return;
  throw damaged(changed.where, {
    expected: 'the headers that an export writes',
    found: `another byte at ${String(changed.at)}`,
  });
}

interface Difference {
  at: number;
  where: string;
}

/** What a local and a central header have in common, as `writeZip` has it: stored, at the first time a zip can hold. */
function factsOf({ uncompressedSize, compressedSize, crc32 }: FileEntry, nameBytes: number): Fields {
  return [
    [10, 2],
    [1 << 11, 2],
    [0, 2],
    [0, 2],
    [(1 << 5) | 1, 2],
    [crc32 ?? 0, 4],
    [compressedSize, 4],
    [uncompressedSize, 4],
    [nameBytes, 2],
    [0, 2],
  ];
}

function header(fields: Fields): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

async function differenceAt(
  file: Blob,
  from: number,
  parts: readonly Uint8Array[],
): Promise<Difference | null> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const found = new Uint8Array(await file.slice(from, from + length).arrayBuffer());
  let at = 0;
  for (const part of parts) {
    const i = part.findIndex((byte, place) => found[at + place] !== byte);
    if (i >= 0) return { at: from + at + i, where: 'the directory of the zip' };
    at += part.length;
  }
  return null;
}
