import { decodeUtf8Strictly } from '../../src/core/kernel/codecs.ts';
import { encodeChunk } from '../../src/core/table/chunk-codec.ts';
import type { Column, ColumnMeta } from '../../src/core/table/column.ts';
import type { Page } from './parquet-pages.ts';
import { readRleHybrid } from './rle-hybrid.ts';

type Texts = Extract<Column, { type: 'text' }>;

/**
 * The bytes of a stored chunk from its Parquet pages (see core/table/chunk-codec.ts).
 * Throws RangeError where a value cannot be one of this column, or a text chunk would exceed `maxBytes`.
 */
export function chunkOfPages(
  meta: ColumnMeta,
  pages: readonly Page[],
  rows: number,
  maxBytes: number,
): Uint8Array<ArrayBuffer> {
  const { name, unit, missing, role } = meta;
  const base = { name, unit, missing, role };
  switch (meta.type) {
    case 'number': {
      const data = meta.width === 32 ? new Float32Array(rows) : new Float64Array(rows);
      fill(data.fill(NaN), pages, meta.width === 32 ? float32At : float64At, meta.width / 8);
      return encodeChunk({ ...base, type: 'number', data });
    }
    case 'timestamp': {
      const data = new Float64Array(rows).fill(NaN);
      fill(data, pages, millisAt, 8);
      return encodeChunk({ ...base, type: 'timestamp', zone: meta.zone, data });
    }
    case 'integer': {
      const data = new Int32Array(rows);
      fill(data, pages, int32At, 4);
      return encodeChunk({ ...base, type: 'integer', data });
    }
    case 'boolean':
      return encodeChunk({ ...base, type: 'boolean', data: booleans(pages, rows) });
    case 'category': {
      const { levels, order } = meta;
      return encodeChunk({ ...base, type: 'category', levels, order, data: codes(levels, pages, rows) });
    }
    case 'text':
      return encodeChunk({ ...base, type: 'text', ...texts(pages, rows, maxBytes) });
  }
}

const float32At = (view: DataView, at: number): number => view.getFloat32(at, true);
const float64At = (view: DataView, at: number): number => view.getFloat64(at, true);
const int32At = (view: DataView, at: number): number => view.getInt32(at, true);

/** Milliseconds of 64 bits of microseconds; those beyond 2^53 in two parts, so that whole milliseconds stay whole. */
function millisAt(view: DataView, at: number): number {
  const micros = view.getBigInt64(at, true);
  const near = Number(micros);
  return Number.isSafeInteger(near) ? near / 1000 : Number(micros / 1000n) + Number(micros % 1000n) / 1000;
}

/** Puts values of fixed width at the rows that have one. */
function fill(
  out: Float32Array | Float64Array | Int32Array,
  pages: readonly Page[],
  valueAt: (view: DataView, at: number) => number,
  width: number,
): void {
  let row = 0;
  for (const { defined, rows, indices, plain, plainCount } of pages) {
    const view = new DataView(plain.buffer, plain.byteOffset, plain.length);
    if (plain.length !== plainCount * width) throw new RangeError('parquet: another number of values');
    let value = 0;
    for (let i = 0; i < rows; i++) {
      if (defined && defined[i] === 0) continue;
      out[row + i] = valueAt(view, (indices ? indices[value]! : value) * width);
      value++;
    }
    row += rows;
  }
}

function booleans(pages: readonly Page[], rowCount: number): Int8Array<ArrayBuffer> {
  const out = new Int8Array(rowCount).fill(-1);
  let row = 0;
  for (const { defined, rows, plain, plainCount, rle, indices } of pages) {
    const bits = rle ? readRleHybrid(plain.subarray(4), 1, plainCount) : null;
    if (indices || (!bits && plain.length !== Math.ceil(plainCount / 8)))
      throw new RangeError('parquet: booleans');
    let value = 0;
    for (let i = 0; i < rows; i++) {
      if (defined && defined[i] === 0) continue;
      out[row + i] = bits ? bits[value]! : (plain[value >> 3]! >> (value & 7)) & 1;
      value++;
    }
    row += rows;
  }
  return out;
}

function codes(levels: readonly string[], pages: readonly Page[], rowCount: number): Int32Array<ArrayBuffer> {
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const out = new Int32Array(rowCount).fill(-1);
  let row = 0;
  for (const { defined, rows, indices, plain, plainCount } of pages) {
    const bounds = boundsOf(plain, plainCount);
    const own = new Int32Array(plainCount);
    for (let i = 0; i < plainCount; i++) {
      const code = codeOf.get(decodeUtf8Strictly(plain.subarray(bounds[2 * i]!, bounds[2 * i + 1]!)));
      if (code === undefined) throw new RangeError('parquet: a value that is none of the categories');
      own[i] = code;
    }
    let value = 0;
    for (let i = 0; i < rows; i++) {
      if (defined && defined[i] === 0) continue;
      out[row + i] = own[indices ? indices[value]! : value]!;
      value++;
    }
    row += rows;
  }
  return out;
}

function texts(
  pages: readonly Page[],
  rowCount: number,
  maxBytes: number,
): Pick<Texts, 'offsets' | 'utf8' | 'valid'> {
  const bounds = pages.map(({ plain, plainCount }) => boundsOf(plain, plainCount));
  const offsets = new Float64Array(rowCount + 1);
  const valid = pages.some(({ defined }) => defined) ? new Uint8Array(rowCount).fill(1) : null;
  let row = 0;
  pages.forEach(({ defined, rows, indices }, p) => {
    const bound = bounds[p]!;
    let value = 0;
    for (let i = 0; i < rows; i++, row++) {
      const there = !defined || defined[i] === 1;
      if (!there && valid) valid[row] = 0;
      const at = 2 * (indices ? indices[value]! : value);
      offsets[row + 1] = offsets[row]! + (there ? bound[at + 1]! - bound[at]! : 0);
      if (there) value++;
    }
  });
  const size = offsets[rowCount]!;
  if (size > maxBytes) throw new RangeError(`parquet: ${String(size)} bytes of text`);
  const utf8 = new Uint8Array(size);
  row = 0;
  pages.forEach(({ defined, rows, indices, plain }, p) => {
    const bound = bounds[p]!;
    let value = 0;
    for (let i = 0; i < rows; i++, row++) {
      if (defined && defined[i] === 0) continue;
      const at = 2 * (indices ? indices[value]! : value);
      utf8.set(plain.subarray(bound[at]!, bound[at + 1]!), offsets[row]!);
      value++;
    }
  });
  return { offsets, utf8, valid };
}

/** Begin and end of each text in PLAIN bytes: a 32-bit length before each. */
function boundsOf(plain: Uint8Array, count: number): Uint32Array {
  if (plain.length < 4 * count) throw new RangeError('parquet: the texts end early');
  const view = new DataView(plain.buffer, plain.byteOffset, plain.length);
  const bounds = new Uint32Array(2 * count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const begin = at + 4;
    at = begin + view.getUint32(at, true);
    if (at > plain.length) throw new RangeError('parquet: the texts end early');
    bounds[2 * i] = begin;
    bounds[2 * i + 1] = at;
  }
  if (at !== plain.length) throw new RangeError('parquet: bytes after the texts');
  return bounds;
}
