import type { InferApi } from '../../src/compute/contract.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { sessionOf } from './model-session.ts';
import { sampleAnswers } from './sample-answers.ts';

/** What a stored model says, on wasm, of rows spread over a stored table: what other backends are held against. */
export const answerSample: InferApi['answerSample'] = async (modelDigest, tableDigest) => {
  const { signature } = await objectOf('model', modelDigest);
  const session = await sessionOf({ model: modelDigest });
  return sampleAnswers(session, signature, await objectOf('table', tableDigest));
};
