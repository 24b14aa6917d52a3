import type { AnalyzeApi } from '../../src/compute/contract.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import type { Predictions } from '../../src/core/predictions/predictions.ts';
import { relabelled } from '../../src/core/predictions/at-thresholds.ts';
import { chunksOf } from '../../src/core/table/chunk-codec.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { owning } from '../../src/storage/jobs.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { cutOf } from '../cut-of.ts';
import { finishJob } from '../finish-job.ts';
import { readColumn } from '../table-cache.ts';

/** Keeps a model that reads the same file and decides as `task` says. */
export const keepWithTask: AnalyzeApi['keepWithTask'] = (model, task, ticket) =>
  owning(ticket.job, async () => {
    const { signature, source } = await objectOf('model', model);
    return finishJob<ModelVersion>(
      ticket,
      { kind: 'model', signature: { ...signature, task }, source },
      { recipe: 'threshold', inputs: [model], seed: null, environment: null },
    );
  });

/** What a model with another threshold says, from the scores that are there: the model need not run again. */
export const predictAtThreshold: AnalyzeApi['predictAtThreshold'] = (predictions, model, ticket) =>
  owning(ticket.job, async () => {
    const made = await objectOf('predictions', predictions);
    const { signature } = await objectOf('model', model);
    const cut = await cutOf(signature.task, await objectOf('table', made.table));
    const scores = made.columns.filter(({ name }) => name !== 'label');
    const [label] = relabelled(await Promise.all(scores.map(readColumn)), signature.task, cut);
    if (label?.name !== 'label') throw new TypeError('a threshold needs scores of a positive class');
    const store = new ColumnStore(ticket.job);
    for (const chunk of chunksOf(label, made.rows)) await store.add(0, chunk);
    const [chunks] = await store.finish(1);
    return finishJob<Predictions>(
      ticket,
      {
        kind: 'predictions',
        table: made.table,
        model,
        rows: made.rows,
        failed: label.missing,
        columns: [metaOf(label, chunks!), ...scores],
      },
      { recipe: 'threshold', inputs: [made.table, model, predictions], seed: null, environment: null },
    );
  });
