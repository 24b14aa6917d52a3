import type { ColumnMetaData, DecodedArray, FileMetaData, PageHeader } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import type { ByteSource } from './byte-source.ts';
import { ByteWindow } from './byte-window.ts';
import { valuesOfPage } from './page-values.ts';
import type { ColumnPage } from './columnar-file.ts';
import type { ParquetColumn } from './parquet-schema.ts';
import { readRleHybrid } from './rle-hybrid.ts';

/** No honest writer makes larger pages. */
const MOST_PAGE_BYTES = 1 << 30;
/** Headers are far shorter, but for those with long texts as bounds. */
const HEADER_BYTES = 64 * 1024;

/**
 * The pages of one flat column in one row group, one in memory at a time. (Decoded page by page because assembling nullable columns row by row, as
 * the library does, takes several times as long, and because the library follows run lengths of hostile files wherever
 * they lead.) Throws Error where bytes and headers do not agree.
 */
export async function* readPages(
  source: ByteSource,
  metadata: FileMetaData,
  group: number,
  column: ParquetColumn,
): AsyncGenerator<ColumnPage> {
  const rowGroup = metadata.row_groups[group]!;
  const rows = Number(rowGroup.num_rows);
  if (rows === 0) return;
  const chunk = rowGroup.columns[column.leaf];
  const meta = chunk?.meta_data;
  if (!chunk || !meta) throw new Error(`row group ${String(group + 1)} lacks the column "${column.name}"`);
  if (chunk.file_path) throw new Error('unsupported: values in another file');
  if (meta.type !== column.element.type) throw new Error(`values of type ${meta.type}`);
  const bytes = windowOf(source, meta);
  let dictionary: DecodedArray | null = null;
  for (let read = 0; read < rows;) {
    if (bytes.left === 0) throw new Error(`${String(rows - read)} values of a row group are missing`);
    const header = await nextHeader(bytes);
    const size = checkedCount(header.compressed_page_size, bytes.left);
    await bytes.ahead(size);
    const stored = bytes.take(size);
    if (header.dictionary_page_header) {
      const page = inflate(stored, header.uncompressed_page_size, meta);
      const count = checkedCount(header.dictionary_page_header.num_values, 8 * page.length);
      dictionary = valuesOfPage(page, 'PLAIN', meta.type, column.element.type_length, count);
    } else if (header.data_page_header || header.data_page_header_v2) {
      const page = dataPage(header, stored, meta, column, rows - read);
      if (page.encoded && !dictionary) throw new Error('a dictionary is missing');
      read += page.rows;
      const { present, values } = page;
      yield { rows: page.rows, present, values, dictionary: page.encoded ? dictionary : null };
    }
  }
}

function windowOf(source: ByteSource, meta: ColumnMetaData): ByteWindow {
  const dictionaryAt = Number(meta.dictionary_page_offset ?? 0n);
  const dataAt = Number(meta.data_page_offset);
  const from = dictionaryAt > 0 && dictionaryAt < dataAt ? dictionaryAt : dataAt;
  const to = from + Number(meta.total_compressed_size);
  if (!(from >= 4 && to >= from && to <= source.size)) throw new Error('values lie outside of the file');
  return new ByteWindow(source, from, to);
}

/** Takes the header of the next page. A header that does not end within what is at hand is read again with more. */
async function nextHeader(bytes: ByteWindow): Promise<PageHeader> {
  for (let wanted = HEADER_BYTES; ; wanted *= 16) {
    const { buffer, byteOffset, byteLength } = await bytes.ahead(wanted);
    const reader = { view: new DataView(buffer, byteOffset, byteLength), offset: 0 };
    try {
      const header = parquetHeader(reader);
      bytes.take(reader.offset);
      return header;
    } catch (error) {
      if (!(error instanceof RangeError) || byteLength === bytes.left) throw error;
    }
  }
}

/** Levels and values of a data page, of version 1 (all compressed together) or 2 (levels apart, not compressed). */
function dataPage(
  header: PageHeader,
  stored: Uint8Array,
  meta: ColumnMetaData,
  column: ParquetColumn,
  mostRows: number,
): Omit<ColumnPage, 'dictionary'> & { encoded: boolean } {
  const { data_page_header: first, data_page_header_v2: second } = header;
  const { num_values: announced, encoding } = (first ?? second)!;
  const rows = checkedCount(announced, mostRows);
  const nullable = column.element.repetition_type !== 'REQUIRED';
  let levels: Uint8Array;
  let bytes: Uint8Array;
  if (second && !first) {
    const skipped = checkedCount(second.repetition_levels_byte_length, stored.length);
    const size = checkedCount(second.definition_levels_byte_length, stored.length - skipped);
    levels = stored.subarray(skipped, skipped + size);
    const rest = stored.subarray(skipped + size);
    const inflated = header.uncompressed_page_size - skipped - size;
    bytes = second.is_compressed === false ? rest : inflate(rest, inflated, meta);
  } else {
    const page = inflate(stored, header.uncompressed_page_size, meta);
    const size = nullable ? new DataView(page.buffer, page.byteOffset, page.length).getUint32(0, true) : 0;
    levels = nullable ? page.subarray(4, 4 + checkedCount(size, page.length - 4)) : page.subarray(0, 0);
    bytes = nullable ? page.subarray(4 + size) : page;
  }
  let present = nullable && rows > 0 ? readRleHybrid(levels, 1, rows) : null;
  let there = rows;
  if (present) {
    there = 0;
    for (let row = 0; row < rows; row++) there += present[row]!;
    if (there === rows) present = null;
  }
  const values = valuesOfPage(bytes, encoding, meta.type, column.element.type_length, there);
  const encoded = encoding === 'PLAIN_DICTIONARY' || encoding === 'RLE_DICTIONARY';
  return { rows, present, values, encoded: encoded && there > 0 };
}

function inflate(stored: Uint8Array, size: number, meta: ColumnMetaData): Uint8Array {
  return decompressPage(stored, checkedCount(size, MOST_PAGE_BYTES), meta.codec, compressors);
}

function checkedCount(count: unknown, most: number): number {
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > most)
    throw new Error(`${String(count)} where at most ${String(most)} can be`);
  return count;
}
