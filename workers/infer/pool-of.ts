import { columnNames } from '../../src/core/simulate/stream-columns.ts';
import type { PoolRows } from '../../src/core/simulate/pool-rows.ts';
import type { StreamPool } from '../../src/core/simulate/stream-question.ts';
import type { Column } from '../../src/core/table/column.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { readColumn } from '../table-cache.ts';
import { metaOfColumn } from './stored-rows.ts';

const SCORE = 'score:';

/** The rows that a stream draws from, read whole. Throws Problem "model.noColumn" where the table lacks a column. */
export async function poolOf(pool: StreamPool): Promise<PoolRows> {
  const table = await objectOf('table', pool.table);
  const columns = new Map<string, Column>();
  for (const name of columnNames(pool)) columns.set(name, await readColumn(metaOfColumn(table, name)));
  if (pool.predictions === null) {
    const own = pool.prediction === null ? null : await readColumn(metaOfColumn(table, pool.prediction));
    return { rows: table.rows, columns, prediction: own, scores: [] };
  }
  const answers = await Promise.all(
    (await objectOf('predictions', pool.predictions)).columns.map(readColumn),
  );
  return {
    rows: table.rows,
    columns,
    prediction: answers.find(({ name }) => name === 'label' || name === 'value') ?? null,
    scores: answers
      .filter(({ name }) => name.startsWith(SCORE))
      .map((column) => ({ class: column.name.slice(SCORE.length), column })),
  };
}
