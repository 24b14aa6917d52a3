import type { AnalyzeApi } from '../../src/compute/contract.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import { owning } from '../../src/storage/jobs.ts';
import { finishJob } from '../finish-job.ts';

/** Keeps a model that has no file: a column of predictions. */
export const keepModel: AnalyzeApi['keepModel'] = (model, ticket) =>
  owning(ticket.job, () =>
    finishJob<ModelVersion>(ticket, model, {
      recipe: 'signature',
      inputs: [],
      seed: null,
      environment: null,
    }),
  );
