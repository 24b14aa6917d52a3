import type * as Engine from 'onnxruntime-web/wasm';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { TensorData, Tensors } from '../../src/core/model/tensor-data.ts';
import { translateEngineError } from './onnx-errors.ts';

/** A model loaded into an engine. Calls are queued: the engine runs one at a time. */
export interface OpenModel {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Runs one batch and hands back the outputs named, copied out of the engine. Throws Problem. */
  run(feeds: Tensors, outputs: readonly string[]): Promise<Tensors>;
  /** Frees the session. The engine's own memory is freed only when its worker ends. */
  release(): Promise<void>;
}

/** What all builds of onnxruntime-web have in common. */
export type Ort = Pick<typeof Engine, 'InferenceSession' | 'Tensor' | 'env'>;

/**
 * Loads a model (after `dropZipMap`) into a build of the engine, which is loaded with the first one. Throws Problem in
 * words for what it refuses.
 */
export async function openIn(ort: Ort, bytes: Uint8Array, provider: 'wasm' | 'webgpu'): Promise<OpenModel> {
  let session: Engine.InferenceSession;
  try {
    session = await ort.InferenceSession.create(bytes, {
      executionProviders: [provider],
      graphOptimizationLevel: 'all',
      logSeverityLevel: 4,
    });
  } catch (error) {
    throw translateEngineError(error);
  }
  let last: Promise<unknown> = Promise.resolve();
  let open = true;
  const queued = <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  };
  return {
    inputs: session.inputNames,
    outputs: session.outputNames,
    run: (feeds, outputs) =>
      queued(() => {
        if (!open) throw new Error('openModel: run after release');
        return runOnce(ort, session, feeds, outputs);
      }),
    release: () =>
      queued(async () => {
        if (open) await session.release();
        open = false;
      }),
  };
}

async function runOnce(
  ort: Ort,
  session: Engine.InferenceSession,
  feeds: Tensors,
  outputs: readonly string[],
): Promise<Tensors> {
  const given: Record<string, Engine.Tensor> = Object.create(null) as Record<string, Engine.Tensor>;
  try {
    for (const [name, tensor] of feeds) given[name] = toEngine(ort, tensor);
    const answers = await session.run(given, outputs);
    const read = new Map<string, TensorData>();
    for (const name of outputs) {
      const answer = answers[name];
      if (!answer) continue;
      read.set(name, { dtype: answer.type, dims: answer.dims, data: answer.data as TensorData['data'] });
      answer.dispose();
    }
    return read;
  } catch (error) {
    throw translateEngineError(error);
  } finally {
    for (const tensor of Object.values(given)) tensor.dispose();
  }
}

function toEngine(ort: Ort, { dtype, dims, data }: TensorData): Engine.Tensor {
  switch (dtype) {
    case 'float32':
    case 'float64':
    case 'int32':
    case 'int64':
    case 'bool':
      return new ort.Tensor(dtype, data as Engine.Tensor.DataTypeMap[typeof dtype], dims);
    case 'string':
      return new ort.Tensor('string', data as string[], dims);
    default:
      throw new Problem({
        code: 'model.inputType',
        message: `Columns cannot be turned into values of type ${dtype}.`,
        found: dtype,
      });
  }
}
