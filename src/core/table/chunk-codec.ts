import { Problem } from '../kernel/problem.ts';
import { CHUNK_ROWS, type Column, type ColumnMeta } from './column.ts';

const MOST_TEXT_BYTES = 2 ** 32 - 1;

/**
 * How a chunk of a column is laid out in bytes (little-endian, as every browser's typed arrays are).
 * Fixed-width columns: the values. Text: uint32 rows, uint32 has-valid, uint32 offsets (rows + 1, the first 0), the
 * valid bytes if any, the UTF-8 bytes.
 * Equal content gives equal bytes: every NaN is the same NaN, missing texts have no bytes, and there are no valid bytes
 * where nothing is missing. The result may share memory with the chunk. Throws RangeError beyond 4 GB of text.
 */
export function encodeChunk(chunk: Column): Uint8Array<ArrayBuffer> {
  if (chunk.type === 'text') return encodeText(canonicalText(chunk));
  if (chunk.type === 'number' || chunk.type === 'timestamp') return exactBytes(canonicalNaN(chunk.data));
  return exactBytes(chunk.data);
}

/**
 * One column from its encoded chunks in row order; it may share memory with a chunk that comes alone. Throws
 * Problem "chunk.damaged" where sizes or values do not fit.
 */
export function decodeColumn(meta: ColumnMeta, chunks: readonly Uint8Array<ArrayBuffer>[]): Column {
  const { name, unit, missing, role } = meta;
  const base = { name, unit, missing, role };
  switch (meta.type) {
    case 'number':
      return meta.width === 32
        ? { ...base, type: 'number', data: new Float32Array(joined(meta, chunks, 4)) }
        : { ...base, type: 'number', data: new Float64Array(joined(meta, chunks, 8)) };
    case 'integer':
      return { ...base, type: 'integer', data: new Int32Array(joined(meta, chunks, 4)) };
    case 'boolean':
      return { ...base, type: 'boolean', data: within(meta, new Int8Array(joined(meta, chunks, 1)), 1) };
    case 'category': {
      const { levels, order } = meta;
      const data = within(meta, new Int32Array(joined(meta, chunks, 4)), levels.length - 1);
      return { ...base, type: 'category', data, levels, order };
    }
    case 'timestamp': {
      const data = new Float64Array(joined(meta, chunks, 8));
      return { ...base, type: 'timestamp', data, zone: meta.zone };
    }
    case 'text':
      return { ...base, type: 'text', ...joinText(meta, chunks) };
  }
}

/** The part [from, to) of a column as a column of its own; fixed-width values are copied. */
export function sliceColumn(column: Column, from: number, to: number): Column {
  if (column.type === 'text') {
    const start = column.offsets[from]!;
    const end = column.offsets[to]!;
    return {
      ...column,
      offsets: column.offsets.slice(from, to + 1).map((offset) => offset - start),
      utf8: column.utf8.slice(start, end),
      valid: column.valid ? column.valid.slice(from, to) : null,
    };
  }
  return { ...column, data: column.data.slice(from, to) } as Column;
}

/** The chunks of a whole column, in row order. */
export function chunksOf(column: Column, rows: number): Column[] {
  const chunks: Column[] = [];
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    chunks.push(sliceColumn(column, from, Math.min(rows, from + CHUNK_ROWS)));
  }
  return chunks;
}

type TextParts = Pick<Extract<Column, { type: 'text' }>, 'offsets' | 'utf8' | 'valid'>;

function encodeText({ offsets, utf8, valid }: TextParts): Uint8Array<ArrayBuffer> {
  if (utf8.length > MOST_TEXT_BYTES) throw new RangeError('more than 4 GB of text in a chunk');
  const rows = offsets.length - 1;
  const textStart = 8 + 4 * (rows + 1) + (valid ? rows : 0);
  const bytes = new Uint8Array(textStart + utf8.length);
  new Uint32Array(bytes.buffer, 0, 2).set([rows, valid ? 1 : 0]);
  new Uint32Array(bytes.buffer, 8, rows + 1).set(offsets);
  if (valid) bytes.set(valid, textStart - rows);
  bytes.set(utf8, textStart);
  return bytes;
}

/** The same texts from offset 0, without bytes of missing ones, and without `valid` where nothing is missing. */
function canonicalText(chunk: TextParts): TextParts {
  const { offsets, utf8 } = chunk;
  const rows = offsets.length - 1;
  const valid = chunk.valid?.includes(0) ? chunk.valid : null;
  let hidden = 0;
  if (valid)
    for (let row = 0; row < rows; row++) if (valid[row] === 0) hidden += offsets[row + 1]! - offsets[row]!;
  const start = offsets[0]!;
  const end = offsets[rows]!;
  if (hidden === 0 && start === 0) return { offsets, utf8: utf8.subarray(0, end), valid };
  const kept = new Uint8Array(end - start - hidden);
  const keptOffsets = new Float64Array(rows + 1);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    if (!valid || valid[row] !== 0) {
      const text = utf8.subarray(offsets[row], offsets[row + 1]);
      kept.set(text, at);
      at += text.length;
    }
    keptOffsets[row + 1] = at;
  }
  return { offsets: keptOffsets, utf8: kept, valid };
}

/** Engines may write any of the many NaNs, sign included; storing one of them keeps digests equal everywhere. */
function canonicalNaN(
  values: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer>,
): Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer> {
  const perValue = values.BYTES_PER_ELEMENT / 4;
  const quiet = perValue === 2 ? 0x7ff80000 : 0x7fc00000;
  const isOdd = (words: Uint32Array, row: number): boolean =>
    words[row * perValue + perValue - 1] !== quiet || (perValue === 2 && words[2 * row] !== 0);
  const given = new Uint32Array(values.buffer, values.byteOffset, perValue * values.length);
  let odd = 0;
  while (odd < values.length && !(Number.isNaN(values[odd]) && isOdd(given, odd))) odd++;
  if (odd === values.length) return values;
  const copy = values.slice();
  const words = new Uint32Array(copy.buffer);
  for (let row = odd; row < copy.length; row++) {
    if (!Number.isNaN(copy[row])) continue;
    if (perValue === 2) words[2 * row] = 0;
    words[row * perValue + perValue - 1] = quiet;
  }
  return copy;
}

function exactBytes(view: ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** Checks that codes lie in [-1, highest]. */
function within<V extends Int8Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
  meta: ColumnMeta,
  codes: V,
  highest: number,
): V {
  for (let i = 0; i < codes.length; i++)
    if (codes[i]! < -1 || codes[i]! > highest) throw damaged(meta, `the code ${String(codes[i])}`);
  return codes;
}

function joined(meta: ColumnMeta, chunks: readonly Uint8Array<ArrayBuffer>[], width: number): ArrayBuffer {
  let total = 0;
  for (const chunk of chunks) total += chunk.length;
  if (total % width !== 0) throw damaged(meta, `${String(total)} bytes for values of ${String(width)} bytes`);
  const [only] = chunks;
  if (only && chunks.length === 1 && only.length === only.buffer.byteLength) return only.buffer;
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole.buffer;
}

function joinText(meta: ColumnMeta, chunks: readonly Uint8Array<ArrayBuffer>[]) {
  const heads = chunks.map((chunk) => textHead(meta, chunk));
  let rows = 0;
  let size = 0;
  for (const head of heads) {
    rows += head.rows;
    size += head.utf8.length;
  }
  const offsets = new Float64Array(rows + 1);
  const utf8 = new Uint8Array(size);
  const valid = heads.some((head) => head.valid) ? new Uint8Array(rows).fill(1) : null;
  let row = 0;
  let at = 0;
  for (const head of heads) {
    for (let i = 0; i < head.rows; i++) offsets[row + i + 1] = at + head.offsets[i + 1]!;
    if (head.valid && valid) valid.set(head.valid, row);
    utf8.set(head.utf8, at);
    row += head.rows;
    at += head.utf8.length;
  }
  return { offsets, utf8, valid };
}

function textHead(meta: ColumnMeta, source: Uint8Array<ArrayBuffer>) {
  if (source.length < 12) throw damaged(meta, `a text chunk of ${String(source.length)} bytes`);
  const chunk = source.byteOffset % 4 === 0 ? source : source.slice();
  const [rows, hasValid] = new Uint32Array(chunk.buffer, chunk.byteOffset, 2) as unknown as [number, number];
  const offsetsEnd = 8 + (rows + 1) * 4;
  const textStart = offsetsEnd + (hasValid ? rows : 0);
  if (textStart > chunk.length)
    throw damaged(meta, `${String(chunk.length)} bytes for ${String(rows)} texts`);
  const offsets = new Uint32Array(chunk.buffer, chunk.byteOffset + 8, rows + 1);
  const utf8 = chunk.subarray(textStart);
  for (let row = 0; row < rows; row++)
    if (offsets[row]! > offsets[row + 1]!) throw damaged(meta, `a text of negative length`);
  if (offsets[0] !== 0 || offsets[rows] !== utf8.length)
    throw damaged(meta, `${String(utf8.length)} bytes of text where ${String(offsets[rows])} were announced`);
  return { rows, offsets, valid: hasValid ? chunk.subarray(offsetsEnd, textStart) : null, utf8 };
}

function damaged(meta: ColumnMeta, found: string): Problem {
  return new Problem({
    code: 'chunk.damaged',
    message: `The stored values of column "${meta.name}" are damaged.`,
    found,
    fix: 'Import the file again.',
  });
}
