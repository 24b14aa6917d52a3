import type { InferApi } from '../../src/compute/contract.ts';
import { permutationImportance } from '../../src/core/evaluation/permutation-importance.ts';
import { rowLosses } from '../../src/core/evaluation/row-losses.ts';
import { estimate, undefinedBecause, type Estimate } from '../../src/core/kernel/estimate.ts';
import { alignOutcome } from '../../src/core/predictions/align-outcome.ts';
import { shuffledRows } from '../../src/core/splits/row-order.ts';
import { meanInterval, momentsOf } from '../../src/core/stats/mean-interval.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { probeSpread } from './open-probe.ts';

/** Permutation importance of every column that a model reads, one part a column. */
export const importanceOf: InferApi['importance'] = async (
  { evaluation: digest, rows, shuffles, seed },
  onPart,
) => {
  const evaluation = await objectOf('evaluation', digest);
  const table = await objectOf('table', evaluation.table);
  const probe = await probeSpread(evaluation.model, table, rows);
  const { task } = probe.signature;
  const truth = await probe.column(evaluation.truth);
  const losses = async (changed?: Parameters<typeof probe.answer>[0]): Promise<Float64Array> =>
    rowLosses(alignOutcome(truth, await probe.answer(changed), task).outcome);
  const before = await losses();
  const columns = [...probe.columns.keys()];
  onPart({
    of: 'sample',
    columns,
    rows: probe.rows,
    loss: meanOf(before),
    metric: task.type === 'classification' ? 'accuracy' : 'mae',
  });
  for (const [at, name] of columns.entries()) {
    const column = probe.columns.get(name)!;
    const after: Float64Array[] = [];
    for (let shuffle = 0; shuffle < shuffles; shuffle++) {
      const order = shuffledRows(probe.rows, seed + at * shuffles + shuffle);
      after.push(await losses(new Map([[name, takeRows(column, order)]])));
    }
    onPart({ of: 'column', column: name, importance: permutationImportance(before, after) });
  }
};

function meanOf(losses: Float64Array): Estimate {
  const known = losses.filter((loss) => !Number.isNaN(loss));
  if (known.length === 0) return undefinedBecause('unlabeled', 0);
  const moments = momentsOf(known);
  return estimate(moments.mean, moments.n, meanInterval(moments, 0));
}
