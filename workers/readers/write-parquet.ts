import { ParquetWriter, type ColumnSource } from 'hyparquet-writer';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import { CHUNK_ROWS, lengthOf, type ColumnMeta } from '../../src/core/table/column.ts';
import { chunkOfPages } from './chunk-of-pages.ts';
import { isNullable, parquetSchemaOf } from './parquet-columns.ts';
import { readPages } from './parquet-pages.ts';
import { PartsWriter } from './parts-writer.ts';
import { valuesOfChunks } from './values-of-chunk.ts';

export interface TableRows {
  rows: number;
  columns: readonly ColumnMeta[];
}

type Bytes = Uint8Array<ArrayBuffer>;

export interface WrittenParquet {
  bytes: Bytes;
  /**
   * Chunks that do not come back from the file to the last bit (two categories of one name, times beyond what 64 bits
   * of microseconds hold, the chunk of an empty table): they must travel as they are.
   */
  inexact: ReadonlyMap<Digest, Bytes>;
}

/**
 * A table as a Parquet file (Snappy, one row group a chunk). Each column of each row group is read back as an import
 * would read it and compared with the chunk. The same chunks give the same bytes. Holds the file and one row group.
 * Throws Problem "chunk.damaged" where a stored chunk is not one of its column.
 */
export async function writeParquet(
  { rows, columns }: TableRows,
  chunkOf: (digest: Digest) => Promise<Bytes>,
  onRows?: (rows: number) => void,
): Promise<WrittenParquet> {
  const inexact = new Map<Digest, Bytes>();
  const writer = new PartsWriter();
  const file = new ParquetWriter({
    writer,
    schema: parquetSchemaOf(columns),
    statistics: false,
    createdBy: 'Drydock',
  });
  const toValues = columns.map(valuesOfChunks);
  const groups = Math.ceil(rows / CHUNK_ROWS);
  if (groups === 0) {
    for (const digest of columns.flatMap(({ chunks }) => chunks)) inexact.set(digest, await chunkOf(digest));
  }
  for (let group = 0; group < groups; group++) {
    const groupRows = Math.min(CHUNK_ROWS, rows - group * CHUNK_ROWS);
    const chunks = await Promise.all(
      columns.map((meta) => checkedChunk(meta, group, groups, groupRows, chunkOf)),
    );
    const columnData = columns.map((meta, i) => source(meta, chunks[i]!, toValues[i]!, i === 0));
    await file.write({ columnData, rowGroupSize: groupRows });
    const part = writer.lastPart();
    const written = file.row_groups.at(-1)?.columns;
    for (const [i, meta] of columns.entries()) {
      const facts = written?.[i]?.meta_data;
      if (!facts) throw new RangeError('writeParquet: the row group has no such column');
      const from = Number(facts.dictionary_page_offset ?? facts.data_page_offset) - part.begin;
      const stored = part.bytes.subarray(from, from + Number(facts.total_compressed_size));
      if (!comesBack(meta, stored, chunks[i]!, groupRows)) inexact.set(meta.chunks[group]!, chunks[i]!);
    }
    onRows?.(group * CHUNK_ROWS + groupRows);
  }
  await file.finish();
  return { bytes: writer.join(), inexact };
}

async function checkedChunk(
  meta: ColumnMeta,
  group: number,
  groups: number,
  rows: number,
  chunkOf: (digest: Digest) => Promise<Bytes>,
): Promise<Bytes> {
  const digest = meta.chunks[group];
  const chunk = digest === undefined || meta.chunks.length !== groups ? null : await chunkOf(digest);
  if (chunk && lengthOf(decodeColumn(meta, [chunk])) === rows) return chunk;
  throw new Problem({
    code: 'chunk.damaged',
    message: `The stored values of column "${meta.name}" are damaged.`,
    expected: `${String(groups)} chunks, this one of ${String(rows)} rows`,
    found: `${String(meta.chunks.length)} chunks, or one of other rows`,
    fix: 'Import the file again, or export the project without its data.',
  });
}

/** All but the first column, whose length the writer asks for, make their values only when their turn comes. */
function source(
  meta: ColumnMeta,
  chunk: Bytes,
  toValues: (chunk: Bytes) => ColumnSource['data'],
  eager: boolean,
): ColumnSource {
  const encoding = hasNegativeZero(meta, chunk) ? { encoding: 'PLAIN' as const } : {};
  if (eager) return { name: meta.name, data: toValues(chunk), ...encoding };
  return {
    name: meta.name,
    get data() {
      return toValues(chunk);
    },
    ...encoding,
  };
}

/** A dictionary would not tell it from zero. */
function hasNegativeZero(meta: ColumnMeta, { buffer, byteOffset, byteLength }: Bytes): boolean {
  if (meta.type !== 'number') return false;
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  return (meta.width === 32 ? new Float32Array(bytes) : new Float64Array(bytes)).some((x) =>
    Object.is(x, -0),
  );
}

function comesBack(meta: ColumnMeta, stored: Bytes, chunk: Bytes, rows: number): boolean {
  try {
    const pages = readPages(stored, { rows, nullable: isNullable(meta), snappy: true });
    return equal(chunkOfPages(meta, pages, rows, chunk.length), chunk);
  } catch {
    return false;
  }
}

function equal(a: Bytes, b: Bytes): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
