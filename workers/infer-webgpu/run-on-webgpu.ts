import type { WebGpuApi } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { owning } from '../../src/storage/jobs.ts';
import { webGpuEnvironment } from '../engines/onnx-webgpu.ts';
import { predictAndKeep } from '../infer/predict-and-keep.ts';
import { kept } from './webgpu-session.ts';

/**
 * Runs a model that passed the check over every row. Throws Problem "webgpu.noAnswer", keeping nothing, where rows
 * outside the sample have no answer: whether they have one on wasm, only wasm can tell.
 */
export const runOnWebGpu: WebGpuApi['run'] = (modelDigest, tableDigest, checked, ticket, onProgress) =>
  owning(ticket.job, () =>
    predictAndKeep({
      model: modelDigest,
      table: tableDigest,
      ticket,
      onProgress,
      open: () => kept.of({ model: modelDigest }),
      origin: async () => ({ environment: await webGpuEnvironment(), checked }),
      accept(failed, rows) {
        if (failed === 0) return;
        throw new Problem({
          code: 'webgpu.noAnswer',
          message: `WebGPU gave no answer for ${String(failed)} of ${String(rows)} rows.`,
        });
      },
    }),
  );
