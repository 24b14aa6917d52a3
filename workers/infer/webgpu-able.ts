import type { InferApi } from '../../src/compute/contract.ts';
import { readOnnx } from '../../src/core/model/read-onnx.ts';
import { webGpuAbility } from '../../src/core/model/webgpu-ability.ts';
import { bytesOfModel } from './model-bytes.ts';

/** Whether a stored model could be run by WebGPU, as far as its file tells; the engine is not loaded. */
export const webGpuAble: InferApi['webGpuAble'] = async (model) =>
  webGpuAbility(readOnnx(await bytesOfModel({ model })));
