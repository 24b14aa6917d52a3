import type { ModelBytes } from '../../src/compute/contract.ts';
import type { ModelVersion } from '../../src/core/model/model-version.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { chunksByDigest, objectOf } from '../../src/storage/objects.ts';
import { configureEngine } from '../engines/onnx.ts';
import { openSession, type ModelSession } from './open-session.ts';

/** Where the engine's files stand: beside the page, whose address this worker's own (in assets/) tells. */
const WASM_PATHS = new URL(import.meta.env.DEV ? '/ort/' : '../ort/', self.location.href).href;

configureEngine(WASM_PATHS);

/** One model is kept open between samples, since opening it again would cost more than running it. */
let kept: { key: Blob | Digest; session: Promise<ModelSession> } | null = null;

/** Opens a model, or returns the one at hand if it is the same. */
export function sessionOf(model: ModelBytes): Promise<ModelSession> {
  const key = 'file' in model ? model.file : model.model;
  if (kept && sameModel(kept.key, key)) return kept.session;
  const before = kept?.session;
  const session = (async () => {
    const old = await before?.catch(() => null);
    await old?.open.release();
    return openSession(
      'file' in model ? new Uint8Array(await model.file.arrayBuffer()) : await storedBytes(model.model),
    );
  })();
  kept = { key, session };
  session.catch(() => {
    if (kept?.session === session) kept = null;
  });
  return session;
}

// Each call clones the page's Blob, so that the same file arrives as another object.
function sameModel(a: Blob | Digest, b: Blob | Digest): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return (
    a instanceof File &&
    b instanceof File &&
    a.name === b.name &&
    a.size === b.size &&
    a.lastModified === b.lastModified
  );
}

async function storedBytes(digest: Digest): Promise<Uint8Array<ArrayBuffer>> {
  return fileBytes(await objectOf('model', digest));
}

/** The model's file as the user gave it. */
export async function fileBytes(model: ModelVersion): Promise<Uint8Array<ArrayBuffer>> {
  if (model.source.type !== 'onnx') {
    throw new Problem({
      code: 'model.noFile',
      message: 'This model has no file to run.',
      found: model.source.type,
    });
  }
  const chunks = await chunksByDigest(model.source.chunks);
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
