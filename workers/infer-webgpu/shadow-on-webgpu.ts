import { webGpuEnvironment } from '../engines/onnx-webgpu.ts';
import { shadowRows } from '../infer/shadow-rows.ts';
import { kept } from './webgpu-session.ts';

/** One side of a shadow comparison on WebGPU: not checked before, since the other side is the check. */
export const shadowOnWebGpu = shadowRows({
  open: ({ digest }) => kept.of({ model: digest }),
  environment: webGpuEnvironment,
});
