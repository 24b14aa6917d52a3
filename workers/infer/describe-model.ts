import type { InferApi } from '../../src/compute/contract.ts';
import { readOnnx } from '../../src/core/model/read-onnx.ts';

/** Reads a model file as a graph; the engine is not loaded. */
export const describeModel: InferApi['describe'] = async (file) =>
  readOnnx(new Uint8Array(await file.arrayBuffer()));
