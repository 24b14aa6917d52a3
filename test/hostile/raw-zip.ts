import { crc32, deflateRawSync } from 'node:zlib';
import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';

/** One entry of a zip written by hand; everything a writer could lie about can be set. */
export interface RawEntry {
  path: string;
  bytes: Uint8Array;
  deflate?: boolean;
  /** Declared in both headers instead of the true ones. */
  crc?: number;
  size?: number;
  packedSize?: number;
  flags?: number;
  /** Compression method declared in both headers. */
  method?: number;
  /** Extra fields, in both headers. */
  extra?: Uint8Array;
  /** Declared in the local header where it differs. */
  local?: Partial<Facts>;
  /** Central header only. */
  attributes?: number;
  /** Name in the local header, where it differs. */
  localPath?: string;
  /** Index of the entry whose local header this one points to; it then writes none of its own. */
  sharesWith?: number;
}

const UTF8_NAMES = 1 << 11;

/** What the end of the directory says instead of the truth. */
export interface RawEnd {
  entries?: number;
  directoryBytes?: number;
  directoryAt?: number;
  comment?: Uint8Array;
  /** A zip64 end of directory with its locator stands before it. */
  zip64?: { entries?: bigint; directoryBytes?: bigint; directoryAt?: bigint };
}

export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  const written: { offset: number; facts: Facts }[] = [];
  let at = 0;
  for (const entry of entries) {
    const kernel = entry.sharesWith === undefined ? null : written[entry.sharesWith]!;
    const { offset, facts } = kernel ?? { offset: at, facts: factsOf(entry) };
    written.push({ offset, facts });
    if (!kernel) {
      const told = header(
        0x04034b50,
        { ...facts, ...entry.local },
        entry.localPath ?? entry.path,
        entry.extra,
        null,
      );
      const packed = packedOf(entry);
      locals.push(told, packed);
      at += told.length + packed.length;
    }
    const attributes = entry.attributes ?? 0;
    centrals.push(header(0x02014b50, facts, entry.path, entry.extra, { offset, attributes }));
  }
  const directory = joined(centrals);
  const truth = { entries: entries.length, directoryBytes: directory.length, directoryAt: at };
  return joined([...locals, directory, ...endOfDirectory(truth, end)]);
}

function packedOf({ bytes, deflate }: RawEntry): Uint8Array {
  return deflate ? deflateRawSync(bytes) : bytes;
}

function factsOf(entry: RawEntry): Facts {
  return {
    flags: entry.flags ?? UTF8_NAMES,
    method: entry.method ?? (entry.deflate ? 8 : 0),
    crc: entry.crc ?? crc32(entry.bytes),
    packedSize: entry.packedSize ?? packedOf(entry).length,
    size: entry.size ?? entry.bytes.length,
  };
}

type Truth = Required<Pick<RawEnd, 'entries' | 'directoryBytes' | 'directoryAt'>>;

function endOfDirectory(truth: Truth, end: RawEnd): Uint8Array[] {
  const comment = end.comment ?? new Uint8Array();
  const { entries, directoryBytes, directoryAt } = { ...truth, ...end };
  const classic = new DataView(new ArrayBuffer(22));
  classic.setUint32(0, 0x06054b50, true);
  classic.setUint16(8, Math.min(entries, 0xffff), true);
  classic.setUint16(10, Math.min(entries, 0xffff), true);
  classic.setUint32(12, directoryBytes, true);
  classic.setUint32(16, directoryAt, true);
  classic.setUint16(20, comment.length, true);
  const tail = [new Uint8Array(classic.buffer), comment];
  return end.zip64 ? [...zip64End(truth, end.zip64), ...tail] : tail;
}

function zip64End(truth: Truth, told: NonNullable<RawEnd['zip64']>): Uint8Array[] {
  const record = new DataView(new ArrayBuffer(56));
  record.setUint32(0, 0x06064b50, true);
  record.setBigUint64(4, 44n, true);
  record.setUint16(12, 45, true);
  record.setUint16(14, 45, true);
  record.setBigUint64(24, told.entries ?? BigInt(truth.entries), true);
  record.setBigUint64(32, told.entries ?? BigInt(truth.entries), true);
  record.setBigUint64(40, told.directoryBytes ?? BigInt(truth.directoryBytes), true);
  record.setBigUint64(48, told.directoryAt ?? BigInt(truth.directoryAt), true);
  const locator = new DataView(new ArrayBuffer(20));
  locator.setUint32(0, 0x07064b50, true);
  locator.setBigUint64(8, BigInt(truth.directoryAt + truth.directoryBytes), true);
  locator.setUint32(16, 1, true);
  return [new Uint8Array(record.buffer), new Uint8Array(locator.buffer)];
}

interface Facts {
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
}

function header(
  signature: number,
  { flags, method, crc, packedSize, size }: Facts,
  path: string,
  extra: Uint8Array | undefined,
  central: { offset: number; attributes: number } | null,
): Uint8Array {
  const name = encodeUtf8(path);
  const fixed = central ? 46 : 30;
  const shift = central ? 2 : 0;
  const bytes = new Uint8Array(fixed + name.length + (extra?.length ?? 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  if (central) view.setUint16(4, (3 << 8) | 20, true);
  view.setUint16(4 + shift, 20, true);
  view.setUint16(6 + shift, flags, true);
  view.setUint16(8 + shift, method, true);
  view.setUint32(10 + shift, 0x00210000, true);
  view.setUint32(14 + shift, crc, true);
  view.setUint32(18 + shift, packedSize, true);
  view.setUint32(22 + shift, size, true);
  view.setUint16(26 + shift, name.length, true);
  view.setUint16(28 + shift, extra?.length ?? 0, true);
  if (central) {
    view.setUint32(38, central.attributes, true);
    view.setUint32(42, central.offset, true);
  }
  bytes.set(name, fixed);
  if (extra) bytes.set(extra, fixed + name.length);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
