import { parquetMetadata, type FileMetaData } from 'hyparquet';
import { tableMismatch } from '../../src/core/artifact/project-problem.ts';
import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { CHUNK_ROWS } from '../../src/core/table/column.ts';
import { chunkOfPages } from './chunk-of-pages.ts';
import { isNullable, parquetSchemaOf } from './parquet-columns.ts';
import { readPages } from './parquet-pages.ts';
import type { TableRows } from './write-parquet.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export interface TableReading {
  /** Chunks that came by another way and need not be read here. */
  known: ReadonlySet<Digest>;
  /** No chunk may be larger. */
  maxChunkBytes: number;
  /** Takes each chunk that is not known, group by group, and names its digest. */
  stage(chunk: Bytes): Promise<Digest>;
}

/**
 * The chunks of a table from the Parquet file that write-parquet.ts made of it. The file may be hostile: it must have
 * the columns, types and rows that the table's JSON states, and every chunk the digest stated there.
 * Throws Problem "project.tableMismatch".
 */
export async function readTableParquet(
  file: Bytes,
  table: TableRows,
  path: string,
  reading: TableReading,
): Promise<void> {
  const metadata = checkedMetadata(file, table, path);
  const groups = metadata.row_groups;
  for (const [group, { columns }] of groups.entries()) {
    const rows = rowsOfGroup(table.rows, group);
    for (const [i, meta] of table.columns.entries()) {
      const digest = meta.chunks[group]!;
      if (reading.known.has(digest)) continue;
      const where = `${path}, column "${meta.name}", row group ${String(group + 1)}`;
      const facts = columns[i]?.meta_data;
      if (!facts) throw tableMismatch(where, { expected: 'a column', found: 'nothing' });
      const begin = Number(facts.dictionary_page_offset ?? facts.data_page_offset);
      const bytes = file.slice(begin, begin + Number(facts.total_compressed_size));
      const snappy = facts.codec === 'SNAPPY';
      const pages = attempt(where, () => readPages(bytes, { rows, nullable: isNullable(meta), snappy }));
      const chunk = attempt(where, () => chunkOfPages(meta, pages, rows, reading.maxChunkBytes));
      if ((await reading.stage(chunk)) !== digest) {
        const expected = `values with the digest ${digest.slice(0, 12)}`;
        throw tableMismatch(where, { expected, found: 'other values' });
      }
    }
  }
  for (const meta of table.columns) {
    const missing = meta.chunks.slice(groups.length).find((digest) => !reading.known.has(digest));
    if (missing !== undefined) {
      throw tableMismatch(path, { expected: `chunk ${missing.slice(0, 12)}`, found: 'fewer rows' });
    }
  }
}

function checkedMetadata(file: Bytes, table: TableRows, path: string): FileMetaData {
  const metadata = attempt(path, () => parquetMetadata(file));
  const expected = parquetSchemaOf(table.columns);
  const fits = attempt(path, () =>
    expected.every((element, i) => {
      const found = metadata.schema[i];
      return (
        found?.name === asParquetTells(element.name) &&
        found.type === element.type &&
        found.num_children === element.num_children &&
        (i === 0 || found.repetition_type === element.repetition_type)
      );
    }),
  );
  if (!fits || metadata.schema.length !== expected.length) {
    throw tableMismatch(path, {
      expected: `${String(table.columns.length)} columns as its JSON says`,
      found: 'other columns',
    });
  }
  const groups = Math.ceil(table.rows / CHUNK_ROWS);
  const rowsFit =
    Number(metadata.num_rows) === table.rows &&
    metadata.row_groups.length === groups &&
    metadata.row_groups.every(({ num_rows }, group) => Number(num_rows) === rowsOfGroup(table.rows, group)) &&
    table.columns.every(({ chunks }) => chunks.length === groups || groups === 0);
  if (!rowsFit) {
    throw tableMismatch(path, {
      expected: `${String(table.rows)} rows in groups of ${String(CHUNK_ROWS)}`,
      found: `${String(metadata.num_rows)} rows in ${String(metadata.row_groups.length)} groups`,
    });
  }
  return metadata;
}

/** Columns are known by their place; a name comes back without a leading byte order mark or half a surrogate pair. */
function asParquetTells(name: string): string {
  return new TextDecoder().decode(encodeUtf8(name));
}

function rowsOfGroup(rows: number, group: number): number {
  return Math.min(CHUNK_ROWS, rows - group * CHUNK_ROWS);
}

/** Whatever a decoder throws at damaged bytes, in our words. */
function attempt<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Problem) throw error;
    const found = error instanceof Error ? error.message.slice(0, 200) : 'other bytes';
    throw tableMismatch(where, { expected: 'a Parquet file as Drydock writes it', found });
  }
}
