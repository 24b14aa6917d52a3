import type { Task } from '../src/core/model/signature.ts';
import { rowThresholds, type Cut } from '../src/core/predictions/at-thresholds.ts';
import { Problem } from '../src/core/kernel/problem.ts';
import type { TableVersion } from '../src/core/table/column.ts';
import { readColumn } from './table-cache.ts';

/**
 * From which score on rows of a table are predicted positive, as a task says; null where it says nothing of it.
 * Throws Problem "predictions.noGroups" where the table lacks the column that thresholds by group go by.
 */
export async function cutOf(task: Task, table: TableVersion): Promise<Cut | null> {
  if (task.type !== 'classification') return null;
  const { thresholds, threshold } = task;
  if (!thresholds) return threshold;
  const meta = table.columns.find(({ name }) => name === thresholds.column);
  if (meta) return rowThresholds(thresholds, await readColumn(meta));
  throw new Problem({
    code: 'predictions.noGroups',
    message: `This dataset has no column “${thresholds.column}”, by which the model chooses its threshold.`,
    expected: `a column “${thresholds.column}”`,
    found: table.columns.map(({ name }) => name).join(', '),
    fix: 'Choose another dataset, or the model with one threshold for all.',
  });
}
