import type { DecodedArray, DataReader, ParquetType } from 'hyparquet';
import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { readRleHybrid } from './rle-hybrid.ts';

/** How a delta-encoded block may be cut; real writers use blocks of 128 values in 4 parts. */
const MOST_BLOCK_VALUES = 1 << 20;

/**
 * The `count` values in the bytes of a page, as they are stored; for the dictionary encodings their places in the
 * dictionary. The bytes may be hostile: nothing is read or repeated beyond what they hold. Throws Error or RangeError.
 */
export function valuesOfPage(
  bytes: Uint8Array,
  encoding: string,
  type: ParquetType,
  typeLength: number | undefined,
  count: number,
): DecodedArray {
  if (count === 0) return [];
  switch (encoding) {
    case 'PLAIN':
      return readPlain(readerOf(bytes), type, count, typeLength);
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY':
      return readRleHybrid(bytes.subarray(1), bytes[0] ?? 0, count);
    case 'RLE':
      if (type !== 'BOOLEAN') break;
      return readRleHybrid(bytes.subarray(4), 1, count);
    case 'BYTE_STREAM_SPLIT':
      return byteStreamSplit(readerOf(bytes), count, type, typeLength);
    case 'DELTA_BINARY_PACKED':
      return deltas(readerOf(bytes), type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count));
    case 'DELTA_LENGTH_BYTE_ARRAY':
      return textsByLength(readerOf(bytes), count);
    case 'DELTA_BYTE_ARRAY':
      return textsByPrefix(readerOf(bytes), count);
  }
  throw new Error(`unsupported encoding: ${encoding}`);
}

function readerOf(bytes: Uint8Array): DataReader {
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
}

function deltas<V extends Int32Array | BigInt64Array>(reader: DataReader, out: V): V {
  const ahead = { view: reader.view, offset: reader.offset };
  const blockValues = varint(ahead);
  const parts = varint(ahead);
  if (blockValues < 1 || blockValues > MOST_BLOCK_VALUES || parts < 1 || blockValues % parts !== 0)
    throw new Error(`delta blocks of ${String(blockValues)} values in ${String(parts)} parts`);
  deltaBinaryUnpack(reader, out.length, out);
  return out;
}

function textsByLength(reader: DataReader, count: number): Uint8Array[] {
  const lengths = deltas(reader, new Int32Array(count));
  return Array.from(lengths, (length) => take(reader, length));
}

function textsByPrefix(reader: DataReader, count: number): Uint8Array[] {
  const prefixes = deltas(reader, new Int32Array(count));
  const lengths = deltas(reader, new Int32Array(count));
  let previous = new Uint8Array(0);
  return Array.from(lengths, (length, i) => {
    const prefix = prefixes[i]!;
    if (prefix < 0 || prefix > previous.length) throw new Error('a prefix longer than the text before');
    const rest = take(reader, length);
    const text = new Uint8Array(prefix + rest.length);
    text.set(previous.subarray(0, prefix));
    text.set(rest, prefix);
    previous = text;
    return text;
  });
}

function take(reader: DataReader, length: number): Uint8Array {
  const bytes = new Uint8Array(reader.view.buffer, reader.view.byteOffset + reader.offset, length);
  reader.offset += length;
  if (reader.offset > reader.view.byteLength) throw new Error('texts end early');
  return bytes;
}

function varint(reader: DataReader): number {
  let value = 0;
  for (let shift = 0; shift <= 28; shift += 7) {
    const byte = reader.view.getUint8(reader.offset++);
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
  throw new Error('a number of more than 32 bits');
}
