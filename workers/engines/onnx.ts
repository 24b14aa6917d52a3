import * as ort from 'onnxruntime-web/wasm';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { Environment } from '../../src/core/kernel/objects.ts';
import type { TensorData, Tensors } from '../../src/core/model/tensor-data.ts';
import { translateEngineError } from './onnx-errors.ts';

/** A model loaded into the engine. Calls are queued: the engine runs one at a time. */
export interface OpenModel {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Runs one batch and hands back the outputs named, copied out of the engine. Throws Problem. */
  run(feeds: Tensors, outputs: readonly string[]): Promise<Tensors>;
  /** Frees the session. The engine's own memory is freed only when its worker ends. */
  release(): Promise<void>;
}

/** More threads than this were not measured to help models of this size. */
const MOST_THREADS = 4;

/**
 * Says where the engine's files lie: an absolute URL ending in "/", of the page's own origin. Before the first model;
 * threads cannot change after it. More than one thread needs cross-origin isolation.
 */
export function configureEngine(base: string): void {
  ort.env.wasm.wasmPaths = {
    mjs: new URL('ort-wasm-simd-threaded.mjs', base).href,
    wasm: new URL('ort-wasm-simd-threaded.wasm', base).href,
  };
  ort.env.wasm.numThreads = isolated() ? Math.min(MOST_THREADS, navigator.hardwareConcurrency || 1) : 1;
  ort.env.wasm.proxy = false;
}

/** What runs the models here. */
export function environment(): Environment {
  return {
    backend: 'wasm',
    threads: ort.env.wasm.numThreads ?? 1,
    engine: `onnxruntime-web ${ort.env.versions.web ?? ort.env.versions.common}`,
    whyNot: isolated() ? null : 'One thread, since this page is not isolated from other origins.',
  };
}

/** Loads a model (after `dropZipMap`). The first call loads the engine. Throws Problem in words for what it refuses. */
export async function openModel(bytes: Uint8Array): Promise<OpenModel> {
  let session: ort.InferenceSession;
  try {
    session = await ort.InferenceSession.create(bytes, {
      executionProviders: ['wasm'],
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
        return runOnce(session, feeds, outputs);
      }),
    release: () =>
      queued(async () => {
        if (open) await session.release();
        open = false;
      }),
  };
}

async function runOnce(
  session: ort.InferenceSession,
  feeds: Tensors,
  outputs: readonly string[],
): Promise<Tensors> {
  const given: Record<string, ort.Tensor> = Object.create(null) as Record<string, ort.Tensor>;
  try {
    for (const [name, tensor] of feeds) given[name] = toEngine(tensor);
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

function toEngine({ dtype, dims, data }: TensorData): ort.Tensor {
  switch (dtype) {
    case 'float32':
    case 'float64':
    case 'int32':
    case 'int64':
    case 'bool':
      return new ort.Tensor(dtype, data as ort.Tensor.DataTypeMap[typeof dtype], dims);
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

function isolated(): boolean {
  return (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated === true;
}
