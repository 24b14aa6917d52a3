import type { BenchGroup } from '../../../core/evaluation/threshold-bench.ts';
import type { GroupThresholds, Task } from '../../../core/model/signature.ts';

type ClassTask = Extract<Task, { type: 'classification' }>;

/** A task with one threshold for all. */
export function withThreshold(task: ClassTask, threshold: number): ClassTask {
  const { thresholds: _groups, ...rest } = task;
  return { ...rest, threshold };
}

/**
 * A task with thresholds by the values of a column, `otherwise` for values that were not seen; null where its groups
 * are not single values, as bins of numbers.
 */
export function withThresholds(
  task: ClassTask,
  column: string,
  groups: readonly { group: Pick<BenchGroup, 'where'>; threshold: number }[],
  otherwise: number,
): ClassTask | null {
  const values: [string, number][] = [];
  const made: { missing: number; otherwise: number } = { missing: otherwise, otherwise };
  for (const { group, threshold } of groups) {
    const { where } = group;
    if (where.op === 'eq') values.push([String(where.value), threshold]);
    else if (where.op === 'missing') made.missing = threshold;
    else if (where.op === 'not') made.otherwise = threshold;
    else return null;
  }
  const thresholds: GroupThresholds = { column, byValue: Object.fromEntries(values), ...made };
  return { ...task, threshold: null, thresholds };
}
