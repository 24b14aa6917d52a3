/**
 * Parquet's run-length and bit-packed hybrid, read with bounds: exactly `count` values of `bitWidth` bits, and never
 * more of the bytes or of a run than there is. Throws RangeError where the bytes end early.
 */
export function readRleHybrid(bytes: Uint8Array, bitWidth: number, count: number): Int32Array {
  const out = new Int32Array(count);
  if (bitWidth === 0) return out;
  if (bitWidth > 31) throw new RangeError(`rle: ${String(bitWidth)} bits`);
  const width = (bitWidth + 7) >> 3;
  let at = 0;
  let done = 0;
  while (done < count) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= bytes.length || shift > 28) throw new RangeError('rle: the bytes end early');
      const byte = bytes[at++]!;
      header += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    const run = Math.floor(header / 2);
    if (run === 0) throw new RangeError('rle: an empty run');
    if (header % 2 === 1) {
      const values = Math.min(run * 8, count - done);
      unpack(bytes, at, bitWidth, out.subarray(done, done + values));
      at += run * bitWidth;
      done += values;
    } else {
      if (at + width > bytes.length) throw new RangeError('rle: the bytes end early');
      let value = 0;
      for (let i = 0; i < width; i++) value |= bytes[at++]! << (8 * i);
      const values = Math.min(run, count - done);
      out.fill(value, done, done + values);
      done += values;
    }
  }
  return out;
}

/** Values of `bitWidth` bits, least significant bit first, from `bytes[at..]`. */
function unpack(bytes: Uint8Array, at: number, bitWidth: number, out: Int32Array): void {
  if (at + Math.ceil((out.length * bitWidth) / 8) > bytes.length)
    throw new RangeError('rle: the bytes end early');
  let bit = 0;
  for (let i = 0; i < out.length; i++) {
    let value = 0;
    for (let have = 0; have < bitWidth;) {
      const take = Math.min(8 - (bit & 7), bitWidth - have);
      const part = (bytes[at + (bit >> 3)]! >> (bit & 7)) & ((1 << take) - 1);
      value |= part << have;
      have += take;
      bit += take;
    }
    out[i] = value;
  }
}
