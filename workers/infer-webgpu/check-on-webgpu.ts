import type { WebGpuApi } from '../../src/compute/contract.ts';
import { checkBackend } from '../../src/core/predictions/check-backend.ts';
import { lengthOf } from '../../src/core/table/column.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { sampleAnswers } from '../infer/sample-answers.ts';
import { kept } from './webgpu-session.ts';

/** Runs the sample that `trusted` answers on WebGPU and compares. */
export const checkOnWebGpu: WebGpuApi['check'] = async (modelDigest, tableDigest, trusted) => {
  const { signature } = await objectOf('model', modelDigest);
  const session = await kept.of({ model: modelDigest });
  const tried = await sampleAnswers(session, signature, await objectOf('table', tableDigest));
  return checkBackend(trusted, tried, signature.task, lengthOf(trusted[0]!));
};
