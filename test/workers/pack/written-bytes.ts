import type { TableExport } from '../../../src/compute/contract.ts';
import { CHUNK_ROWS, lengthOf } from '../../../src/core/table/column.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { takeRows } from '../../../src/core/table/take-rows.ts';
import { writeTable } from '../../../workers/pack/write-table.ts';

/** Whole columns as an export writes them. */
export async function writtenBytes(
  columns: readonly Column[],
  format: TableExport['format'],
  defuse = false,
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = columns[0] ? lengthOf(columns[0]) : 0;
  const blob = await writeTable(
    {
      rows,
      names: columns.map(({ name }) => name),
      block: (column, number) => {
        const from = number * CHUNK_ROWS;
        const places = Uint32Array.from({ length: Math.min(CHUNK_ROWS, rows - from) }, (_, i) => from + i);
        return Promise.resolve(takeRows(columns[column]!, places));
      },
    },
    { format, defuse },
    () => undefined,
  );
  return new Uint8Array(await blob.arrayBuffer());
}
