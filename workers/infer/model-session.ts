import type { ModelBytes } from '../../src/compute/contract.ts';
import { ONE_THREAD } from '../../src/core/kernel/threads.ts';
import { configureEngine, engineVersion } from '../engines/onnx.ts';
import { KeptSession } from './kept-session.ts';
import { openSession, type ModelSession } from './open-session.ts';

/** Where the engine's files stand: beside the page, whose address this worker's own (in assets/) tells. */
const ENGINES = new URL(import.meta.env.DEV ? '/ort/' : '../ort/', self.location.href).href;

configureEngine(new URL(`${engineVersion}/`, ENGINES).href, self.name === ONE_THREAD ? 1 : Infinity);

const kept = new KeptSession((bytes) => openSession(bytes));

/** Opens a model on wasm, or returns the one that is open if it is the same. */
export function sessionOf(model: ModelBytes): Promise<ModelSession> {
  return kept.of(model);
}
