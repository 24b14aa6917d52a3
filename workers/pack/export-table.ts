import type { PackApi } from '../../src/compute/contract.ts';
import { columnNames } from '../../src/core/table/column-names.ts';
import { CHUNK_ROWS } from '../../src/core/table/column.ts';
import { throttled } from '../throttle.ts';
import { OrderedColumns } from './ordered-columns.ts';
import { writeTable } from './write-table.ts';

/** Writes the rows of a view as a file, a block of 65,536 rows at a time. */
export const exportTable: PackApi['exportTable'] = async (what, onProgress) => {
  const report = throttled(onProgress);
  const columns = await OrderedColumns.open(what.view);
  const { names } = columnNames(what.columns.map(({ name }) => name));
  const { rows } = columns;
  const blocks = {
    rows,
    names,
    block: async (column: number, number: number) => {
      const from = number * CHUNK_ROWS;
      const to = Math.min(rows, from + CHUNK_ROWS);
      return { ...(await columns.slice(what.columns[column]!.field, from, to)), name: names[column]! };
    },
  };
  return writeTable(blocks, what, (done) => {
    report({ phase: 'writing', done, total: rows, unit: 'rows' });
  });
};
