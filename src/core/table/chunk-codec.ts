import { Problem } from '../kernel/problem.ts';
import { CHUNK_ROWS, type Column, type ColumnMeta } from './column.ts';

/**
 * How a chunk of a column is laid out in bytes (little-endian, as every browser's typed arrays are).
 * Fixed-width columns: the values. Text: uint32 rows, uint32 has-valid, float64 offsets (rows + 1),
 * the valid bytes if any, the UTF-8 bytes.
 */
export function encodeChunk(chunk: Column): Uint8Array<ArrayBuffer> {
  if (chunk.type !== 'text') return exactBytes(chunk.data);
  const rows = chunk.offsets.length - 1;
  const validBytes = chunk.valid ? rows : 0;
  const bytes = new Uint8Array(8 + chunk.offsets.byteLength + validBytes + chunk.utf8.length);
  new Uint32Array(bytes.buffer, 0, 2).set([rows, chunk.valid ? 1 : 0]);
  new Float64Array(bytes.buffer, 8, rows + 1).set(chunk.offsets);
  if (chunk.valid) bytes.set(chunk.valid, 8 + chunk.offsets.byteLength);
  bytes.set(chunk.utf8, 8 + chunk.offsets.byteLength + validBytes);
  return bytes;
}

/** One column from its encoded chunks in row order. Throws Problem "chunk.damaged" where sizes do not fit. */
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
      return { ...base, type: 'boolean', data: new Int8Array(joined(meta, chunks, 1)) };
    case 'category':
      return {
        ...base,
        type: 'category',
        data: new Int32Array(joined(meta, chunks, 4)),
        levels: meta.levels,
        order: meta.order,
      };
    case 'timestamp':
      return {
        ...base,
        type: 'timestamp',
        data: new Float64Array(joined(meta, chunks, 8)),
        zone: meta.zone,
      };
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

function exactBytes(view: ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function joined(meta: ColumnMeta, chunks: readonly Uint8Array<ArrayBuffer>[], width: number): ArrayBuffer {
  let total = 0;
  for (const chunk of chunks) total += chunk.length;
  if (total % width !== 0) throw damaged(meta, `${String(total)} bytes for values of ${String(width)} bytes`);
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
  if (source.length < 16) throw damaged(meta, `a text chunk of ${String(source.length)} bytes`);
  const chunk = source.byteOffset % 8 === 0 ? source : source.slice();
  const [rows, hasValid] = new Uint32Array(chunk.buffer, chunk.byteOffset, 2) as unknown as [number, number];
  const offsetsEnd = 8 + (rows + 1) * 8;
  const textStart = offsetsEnd + (hasValid ? rows : 0);
  if (textStart > chunk.length)
    throw damaged(meta, `${String(chunk.length)} bytes for ${String(rows)} texts`);
  return {
    rows,
    offsets: new Float64Array(chunk.buffer, chunk.byteOffset + 8, rows + 1),
    valid: hasValid ? chunk.subarray(offsetsEnd, textStart) : null,
    utf8: chunk.subarray(textStart),
  };
}

function damaged(meta: ColumnMeta, found: string): Problem {
  return new Problem({
    code: 'chunk.damaged',
    message: `The stored values of column "${meta.name}" are damaged.`,
    found,
    fix: 'Import the file again.',
  });
}
