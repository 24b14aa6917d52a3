import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { createRandom } from '../../src/core/kernel/random.ts';
import { metricDetail } from '../../src/core/metrics/metric-detail.ts';
import { weighRows } from '../../src/core/predictions/weigh-rows.ts';
import { FieldSource } from './field-source.ts';

/** Seed of the bootstrap behind those intervals that have no formula. */
const SEED = 2;

/** Averages, every class, calibration and sums of a stored evaluation, weighted where it is. */
export const metricDetailOf: AnalyzeApi['metricDetail'] = async (digest) => {
  const source = await FieldSource.ofEvaluation(digest);
  const outcome = await source.outcome();
  const weights = source.evaluation?.weights ?? null;
  if (weights === null) return metricDetail(outcome, null, 0, createRandom(SEED));
  const weighed = weighRows(outcome, await source.column({ of: 'data', name: weights }));
  return metricDetail(weighed.outcome, weighed.weights, weighed.unweighted, createRandom(SEED));
};
