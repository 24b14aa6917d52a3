import { parquetMetadataAsync } from 'hyparquet';
import type { FileMetaData } from 'hyparquet';
import type { OnProgress } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { ProblemLog } from '../../src/core/table/problem-log.ts';
import type { ReadPlan } from '../../src/core/table/read-plan.ts';
import type { TableRead } from '../../src/core/table/table-builder.ts';
import type { ByteSource } from './byte-source.ts';
import type { ChunkSink } from './chunk-sink.ts';
import { makeParquetReader } from './parquet-column.ts';
import type { ParquetColumnReader } from './parquet-column.ts';
import { readPages } from './stored-pages.ts';
import { parquetProblem } from './parquet-problem.ts';
import { parquetColumns } from './parquet-schema.ts';
import type { ParquetColumn } from './parquet-schema.ts';

/** The footer of a file. Throws Problem "parquet.damaged". */
export async function readFooter(source: ByteSource): Promise<FileMetaData> {
  try {
    const slice = async (from: number, to = source.size) => (await source.slice(from, to)).buffer;
    const metadata = await parquetMetadataAsync({ byteLength: source.size, slice }, { geoparquet: false });
    const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
    if (!Number.isSafeInteger(rows) || rows !== Number(metadata.num_rows))
      throw new Error(`${String(metadata.num_rows)} rows announced, ${String(rows)} in row groups`);
    return metadata;
  } catch (error) {
    throw parquetProblem(error, 'the end of the file');
  }
}

interface PlannedColumn {
  column: ParquetColumn;
  reader: ParquetColumnReader;
}

/**
 * Reads the planned columns of a Parquet file, one column of a row group at a time, under the same policies as a CSV
 * file (see TableBuilder); lines are row numbers. Under 'skipRow' columns that can have problems are read twice: once
 * to learn which rows to leave out. Throws Problem "parquet.damaged", "parquet.unsupported", "parquet.otherColumns".
 */
export async function readParquet(
  source: ByteSource,
  plan: ReadPlan,
  sink: ChunkSink,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<TableRead> {
  const metadata = await readFooter(source);
  const columns = plannedColumns(metadata, plan);
  const log = new ProblemLog(plan.columns.map(({ name }) => name));
  const total = metadata.row_groups.length * columns.length;
  let rows = 0;
  let rowsBefore = 0;
  let done = 0;
  for (let group = 0; group < metadata.row_groups.length; group++) {
    const groupRows = Number(metadata.row_groups[group]!.num_rows);
    const read = async (index: number, keep: boolean, noting: boolean, skip: Uint8Array | null) => {
      signal?.throwIfAborted();
      const { column, reader } = columns[index]!;
      try {
        let from = 0;
        for await (const page of readPages(source, metadata, group, column)) {
          const before = from;
          reader.read(
            page,
            (row, describe) => {
              if (!noting) return;
              log.add(before + row, index, () => ({ ...describe(), line: rowsBefore + before + row + 1 }));
            },
            keep,
            skip ? skip.subarray(from, from + page.rows) : null,
          );
          from += page.rows;
        }
      } catch (error) {
        throw parquetProblem(error, `column “${column.name}”, row group ${String(group + 1)}`);
      }
      if (keep) for (const chunk of reader.builder.take()) await sink.chunk(index, chunk);
    };
    log.startBatch(groupRows);
    if (plan.onProblem === 'skipRow')
      for (const [index, { reader }] of columns.entries())
        if (reader.canFail) await read(index, false, true, null);
    for (const [index, { reader }] of columns.entries()) {
      const givenUp = plan.onProblem === 'ask' && log.total > 0;
      const skip = plan.onProblem === 'skipRow' && log.badRows > 0 ? log.bad : null;
      if (!givenUp || reader.canFail) await read(index, !givenUp, plan.onProblem !== 'skipRow', skip);
      onProgress({ phase: 'reading', done: ++done, total, unit: 'columns' });
    }
    rows += plan.onProblem === 'skipRow' ? groupRows - log.badRows : groupRows;
    rowsBefore += groupRows;
    log.endBatch();
  }
  if (!(plan.onProblem === 'ask' && log.total > 0))
    for (const [index, { reader }] of columns.entries())
      for (const chunk of reader.builder.finish()) await sink.chunk(index, chunk);
  return { rows, columns: columns.map(({ reader }) => reader.builder.schema()), problems: log.report() };
}

function plannedColumns(metadata: FileMetaData, plan: ReadPlan): PlannedColumn[] {
  const { columns } = readableColumns(metadata);
  return plan.columns.map((planned) => {
    const column = columns.find(({ name }) => name === planned.source);
    if (!column)
      throw new Problem({
        code: 'parquet.otherColumns',
        message: 'The file does not have the columns that it was to be read with.',
        expected: `“${planned.source}”`,
        fix: 'Preview the file again.',
      });
    return { column, reader: makeParquetReader(planned, column, plan.missing) };
  });
}

/** As `parquetColumns`, with what a damaged schema throws as a Problem. */
export function readableColumns(metadata: FileMetaData): ReturnType<typeof parquetColumns> {
  try {
    return parquetColumns(metadata);
  } catch (error) {
    throw parquetProblem(error, 'the schema');
  }
}
