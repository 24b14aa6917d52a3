import type { DecodedArray } from 'hyparquet';
import type { ArrowBuffers } from './arrow-buffers.ts';
import type { ArrowColumn, ArrowLayout } from './arrow-schema.ts';

/** 1 by row where bits are set; null where all are. Throws RangeError where there are too few bytes. */
export function presentOf(bits: Uint8Array, rows: number): Int32Array | null {
  if (bits.length < Math.ceil(rows / 8)) throw new RangeError('too few bytes to tell missing values');
  const present = new Int32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) count += present[row] = (bits[row >> 3]! >> (row & 7)) & 1;
  return count === rows ? null : present;
}

/**
 * The values of a column in a batch, one for each row that has one, as the readers of stored columns take them.
 * `firstBuffer` is its validity. Throws Error or RangeError where bytes do not hold them.
 */
export async function valuesOf(
  buffers: ArrowBuffers,
  layout: ArrowLayout,
  firstBuffer: number,
  moreBuffers: number,
  rows: number,
  present: Int32Array | null,
): Promise<DecodedArray> {
  switch (layout.form) {
    case 'null':
      return [];
    case 'bits': {
      const bits = await buffers.bytes(firstBuffer + 1);
      if (bits.length < Math.ceil(rows / 8)) throw new RangeError('too few values');
      return listOf(rows, present, (row) => ((bits[row >> 3]! >> (row & 7)) & 1) === 1);
    }
    case 'fixed':
      return fixedValues(await buffers.bytes(firstBuffer + 1), layout, rows, present);
    case 'texts': {
      const offsets = offsetsOf(await buffers.bytes(firstBuffer + 1), layout.offsetBytes, rows);
      return texts(await buffers.bytes(firstBuffer + 2), offsets, rows, present);
    }
    case 'views': {
      const views = await buffers.bytes(firstBuffer + 1);
      const data: Uint8Array[] = [];
      for (let i = 0; i < moreBuffers; i++) data.push(await buffers.bytes(firstBuffer + 2 + i));
      return viewedTexts(views, data, rows, present);
    }
  }
}

/** Places in a dictionary, one for each row that has one. */
export async function indicesOf(
  buffers: ArrowBuffers,
  column: ArrowColumn,
  firstBuffer: number,
  rows: number,
  present: Int32Array | null,
): Promise<Int32Array> {
  const { bytes, signed } = column.dictionary!;
  const layout = { form: 'fixed', bytes, of: signed ? 'int' : 'uint', multiplier: 1 } as const;
  const stored = fixedValues(await buffers.bytes(firstBuffer + 1), layout, rows, present);
  // A place beyond 32 bits would wrap around to one that exists.
  return Int32Array.from(stored as ArrayLike<number>, (place) =>
    Number(place) >= 0 && Number(place) < 2 ** 31 ? Number(place) : -1,
  );
}

type Fixed = Extract<ArrowLayout, { form: 'fixed' }>;

function fixedValues(
  bytes: Uint8Array<ArrayBuffer>,
  { bytes: width, of, multiplier }: Fixed,
  rows: number,
  present: Int32Array | null,
): DecodedArray {
  if (bytes.length < rows * width) throw new RangeError('too few values');
  if (of === 'decimal') return listOf(rows, present, decimals(bytes, width, multiplier));
  if (of === 'float' && width === 2)
    return listOf(rows, present, (row) => bytes.subarray(2 * row, 2 * row + 2));
  const stored = typed(bytes, of, width, rows);
  if (multiplier !== 1)
    return listOf(rows, present, (row) =>
      typeof stored[row] === 'bigint' ? stored[row] * BigInt(multiplier) : stored[row]! * multiplier,
    );
  if (!present) return stored as DecodedArray;
  let count = 0;
  for (let row = 0; row < rows; row++) count += present[row]!;
  const dense = stored.slice(0, count);
  for (let row = 0, next = 0; row < rows; row++) if (present[row] === 1) dense[next++] = stored[row]!;
  return dense as DecodedArray;
}

function typed(bytes: Uint8Array<ArrayBuffer>, of: 'int' | 'uint' | 'float', width: number, rows: number) {
  const { buffer } = bytes;
  if (of === 'float')
    return width === 4 ? new Float32Array(buffer, 0, rows) : new Float64Array(buffer, 0, rows);
  const signed = of === 'int';
  switch (width) {
    case 1:
      return Int32Array.from(signed ? new Int8Array(buffer, 0, rows) : bytes.subarray(0, rows));
    case 2:
      return Int32Array.from(signed ? new Int16Array(buffer, 0, rows) : new Uint16Array(buffer, 0, rows));
    case 4:
      return signed ? new Int32Array(buffer, 0, rows) : new Uint32Array(buffer, 0, rows);
    case 8:
      return signed ? new BigInt64Array(buffer, 0, rows) : new BigUint64Array(buffer, 0, rows);
    default:
      throw new Error(`unsupported: whole numbers of ${String(width)} bytes`);
  }
}

/** Little-endian two's complement of 4, 8, 16 or 32 bytes. */
function decimals(bytes: Uint8Array, width: number, multiplier: number): (row: number) => bigint {
  if (![4, 8, 16, 32].includes(width)) throw new Error(`unsupported: decimals of ${String(width)} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (row) => {
    let whole = 0n;
    for (let word = width / 4 - 1; word >= 0; word--)
      whole = (whole << 32n) | BigInt(view.getUint32(row * width + 4 * word, true));
    return BigInt.asIntN(8 * width, whole) * BigInt(multiplier);
  };
}

function offsetsOf(bytes: Uint8Array<ArrayBuffer>, width: 4 | 8, rows: number): ArrayLike<number> {
  // A batch without rows may leave its offsets out.
  if (rows === 0) return [0];
  if (bytes.length < (rows + 1) * width) throw new RangeError('too few texts');
  if (width === 4) return new Int32Array(bytes.buffer, 0, rows + 1);
  return Float64Array.from(new BigInt64Array(bytes.buffer, 0, rows + 1), Number);
}

function texts(
  utf8: Uint8Array,
  offsets: ArrayLike<number>,
  rows: number,
  present: Int32Array | null,
): Uint8Array[] {
  return listOf(rows, present, (row) => {
    const [start, end] = [offsets[row]!, offsets[row + 1]!];
    if (!(start >= 0 && start <= end && end <= utf8.length))
      throw new RangeError('a text lies outside of its bytes');
    return utf8.subarray(start, end);
  });
}

function viewedTexts(
  views: Uint8Array,
  data: readonly Uint8Array[],
  rows: number,
  present: Int32Array | null,
): Uint8Array[] {
  if (views.length < 16 * rows) throw new RangeError('too few texts');
  const view = new DataView(views.buffer, views.byteOffset, views.byteLength);
  return listOf(rows, present, (row) => {
    const length = view.getInt32(16 * row, true);
    if (length >= 0 && length <= 12) return views.subarray(16 * row + 4, 16 * row + 4 + length);
    const bytes = data[view.getInt32(16 * row + 8, true)];
    const start = view.getInt32(16 * row + 12, true);
    if (!bytes || length < 0 || start < 0 || start + length > bytes.length)
      throw new RangeError('a text lies outside of its bytes');
    return bytes.subarray(start, start + length);
  });
}

function listOf<T>(rows: number, present: Int32Array | null, at: (row: number) => T): T[] {
  const list: T[] = [];
  for (let row = 0; row < rows; row++) if (!present || present[row] === 1) list.push(at(row));
  return list;
}
