import { snappyUncompress, type DataReader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { readRleHybrid } from './rle-hybrid.ts';

/** Snappy's densest element makes 64 bytes of 3, so no honest page grows beyond this. */
const MAX_SNAPPY_RATIO = 24;

/** Values of a page before they mean anything: there or not by row, then the values that are there. */
export interface Page {
  /** By row of the page, 1 = there; null where all are. */
  defined: Int32Array | null;
  rows: number;
  /** Index into the dictionary by value that is there; null where the values stand in `plain` themselves. */
  indices: Int32Array | null;
  /** The dictionary's or the page's own values, in Parquet's PLAIN encoding (booleans: RLE, see `rle`). */
  plain: Uint8Array;
  /** How many values `plain` holds. */
  plainCount: number;
  /** Booleans in runs rather than in bits. */
  rle: boolean;
}

/**
 * The pages of one column of one row group, as write-parquet.ts lays them out: an optional dictionary, then data
 * pages of version 2, uncompressed or Snappy, of `rows` rows together. The bytes may be hostile: every count in them
 * is checked against what is there before anything is made from it. Throws RangeError on anything else.
 */
export function readPages(
  bytes: Uint8Array<ArrayBuffer>,
  column: { rows: number; nullable: boolean; snappy: boolean },
): Page[] {
  const reader: DataReader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
  const pages: Page[] = [];
  let dictionary: { plain: Uint8Array; count: number } | null = null;
  let rows = 0;
  while (reader.offset < bytes.length) {
    const header = parquetHeader(reader);
    const size = countOf(header.compressed_page_size, bytes.length - reader.offset);
    const body = bytes.subarray(reader.offset, reader.offset + size);
    reader.offset += size;
    if (header.type === 'DICTIONARY_PAGE' && header.dictionary_page_header && !dictionary && !pages.length) {
      const count = countOf(header.dictionary_page_header.num_values, column.rows);
      dictionary = { plain: inflate(body, header.uncompressed_page_size, column.snappy), count };
      continue;
    }
    const data = header.data_page_header_v2;
    if (header.type !== 'DATA_PAGE_V2' || !data)
      throw new RangeError(`parquet: a page of type ${header.type}`);
    const pageRows = countOf(data.num_values, column.rows - rows);
    const nulls = countOf(data.num_nulls, column.nullable ? pageRows : 0);
    const levels = countOf(data.definition_levels_byte_length, column.nullable ? size : 0);
    if (data.num_rows !== pageRows || data.repetition_levels_byte_length !== 0)
      throw new RangeError('parquet: nested');
    const defined = column.nullable ? readRleHybrid(body.subarray(0, levels), 1, pageRows) : null;
    if (defined && defined.reduce((sum, there) => sum + there, 0) !== pageRows - nulls) {
      throw new RangeError('parquet: another number of nulls');
    }
    const squeezed = column.snappy && data.is_compressed !== false;
    const values = inflate(body.subarray(levels), header.uncompressed_page_size - levels, squeezed);
    pages.push({
      defined: nulls > 0 ? defined : null,
      rows: pageRows,
      ...contentOf(values, data.encoding, pageRows - nulls, dictionary),
    });
    rows += pageRows;
  }
  if (rows !== column.rows) throw new RangeError(`parquet: ${String(rows)} rows`);
  return pages;
}

function contentOf(
  values: Uint8Array,
  encoding: string,
  count: number,
  dictionary: { plain: Uint8Array; count: number } | null,
): Pick<Page, 'indices' | 'plain' | 'plainCount' | 'rle'> {
  if (encoding === 'PLAIN' || encoding === 'RLE') {
    return { indices: null, plain: values, plainCount: count, rle: encoding === 'RLE' };
  }
  if (encoding !== 'RLE_DICTIONARY' || !dictionary) throw new RangeError(`parquet: encoding ${encoding}`);
  const indices = count === 0 ? new Int32Array(0) : readRleHybrid(values.subarray(1), values[0] ?? 0, count);
  for (const index of indices)
    if (index < 0 || index >= dictionary.count) throw new RangeError('parquet: index');
  return { indices, plain: dictionary.plain, plainCount: dictionary.count, rle: false };
}

function inflate(body: Uint8Array, size: number, snappy: boolean): Uint8Array {
  if (!snappy) {
    if (body.length !== size) throw new RangeError('parquet: another size of a page');
    return body;
  }
  const out = new Uint8Array(countOf(size, body.length * MAX_SNAPPY_RATIO + 64));
  if (out.length > 0) snappyUncompress(body, out);
  return out;
}

function countOf(value: unknown, atMost: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > atMost) {
    throw new RangeError(`parquet: ${String(value)} where at most ${String(atMost)} can be`);
  }
  return value;
}
