import type { AnalyzeApi } from '../../src/compute/contract.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import { learnConstant } from '../../src/core/predictions/learn-constant.ts';
import { owning } from '../../src/storage/jobs.ts';
import { finishJob } from '../finish-job.ts';
import { FieldSource } from './field-source.ts';

/** Keeps a model that has no file: a column of predictions, a rule, a constant. */
export const keepModel: AnalyzeApi['keepModel'] = (model, ticket) =>
  owning(ticket.job, () =>
    finishJob<ModelVersion>(ticket, model, {
      recipe: model.source.type === 'column' ? 'signature' : model.source.type,
      inputs: model.source.type === 'constant' ? [model.source.constant.table] : [],
      seed: null,
      environment: null,
    }),
  );

export const learnConstantFrom: AnalyzeApi['learnConstant'] = async (table, column, by) => {
  const source = await FieldSource.open(table, null);
  return learnConstant(await source.column({ of: 'data', name: column }), by);
};
