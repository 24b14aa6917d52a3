import type { AnalyzeApi } from '../../src/compute/contract.ts';
import type { Evaluation } from '../../src/core/evaluation/evaluation.ts';
import { EVALUATION_SEED, makeEvaluation } from '../../src/core/evaluation/make-evaluation.ts';
import type { ColumnMeta } from '../../src/core/table/column.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { owning } from '../../src/storage/jobs.ts';
import { finishJob } from '../finish-job.ts';
import { readColumn } from '../table-cache.ts';

/** Metrics and confusion matrix of stored predictions against one column of their table. */
export const evaluateModel: AnalyzeApi['evaluate'] = (predictions, truth, ticket, onProgress, weights) =>
  owning(ticket.job, async () => {
    const made = await objectOf('predictions', predictions);
    const table = await objectOf('table', made.table);
    const model = await objectOf('model', made.model);
    const metaOf = (wanted: string): ColumnMeta => {
      const meta = table.columns.find(({ name }) => name === wanted);
      if (!meta) throw new TypeError(`no column ${wanted}`);
      return meta;
    };
    const truthMeta = metaOf(truth);
    const weightsMeta = weights ? metaOf(weights) : null;
    onProgress({ phase: 'reading', done: 0, total: table.rows, unit: 'rows' });
    const columns = await Promise.all([truthMeta, ...made.columns].map(readColumn));
    const weighing = weightsMeta && (await readColumn(weightsMeta));
    onProgress({ phase: 'evaluating', done: 0, total: table.rows, unit: 'rows' });
    return finishJob<Evaluation>(
      ticket,
      makeEvaluation(made, columns.slice(1), columns[0]!, model.signature.task, weighing),
      { recipe: 'evaluate', inputs: [predictions], seed: EVALUATION_SEED, environment: null },
    );
  });
