import type { WebGpuApi } from '../src/compute/contract.ts';
import { findAdapter } from './engines/onnx-webgpu.ts';
import { expose } from './expose.ts';
import { checkOnWebGpu } from './infer-webgpu/check-on-webgpu.ts';
import { shadowOnWebGpu } from './infer-webgpu/shadow-on-webgpu.ts';
import { runOnWebGpu } from './infer-webgpu/run-on-webgpu.ts';

const api: WebGpuApi = {
  adapter: findAdapter,
  check: checkOnWebGpu,
  run: runOnWebGpu,
  shadow: shadowOnWebGpu,
};
expose(api);
