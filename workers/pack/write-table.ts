import type { TableExport } from '../../src/compute/contract.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { encodeChunk } from '../../src/core/table/chunk-codec.ts';
import { CHUNK_ROWS } from '../../src/core/table/column.ts';
import type { Column, ColumnMeta } from '../../src/core/table/column.ts';
import { csvHeader, csvRows } from '../../src/core/table/csv-cells.ts';
import { metaOf } from '../column-store.ts';
import { ArrowFileWriter } from '../readers/write-arrow.ts';
import { writeParquet } from '../readers/write-parquet.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes handed to the browser at once, which may keep them on disk. */
const PART_BYTES = 8 * 1024 * 1024;

/** A table that is handed out in blocks of 65,536 rows; there is a block 0, which says of what type a column is. */
export interface TableBlocks {
  rows: number;
  names: readonly string[];
  /** Block `number` of a column under its name. The same each time. */
  block(column: number, number: number): Promise<Column>;
}

/** Writes a table as a file. The same table gives the same bytes. */
export async function writeTable(
  table: TableBlocks,
  style: Pick<TableExport, 'format' | 'defuse'>,
  onRows: (done: number) => void,
): Promise<Blob> {
  return style.format === 'parquet' ? parquetFile(table, onRows) : blockByBlock(table, style, onRows);
}

async function blockByBlock(
  table: TableBlocks,
  { format, defuse }: Pick<TableExport, 'format' | 'defuse'>,
  onRows: (done: number) => void,
): Promise<Blob> {
  const { rows, names } = table;
  const file = new GrowingBlob();
  let arrow: ArrowFileWriter | null = null;
  if (format === 'csv') file.write(csvHeader(names, { defuse }));
  const blocks = Math.max(1, Math.ceil(rows / CHUNK_ROWS));
  for (let number = 0; number < blocks; number++) {
    const columns: Column[] = [];
    for (let column = 0; column < names.length; column++) columns.push(await table.block(column, number));
    if (format === 'csv') for (const lines of csvRows(columns, { defuse })) file.write(lines);
    else {
      arrow ??= new ArrowFileWriter(
        columns.map((column) => metaOf(column, [])),
        (bytes) => {
          file.write(bytes);
        },
      );
      if (rows > 0) arrow.add(columns);
    }
    onRows(Math.min(rows, (number + 1) * CHUNK_ROWS));
  }
  arrow?.finish();
  return file.end(format === 'csv' ? 'text/csv' : 'application/vnd.apache.arrow.file');
}

/** The writer of Parquet asks for stored chunks by digest: here these name a column and a block of the view. */
async function parquetFile(table: TableBlocks, onRows: (done: number) => void): Promise<Blob> {
  const { rows, names } = table;
  const blocks = Math.ceil(rows / CHUNK_ROWS);
  const columns: ColumnMeta[] = [];
  for (let column = 0; column < names.length; column++) {
    const chunks = Array.from(
      { length: blocks },
      (_, number) => `${String(column)}:${String(number)}` as Digest,
    );
    columns.push(metaOf(await table.block(column, 0), chunks));
  }
  const chunkOf = async (digest: Digest): Promise<Bytes> => {
    const [column, number] = digest.split(':').map(Number);
    return encodeChunk(await table.block(column!, number!));
  };
  const { bytes } = await writeParquet({ rows, columns }, chunkOf, onRows);
  return new Blob([bytes], { type: 'application/vnd.apache.parquet' });
}

/** Bytes one after another, put into a Blob part by part. */
class GrowingBlob {
  readonly #parts: Blob[] = [];
  #open: Bytes[] = [];
  #size = 0;

  write(bytes: Bytes): void {
    this.#open.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= PART_BYTES) this.#turn();
  }

  end(type: string): Blob {
    this.#turn();
    return new Blob(this.#parts, { type });
  }

  #turn(): void {
    this.#parts.push(new Blob(this.#open));
    this.#open = [];
    this.#size = 0;
  }
}
