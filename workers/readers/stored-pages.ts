import type { DecodedArray, FileMetaData, ParquetParsers } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { parquetHeader } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { decompressPage, readDataPage, readDataPageV2 } from 'hyparquet/src/datapage.js';
import { readPlain } from 'hyparquet/src/plain.js';
import type { ByteSource } from './byte-source.ts';
import type { ParquetColumn } from './parquet-schema.ts';

/**
 * The values of a page as they are stored: physical values of the rows that have one, or places in the dictionary.
 * (Decoded page by page because assembling nullable columns row by row, as the library's own reading does, takes
 * several times as long.)
 */
export interface ParquetPage {
  rows: number;
  /** By row: 1 where there is a value; null where all have one. */
  present: readonly number[] | null;
  values: DecodedArray;
  /** The same array for all pages of a row group. */
  dictionary: DecodedArray | null;
}

const parsers: ParquetParsers = DEFAULT_PARSERS;

/** The pages of one flat column in one row group. Throws Error where bytes and headers do not agree. */
export async function* readPages(
  source: ByteSource,
  metadata: FileMetaData,
  group: number,
  column: ParquetColumn,
): AsyncGenerator<ParquetPage> {
  const rowGroup = metadata.row_groups[group]!;
  const chunk = rowGroup.columns[column.leaf];
  const meta = chunk?.meta_data;
  if (!chunk || !meta) throw new Error(`row group ${String(group + 1)} lacks the column "${column.name}"`);
  if (chunk.file_path) throw new Error('unsupported: values in another file');
  const type = column.element.type;
  if (meta.type !== type || !type) throw new Error(`column "${column.name}" has values of type ${meta.type}`);
  const dictionaryAt = Number(meta.dictionary_page_offset ?? 0n);
  const dataAt = Number(meta.data_page_offset);
  const from = dictionaryAt > 0 && dictionaryAt < dataAt ? dictionaryAt : dataAt;
  const to = from + Number(meta.total_compressed_size);
  if (!(from >= 4 && to >= from && to <= source.size)) throw new Error('values lie outside of the file');
  const bytes = await source.slice(from, to);
  if (bytes.length < to - from) throw new Error('the file ends early');
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  const decoder = {
    pathInSchema: meta.path_in_schema,
    type,
    element: column.element,
    schemaPath: column.schemaPath,
    codec: meta.codec,
    compressors,
    parsers,
  };
  const nullable = column.element.repetition_type !== 'REQUIRED';
  const rows = Number(rowGroup.num_rows);
  let dictionary: DecodedArray | null = null;
  for (let read = 0; read < rows;) {
    if (reader.offset >= bytes.length)
      throw new Error(`${String(rows - read)} values of a row group are missing`);
    const header = parquetHeader(reader);
    const size = header.compressed_page_size;
    if (!(size >= 0 && reader.offset + size <= bytes.length))
      throw new Error('a page is longer than its column');
    const stored = bytes.subarray(reader.offset, reader.offset + size);
    reader.offset += size;
    if (header.dictionary_page_header) {
      const page = decompressPage(stored, header.uncompressed_page_size, meta.codec, compressors);
      const plain = { view: new DataView(page.buffer, page.byteOffset, page.byteLength), offset: 0 };
      const count = header.dictionary_page_header.num_values;
      dictionary = readPlain(plain, type, checkedCount(count, page.length * 8), column.element.type_length);
      continue;
    }
    const about = header.data_page_header ?? header.data_page_header_v2;
    if (!about) continue;
    const count = checkedCount(about.num_values, rows - read);
    const { dataPage, definitionLevels } = header.data_page_header
      ? readDataPage(
          decompressPage(stored, header.uncompressed_page_size, meta.codec, compressors),
          header.data_page_header,
          decoder,
        )
      : readDataPageV2(stored, header, decoder);
    const encoded = about.encoding === 'PLAIN_DICTIONARY' || about.encoding === 'RLE_DICTIONARY';
    if (encoded && !dictionary) throw new Error('a dictionary is missing');
    const present = nullable && definitionLevels && definitionLevels.length > 0 ? definitionLevels : null;
    checkLengths(count, present, dataPage.length);
    read += count;
    yield { rows: count, present, values: dataPage, dictionary: encoded ? dictionary : null };
  }
}

function checkedCount(count: number, most: number): number {
  if (!(count >= 0 && count <= most)) throw new Error(`a page of ${String(count)} values`);
  return count;
}

function checkLengths(rows: number, present: readonly number[] | null, values: number): void {
  let expected = rows;
  if (present) {
    if (present.length !== rows)
      throw new Error(`${String(present.length)} levels for ${String(rows)} values`);
    expected = 0;
    for (let row = 0; row < rows; row++) if (present[row] === 1) expected++;
  }
  if (values !== expected)
    throw new Error(`${String(values)} values where ${String(expected)} were announced`);
}
