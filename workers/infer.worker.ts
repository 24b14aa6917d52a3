import type { InferApi } from '../src/compute/contract.ts';
import { expose } from './expose.ts';
import { answerSample } from './infer/answer-sample.ts';
import { compareWithColumn } from './infer/compare-with-column.ts';
import { dependenceOf } from './infer/dependence-of.ts';
import { describeModel } from './infer/describe-model.ts';
import { importanceOf } from './infer/importance-of.ts';
import { keepModelFile } from './infer/keep-model-file.ts';
import { makeStream } from './infer/make-stream.ts';
import { paceModel } from './infer/pace-model.ts';
import { runModel } from './infer/run-model.ts';
import { samplePredictions } from './infer/sample-predictions.ts';
import { shadowOnWasm } from './infer/shadow-on-wasm.ts';
import { smallestChange } from './infer/smallest-change.ts';
import { timeModel } from './infer/time-model.ts';
import { tryStreams } from './infer/try-streams.ts';
import { whatIf } from './infer/what-if.ts';
import { webGpuAble } from './infer/webgpu-able.ts';

const api: InferApi = {
  describe: describeModel,
  sample: samplePredictions,
  compare: compareWithColumn,
  keep: keepModelFile,
  webGpuAble,
  answerSample,
  pace: paceModel,
  run: runModel,
  importance: importanceOf,
  dependence: dependenceOf,
  whatIf,
  smallestChange,
  latency: timeModel,
  shadow: shadowOnWasm,
  makeStream,
  tryStreams,
};
expose(api);
