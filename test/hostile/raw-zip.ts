import { deflateRawSync } from 'node:zlib';
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
  /** Central header only. */
  attributes?: number;
  /** Name in the local header, where it differs. */
  localPath?: string;
  /** Index of the entry whose local header this one points to; it then writes none of its own. */
  sharesWith?: number;
}

const UTF8_NAMES = 1 << 11;

export function rawZip(entries: readonly RawEntry[]): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const entry of entries) {
    const packed = entry.deflate ? deflateRawSync(entry.bytes) : entry.bytes;
    const facts = {
      flags: entry.flags ?? UTF8_NAMES,
      method: entry.deflate ? 8 : 0,
      crc: entry.crc ?? crc32(entry.bytes),
      packedSize: entry.packedSize ?? packed.length,
      size: entry.size ?? entry.bytes.length,
    };
    const offset = entry.sharesWith === undefined ? at : offsets[entry.sharesWith]!;
    offsets.push(offset);
    if (entry.sharesWith === undefined) {
      const local = joined([header(0x04034b50, facts, entry.localPath ?? entry.path, null), packed]);
      locals.push(local);
      at += local.length;
    }
    centrals.push(header(0x02014b50, facts, entry.path, { offset, attributes: entry.attributes ?? 0 }));
  }
  const directory = joined(centrals);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, directory.length, true);
  end.setUint32(16, at, true);
  return joined([...locals, directory, new Uint8Array(end.buffer)]);
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
  central: { offset: number; attributes: number } | null,
): Uint8Array {
  const name = encodeUtf8(path);
  const fixed = central ? 46 : 30;
  const shift = central ? 2 : 0;
  const bytes = new Uint8Array(fixed + name.length);
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
  if (central) {
    view.setUint32(38, central.attributes, true);
    view.setUint32(42, central.offset, true);
  }
  bytes.set(name, fixed);
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
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
