import { webGpuLane, inferLane } from '../compute/clients.ts';
import type { Adapter } from '../compute/contract.ts';
import type { Digest } from '../core/kernel/objects.ts';
import type { OnnxGraph } from '../core/model/onnx-graph.ts';
import { webGpuAbility, type WebGpuAbility } from '../core/model/webgpu-ability.ts';

/** Whether a model can be tried on WebGPU here; `why` ends a sentence that begins "WebGPU: ". */
export type WebGpuOffer = { offered: true; adapter: Adapter } | { offered: false; why: string };

/** What this browser can do beside wasm. */
export class WebGpu {
  #adapter: Promise<Adapter | null> | null = null;

  /**
   * Looks at the model first: a browser is asked for its adapter only for one that could use it. The model is a stored
   * one or the graph of a file.
   */
  async offerFor(model: Digest | OnnxGraph): Promise<WebGpuOffer> {
    const ability =
      typeof model === 'string'
        ? await inferLane.run<WebGpuAbility>((api) => api.webGpuAble(model))
        : webGpuAbility(model);
    if (!ability.able) return { offered: false, why: ability.why };
    if (!('gpu' in navigator)) return { offered: false, why: 'this browser does not have it.' };
    const adapter = await this.#findAdapter();
    return adapter ? { offered: true, adapter } : { offered: false, why: 'no adapter in this browser.' };
  }

  /** Asked where it would be used, in a worker, and once a visit; a worker that cannot start has none. */
  #findAdapter(): Promise<Adapter | null> {
    this.#adapter ??= webGpuLane
      .run((api) => api.adapter())
      .catch((error: unknown) => {
        console.warn('WebGPU could not be asked for.', error);
        return null;
      });
    return this.#adapter;
  }
}
