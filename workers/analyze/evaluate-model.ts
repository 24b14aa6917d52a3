import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { confusionOf } from '../../src/core/evaluation/confusion-of.ts';
import type { Evaluation } from '../../src/core/evaluation/evaluation.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { headline } from '../../src/core/metrics/headline.ts';
import { alignOutcome } from '../../src/core/predictions/align-outcome.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { owning } from '../../src/storage/jobs.ts';
import { finishJob } from '../finish-job.ts';
import { readColumn } from '../table-cache.ts';

const SEED = 1;

/** Metrics and confusion matrix of stored predictions against one column of their table. */
export const evaluateModel: AnalyzeApi['evaluate'] = (predictions, truth, ticket, onProgress) =>
  owning(ticket.job, async () => {
    const made = await objectOf('predictions', predictions);
    const table = await objectOf('table', made.table);
    const model = await objectOf('model', made.model);
    const truthMeta = table.columns.find(({ name }) => name === truth);
    if (!truthMeta) throw new TypeError(`no column ${truth}`);
    onProgress({ phase: 'reading', done: 0, total: table.rows, unit: 'rows' });
    const columns = await Promise.all([truthMeta, ...made.columns].map(readColumn));
    const { outcome } = alignOutcome(columns[0]!, columns.slice(1), model.signature.task);
    onProgress({ phase: 'evaluating', done: 0, total: table.rows, unit: 'rows' });
    return finishJob<Evaluation>(
      ticket,
      {
        kind: 'evaluation',
        table: table.digest,
        model: model.digest,
        predictions,
        truth,
        rows: table.rows,
        results: headline(outcome, createRandom(SEED)),
        confusion: outcome.type === 'classification' ? confusionOf(outcome, null) : null,
      },
      { recipe: 'evaluate', inputs: [predictions], seed: SEED, environment: null },
    );
  });
