import type { InferApi } from '../src/compute/contract.ts';
import { expose } from './expose.ts';
import { compareWithColumn } from './infer/compare-with-column.ts';
import { describeModel } from './infer/describe-model.ts';
import { keepModelFile } from './infer/keep-model-file.ts';
import { runModel } from './infer/run-model.ts';
import { samplePredictions } from './infer/sample-predictions.ts';
import { timeModel } from './infer/time-model.ts';

const api: InferApi = {
  describe: describeModel,
  sample: samplePredictions,
  compare: compareWithColumn,
  keep: keepModelFile,
  run: runModel,
  latency: timeModel,
};
expose(api);
