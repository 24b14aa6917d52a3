import { crc32, deflateRawSync } from 'node:zlib';
import { encodeUtf8 } from '../../../src/core/kernel/codecs.ts';
import { ForgedProject } from '../forged-project.ts';
import { rawZip, type RawEnd, type RawEntry } from '../raw-zip.ts';
import type { Bytes } from '../../workers/project/sample-project.ts';
import type { Forge } from './hostile-file.ts';

/** The sample project with one more entry; by default a single byte. */
export function withEntry(entry: Partial<RawEntry> & { path: string }): Forge {
  return async () => rawZip([...(await ForgedProject.make()).raw(), { bytes: Uint8Array.of(120), ...entry }]);
}

/** The sample project with the headers or bytes of one entry changed. */
export function withChanged(start: string, by: Partial<RawEntry>): Forge {
  return async () =>
    rawZip(
      (await ForgedProject.make())
        .raw()
        .map((entry) => (entry.path.startsWith(start) ? { ...entry, ...by } : entry)),
    );
}

export function withEnd(end: RawEnd): Forge {
  return async () => rawZip((await ForgedProject.make()).raw(), end);
}

export function between(before: string, after: string): Forge {
  return async () =>
    Uint8Array.from(
      Buffer.concat([encodeUtf8(before), (await ForgedProject.make()).zip(), encodeUtf8(after)]),
    );
}

/** An entry that shares its bytes with another, as in bombs that unpack the same kernel a thousand times. */
export async function overlapping(): Promise<Bytes> {
  const raw = (await ForgedProject.make()).raw();
  const kernel = raw.findIndex(({ path }) => path === 'README.md');
  return rawZip(
    raw.map((entry) =>
      entry.path.startsWith('models/') ? { ...raw[kernel]!, path: entry.path, sharesWith: kernel } : entry,
    ),
  );
}

/** A thousand entries over one kernel of 4 MB of zeros: 4 GB from 4 KB. */
export async function sharedKernel(): Promise<Bytes> {
  const forged = await ForgedProject.make();
  const kernel: RawEntry = { path: digestName(0), bytes: new Uint8Array(4 * 2 ** 20), deflate: true };
  const others = Array.from({ length: 1000 }, (_, i) => ({
    ...kernel,
    path: digestName(i + 1),
    sharesWith: 0,
  }));
  return rawZip([kernel, ...others, ...forged.raw()]);
}

/** More entries than any project has, all empty: they cost the reader more than the writer. */
export function manyEntries(count: number): Forge {
  return async () => {
    const forged = await ForgedProject.make();
    const empty = new Uint8Array();
    const more = Array.from({ length: count }, (_, i) => ({ path: digestName(i), bytes: empty }));
    return rawZip([...forged.raw(), ...more], { zip64: {} });
  };
}

/** An entry of the name of a project's file that unpacks to `bytes` zeros from a thousandth of that. */
export function bomb(start: string, bytes: number, lie: Partial<RawEntry> = {}): Forge {
  return withChanged(start, { bytes: new Uint8Array(bytes), deflate: true, ...lie });
}

/** Zeros in the place of an entry, as many as the manifest says. */
export function sealedBomb(start: string, bytes: number): Forge {
  return async () => {
    const forged = await withBytes(start, new Uint8Array(bytes));
    return rawZip(
      forged.raw().map((entry) => (entry.path.startsWith(start) ? { ...entry, deflate: true } : entry)),
    );
  };
}

/** A project within a model of itself, as quines nest without end. */
export async function nestedProject(): Promise<Bytes> {
  return (await withBytes('models/', (await ForgedProject.make()).zip())).zip();
}

async function withBytes(start: string, bytes: Uint8Array): Promise<ForgedProject> {
  const forged = await ForgedProject.make();
  const path = forged.find(start);
  forged.entries.set(path, bytes);
  return forged.seal((manifest) => ({
    ...manifest,
    files: (manifest['files'] as { path: string; pieces?: unknown }[]).map((file) =>
      file.path === path && file.pieces ? { ...file, pieces: [bytes.length] } : file,
    ),
  }));
}

/** Packed bytes that ask for a block that never comes. */
export async function endlessDeflate(): Promise<Bytes> {
  const packed = deflateRawSync(new Uint8Array(1000));
  // The first block no longer says that it is the last.
  packed[0]! &= 0xfe;
  const forged = await ForgedProject.make();
  return rawZip(
    forged
      .raw()
      .map((entry) =>
        entry.path === 'README.md' ? { ...entry, bytes: packed, method: 8, size: 1000 } : entry,
      ),
  );
}

/** Extra field 1 (zip64) that tells other sizes than the header. */
export function zip64Sizes(size: bigint): Partial<RawEntry> {
  const extra = new DataView(new ArrayBuffer(20));
  extra.setUint16(0, 1, true);
  extra.setUint16(2, 16, true);
  extra.setBigUint64(4, size, true);
  extra.setBigUint64(12, size, true);
  return { extra: new Uint8Array(extra.buffer), size: 0xffffffff, packedSize: 0xffffffff };
}

/** Extra field 0x7075, which gives the entry called `path` another name. */
export function hiddenName(path: string, name: string): Partial<RawEntry> {
  const bytes = encodeUtf8(name);
  const extra = new Uint8Array(9 + bytes.length);
  const view = new DataView(extra.buffer);
  view.setUint16(0, 0x7075, true);
  view.setUint16(2, 5 + bytes.length, true);
  view.setUint8(4, 1);
  view.setUint32(5, crc32(encodeUtf8(path)), true);
  extra.set(bytes, 9);
  // The flag that says names are UTF-8 already is off.
  return { extra, flags: 0 };
}

function digestName(i: number): string {
  return `models/${i.toString(16).padStart(64, '0')}.onnx`;
}
