import type { OnProgress } from '../../src/compute/calls.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { ProblemLog } from '../../src/core/table/problem-log.ts';
import { readColumns, type ReadPlan } from '../../src/core/table/read-plan.ts';
import { RowPicker } from '../../src/core/table/row-picker.ts';
import type { TableRead } from '../../src/core/table/table-builder.ts';
import type { ChunkSink } from './chunk-sink.ts';
import { makePageReader } from './column-reader.ts';
import type { PageReader } from './column-reader.ts';
import type { ColumnarFile, StoredColumn } from './columnar-file.ts';

interface PlannedColumn<C extends StoredColumn> {
  column: C;
  reader: PageReader;
}

/**
 * Reads the planned columns of a Parquet or Arrow file, one column of a group of rows at a time, under the same policies
 * as a CSV file (see TableBuilder); lines are row numbers. Under 'skipRow' columns that can have problems are read twice:
 * once to learn which rows to leave out. Throws Problem "….damaged", "….unsupported", "….otherColumns" of the format.
 */
export async function readColumnar<C extends StoredColumn>(
  file: ColumnarFile<C>,
  plan: ReadPlan,
  sink: ChunkSink,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<TableRead> {
  const columns = plannedColumns(file, plan);
  const log = new ProblemLog(readColumns(plan).map(({ name }) => name));
  const picker = new RowPicker(plan.rows ?? null);
  const total = file.groups.length * columns.length;
  let rows = 0;
  let rowsBefore = 0;
  let done = 0;
  for (const [group, groupRows] of file.groups.entries()) {
    if (picker.done) break;
    const out = picker.next(groupRows);
    const read = async (index: number, keep: boolean, noting: boolean, skip: Uint8Array | null) => {
      signal?.throwIfAborted();
      const { column, reader } = columns[index]!;
      try {
        let from = 0;
        for await (const page of file.pages(group, column)) {
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
          if (from >= out.end) break;
        }
      } catch (error) {
        throw file.problem(error, `column “${column.name}”, row group ${String(group + 1)}`);
      }
      if (keep) for (const chunk of reader.builder.take()) await sink.chunk(index, chunk);
    };
    log.startBatch(groupRows, out);
    if (plan.onProblem === 'skipRow')
      for (const [index, { reader }] of columns.entries())
        if (reader.canFail) await read(index, false, true, null);
    for (const [index, { reader }] of columns.entries()) {
      const givenUp = plan.onProblem === 'ask' && log.total > 0;
      const { mask } = log.leftOut(plan.onProblem === 'skipRow');
      if (!givenUp || reader.canFail) await read(index, !givenUp, plan.onProblem !== 'skipRow', mask);
      onProgress({ phase: 'reading', done: ++done, total, unit: 'columns' });
    }
    rows += groupRows - log.leftOut(plan.onProblem === 'skipRow').count;
    rowsBefore += groupRows;
    log.endBatch();
  }
  if (!(plan.onProblem === 'ask' && log.total > 0))
    for (const [index, { reader }] of columns.entries())
      for (const chunk of reader.builder.finish()) await sink.chunk(index, chunk);
  return { rows, columns: columns.map(({ reader }) => reader.builder.schema()), problems: log.report() };
}

function plannedColumns<C extends StoredColumn>(file: ColumnarFile<C>, plan: ReadPlan): PlannedColumn<C>[] {
  return readColumns(plan).map((planned) => {
    const column = file.columns.find(({ name }) => name === planned.source);
    if (!column)
      throw new Problem({
        code: `${file.format}.otherColumns`,
        message: 'The file does not have the columns that it was to be read with.',
        expected: `“${planned.source}”`,
        fix: 'Preview the file again.',
      });
    return { column, reader: makePageReader(planned, column, plan.missing) };
  });
}
