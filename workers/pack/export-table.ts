import type { PackApi, TableExport } from '../../src/compute/contract.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { encodeChunk } from '../../src/core/table/chunk-codec.ts';
import { columnNames } from '../../src/core/table/column-names.ts';
import { CHUNK_ROWS } from '../../src/core/table/column.ts';
import type { Column, ColumnMeta } from '../../src/core/table/column.ts';
import { csvHeader, csvRows } from '../../src/core/table/csv-cells.ts';
import { metaOf } from '../column-store.ts';
import { ArrowFileWriter } from '../readers/write-arrow.ts';
import { writeParquet } from '../readers/write-parquet.ts';
import { throttled } from '../throttle.ts';
import { OrderedColumns } from './ordered-columns.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes handed to the browser at once, which may keep them on disk. */
const PART_BYTES = 8 * 1024 * 1024;

/** Writes the rows of a view as a file, a block of 65,536 rows at a time. */
export const exportTable: PackApi['exportTable'] = async (what, onProgress) => {
  const report = throttled(onProgress);
  const columns = await OrderedColumns.open(what.view);
  const { names } = columnNames(what.columns.map(({ name }) => name));
  const block = async (column: number, number: number): Promise<Column> => {
    const from = number * CHUNK_ROWS;
    const to = Math.min(columns.rows, from + CHUNK_ROWS);
    return { ...(await columns.slice(what.columns[column]!.field, from, to)), name: names[column]! };
  };
  const onRows = (done: number): void => {
    report({ phase: 'writing', done, total: columns.rows, unit: 'rows' });
  };
  return what.format === 'parquet'
    ? parquetFile(columns.rows, names.length, block, onRows)
    : blockByBlock(what, columns.rows, names, block, onRows);
};

type Block = (column: number, number: number) => Promise<Column>;

async function blockByBlock(
  { format, defuse }: TableExport,
  rows: number,
  names: readonly string[],
  block: Block,
  onRows: (done: number) => void,
): Promise<Blob> {
  const file = new GrowingBlob();
  let arrow: ArrowFileWriter | null = null;
  if (format === 'csv') file.write(csvHeader(names, { defuse }));
  const blocks = Math.max(1, Math.ceil(rows / CHUNK_ROWS));
  for (let number = 0; number < blocks; number++) {
    const columns: Column[] = [];
    for (let column = 0; column < names.length; column++) columns.push(await block(column, number));
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
async function parquetFile(
  rows: number,
  count: number,
  block: Block,
  onRows: (done: number) => void,
): Promise<Blob> {
  const blocks = Math.ceil(rows / CHUNK_ROWS);
  const columns: ColumnMeta[] = [];
  for (let column = 0; column < count; column++) {
    const chunks = Array.from(
      { length: blocks },
      (_, number) => `${String(column)}:${String(number)}` as Digest,
    );
    columns.push(metaOf(await block(column, 0), chunks));
  }
  const chunkOf = async (digest: Digest): Promise<Bytes> => {
    const [column, number] = digest.split(':').map(Number);
    return encodeChunk(await block(column!, number!));
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
