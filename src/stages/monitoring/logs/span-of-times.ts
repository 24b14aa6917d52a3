import type { Digest } from '../../../core/kernel/objects.ts';
import type { Period } from '../../../core/monitor/log.ts';
import type { Datasets } from '../../../session/datasets.ts';

/** From the first to the last time of a column; null where it holds none. */
export async function spanOfTimes(datasets: Datasets, table: Digest, time: string): Promise<Period | null> {
  let span: Period | null = null;
  const all = { table, evaluation: null, where: { op: 'all' }, sort: [] } as const;
  await datasets.summarize(all, [{ of: 'data', name: time }], ({ histogram }) => {
    span = histogram && { fromMs: histogram.low, toMs: histogram.high + 1 };
    return true;
  });
  return span;
}
