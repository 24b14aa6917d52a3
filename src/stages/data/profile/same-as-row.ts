import type { Field, Predicate } from '../../../core/slices/predicate.ts';
import type { Cell } from '../../../core/slices/view.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Datasets } from '../../../session/datasets.ts';

/**
 * A filter that the given rows of a table pass: each column holds one of the values that stand there, but for the
 * columns in which they may differ.
 */
export async function sameAsRow(
  datasets: Datasets,
  table: TableVersion,
  rows: readonly number[],
  but: 'none' | 'any' | { column: string },
): Promise<Predicate> {
  const fields = table.columns.map(({ name }): Field => ({ of: 'data', name }));
  const { handle } = await datasets.arrange({
    table: table.digest,
    evaluation: null,
    where: { op: 'all' },
    sort: [],
  });
  const of: Predicate[] = [];
  const cells = await Promise.all(rows.map((row) => datasets.cells(handle, fields, row, row + 1)));
  table.columns.forEach((meta, at) => {
    if (typeof but === 'object' && but.column === meta.name) return;
    const values = cells.map(({ columns }) => columns[at]?.[0] ?? null);
    of.push(isOneOf(fields[at]!, but === 'any' ? values : values.slice(0, 1)));
  });
  return { op: 'and', of };
}

function isOneOf(field: Field, cells: readonly Cell[]): Predicate {
  const tests = new Map<string, Predicate>();
  for (const cell of cells) {
    if (cell === null) tests.set('', { op: 'missing', field });
    else tests.set(`=${String(cell)}`, { op: 'eq', field, value: cell });
  }
  const all = [...tests.values()];
  return all.length === 1 ? all[0]! : { op: 'or', of: all };
}
