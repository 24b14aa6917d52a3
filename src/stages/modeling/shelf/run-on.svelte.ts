import type { Digest } from '../../../core/kernel/objects.ts';
import type { OnnxGraph } from '../../../core/model/onnx-graph.ts';
import type { Models, WantedBackend } from '../../../session/models.ts';
import type { WebGpuOffer } from '../../../session/web-gpu.ts';

/** Where a model is to be run, as far as there is a choice. */
export class RunOn {
  backend = $state<WantedBackend>('wasm');
  /** null until known, and where it could not be asked. */
  offer = $state.raw<WebGpuOffer | null>(null);
  readonly #models: Models;
  #asked = 0;

  constructor(models: Models) {
    this.#models = models;
  }

  /** Begins anew for a stored model, or one whose file was read; null: one that is not run. */
  async ask(model: Digest | OnnxGraph | null): Promise<void> {
    const asked = ++this.#asked;
    this.backend = 'wasm';
    this.offer = null;
    if (model === null) return;
    // A file that cannot be read says so elsewhere, and wasm is always there.
    const offer = await this.#models.webGpu.offerFor(model).catch(() => null);
    if (asked === this.#asked) this.offer = offer;
  }
}
