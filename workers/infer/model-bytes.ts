import type { ModelBytes } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { chunksByDigest, objectOf } from '../../src/storage/objects.ts';

/** A model's file as the user gave it. Throws Problem where it is a model without one. */
export async function bytesOfModel(model: ModelBytes): Promise<Uint8Array<ArrayBuffer>> {
  if ('file' in model) return new Uint8Array(await model.file.arrayBuffer());
  const { source } = await objectOf('model', model.model);
  if (source.type !== 'onnx') {
    throw new Problem({
      code: 'model.noFile',
      message: 'This model has no file to run.',
      found: source.type,
    });
  }
  const chunks = await chunksByDigest(source.chunks);
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
