import type { FileMetaData, PageHeader, SchemaElement } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
import { exported, column, sampleProject, stored, tableOf } from '../../workers/project/sample-project.ts';
import { parquetSchemaOf } from '../../../workers/readers/parquet-columns.ts';
import { ForgedProject } from '../forged-project.ts';
import type { Forge } from './hostile-file.ts';

/** A page as it is told and as it is. */
interface Page {
  header: Record<string, unknown>;
  body: Uint8Array;
}

interface Parquet {
  schema: SchemaElement[];
  pages: Page[];
  rows: bigint;
  groups: number;
  size?: bigint;
  offset?: bigint;
  codec?: 'UNCOMPRESSED' | 'SNAPPY';
  /** Children of the root, one byte as Thrift writes it. */
  children?: number;
}

const ROWS = 3;

/** One integer column of three rows, written by hand, with whatever is to be untrue. */
export function forgedRows(change: (honest: Parquet) => Partial<Parquet>): Forge {
  return async () => {
    const { store, bundle } = await sampleProject(5);
    const meta = stored(column('n', { type: 'integer', data: Int32Array.of(7, 8, 9) }), store);
    const table = await tableOf([meta], ROWS);
    const documents = [
      {
        ...bundle.documents[0]!,
        kind: 'entry' as const,
        body: { kind: 'table' as const, object: table.digest },
      },
    ];
    const file = await exported(store, { ...bundle, documents, objects: [table] });
    const forged = await ForgedProject.of(file);
    const honest: Parquet = {
      schema: parquetSchemaOf(table.columns),
      pages: [plainPage({}, Int32Array.of(7, 8, 9))],
      rows: BigInt(ROWS),
      groups: 1,
    };
    forged.entries.set(forged.find('tables/'), parquet({ ...honest, ...change(honest) }));
    return (await forged.seal()).zip();
  };
}

/** A page of whole numbers; `told` is what its header says instead of the truth. */
export function plainPage(told: Record<string, unknown>, values: Int32Array): Page {
  const body = new Uint8Array(values.buffer.slice(0));
  return {
    header: {
      uncompressed_page_size: body.length,
      compressed_page_size: body.length,
      ...told,
      data_page_header_v2: {
        num_values: values.length,
        num_nulls: 0,
        num_rows: values.length,
        encoding: 'PLAIN',
        definition_levels_byte_length: 0,
        repetition_levels_byte_length: 0,
        is_compressed: false,
        ...(told['data_page_header_v2'] as object | undefined),
      },
      type: 'DATA_PAGE_V2',
    },
    body,
  };
}

/** Two values in a dictionary, and a page that points to `indices` of them, at 8 bits each. */
export function dictionaryPages(count: number, indices: readonly number[]): Page[] {
  const values = new Uint8Array(Int32Array.of(7, 8).buffer);
  const body = Uint8Array.from([8, ...indices.flatMap((index) => [2, index])]);
  return [
    {
      header: {
        type: 'DICTIONARY_PAGE',
        uncompressed_page_size: values.length,
        compressed_page_size: values.length,
        dictionary_page_header: { num_values: count, encoding: 'PLAIN' },
      },
      body: values,
    },
    {
      ...plainPage(
        {
          uncompressed_page_size: body.length,
          compressed_page_size: body.length,
          data_page_header_v2: { encoding: 'RLE_DICTIONARY' },
        },
        new Int32Array(ROWS),
      ),
      body,
    },
  ];
}

function parquet({ schema, pages, rows, groups, size, offset, codec, children }: Parquet): Uint8Array {
  const writer = new ByteWriter();
  writer.appendUint32(0x31524150);
  const begin = BigInt(writer.offset);
  for (const { header, body } of pages) {
    writePageHeader(writer, header as unknown as PageHeader);
    writer.appendBytes(body);
  }
  const meta_data = {
    type: 'INT32',
    encodings: ['PLAIN'],
    path_in_schema: ['n'],
    codec: codec ?? 'UNCOMPRESSED',
    num_values: rows,
    total_uncompressed_size: BigInt(writer.offset) - begin,
    total_compressed_size: size ?? BigInt(writer.offset) - begin,
    data_page_offset: offset ?? begin,
  };
  const group = {
    columns: [{ file_offset: 0n, meta_data }],
    total_byte_size: BigInt(writer.offset) - begin,
    num_rows: rows,
  };
  const metadata = {
    version: 2,
    schema,
    num_rows: rows,
    row_groups: Array.from({ length: groups }, () => group),
    created_by: 'Drydock',
  };
  writeMetadata(writer, metadata as unknown as FileMetaData);
  writer.appendUint32(0x31524150);
  const bytes = new Uint8Array(writer.getBuffer());
  if (children !== undefined) bytes[Buffer.from(bytes).indexOf('root') + 5] = children;
  return bytes;
}
