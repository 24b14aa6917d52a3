import { quadrantOf, type ColumnKind, type Quadrant } from '../../../core/brief/quadrant.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Datasets } from '../../../session/datasets.ts';

/** Rows whose texts are read to judge how long they are. */
export const JUDGED_ROWS = 500;

/** The quadrant of a dataset from its rows and columns; texts are judged by its first rows. */
export async function readQuadrant(datasets: Datasets, table: TableVersion): Promise<Quadrant> {
  const texts = table.columns.filter(({ type, role }) => type === 'text' && role === 'feature');
  const lengths = await meanLengths(
    datasets,
    table,
    texts.map(({ name }) => name),
  );
  const columns = table.columns.map(({ name, type, role }): ColumnKind => ({
    type,
    role,
    meanLength: lengths.get(name) ?? null,
  }));
  return quadrantOf(table.rows, columns);
}

async function meanLengths(
  datasets: Datasets,
  table: TableVersion,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = Math.min(JUDGED_ROWS, table.rows);
  if (names.length === 0 || rows === 0) return new Map();
  const spec = { table: table.digest, evaluation: null, where: { op: 'all' as const }, sort: [] };
  const { handle } = await datasets.arrange(spec);
  const fields = names.map((name) => ({ of: 'data' as const, name }));
  const { columns } = await datasets.cells(handle, fields, 0, rows);
  return new Map(
    columns.flatMap((cells, i) => {
      const texts = cells.filter((cell) => typeof cell === 'string');
      const sum = texts.reduce((total, { length }) => total + length, 0);
      return texts.length > 0 ? [[names[i]!, sum / texts.length] as const] : [];
    }),
  );
}
