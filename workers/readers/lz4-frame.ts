const MAGIC = 0x184d2204;

/**
 * Unpacks an LZ4 frame of `size` bytes, with bounds: nothing is read or written beyond what there is. Checksums are not
 * compared. Throws RangeError where the frame is damaged or of another size.
 */
export function unpackLz4Frame(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('lz4: another beginning');
  const flags = view.getUint8(4);
  const hasBlockChecksums = (flags & 0x10) !== 0;
  let at = 7 + ((flags & 8) !== 0 ? 8 : 0) + ((flags & 1) !== 0 ? 4 : 0);
  const out = new Uint8Array(size);
  let write = 0;
  for (;;) {
    const word = view.getUint32(at, true);
    at += 4;
    if (word === 0) break;
    const length = word & 0x7fffffff;
    if (at + length > bytes.length) throw new RangeError('lz4: a block ends early');
    const block = bytes.subarray(at, at + length);
    if (word >>> 31 === 1) {
      out.set(block, write);
      write += length;
    } else write = unpackBlock(block, out, write);
    at += length + (hasBlockChecksums ? 4 : 0);
  }
  if (write !== size) throw new RangeError(`lz4: ${String(write)} bytes for ${String(size)}`);
  return out;
}

/** Unpacks a block behind what is already in `out`, to which it may refer; returns the new end. */
function unpackBlock(block: Uint8Array, out: Uint8Array, start: number): number {
  let at = 0;
  let write = start;
  const lengthFrom = (nibble: number): number => {
    let length = nibble;
    if (nibble < 15) return length;
    let more = 255;
    while (more === 255) {
      if (at >= block.length) throw new RangeError('lz4: a block ends early');
      more = block[at++]!;
      length += more;
    }
    return length;
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = lengthFrom(token >> 4);
    if (at + literals > block.length || write + literals > out.length)
      throw new RangeError('lz4: texts beyond the end');
    for (let i = 0; i < literals; i++) out[write++] = block[at++]!;
    if (at === block.length) break;
    const distance = block[at]! | ((block[at + 1] ?? 0) << 8);
    at += 2;
    const length = lengthFrom(token & 15) + 4;
    if (distance === 0 || distance > write || write + length > out.length)
      throw new RangeError('lz4: a copy from nowhere');
    for (let i = 0; i < length; i++, write++) out[write] = out[write - distance]!;
  }
  return write;
}
