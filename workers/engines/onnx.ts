import * as ort from 'onnxruntime-web/wasm';
import type { Environment } from '../../src/core/kernel/objects.ts';
import { threadsFor } from '../../src/core/kernel/threads.ts';
import { openIn, type OpenModel } from './open-model.ts';
import { trustOwnScripts } from './trust-own-scripts.ts';

/** Names the folder of the engine's files, so that none of another version answers for them. */
export const engineVersion = ort.env.versions.web ?? ort.env.versions.common;

/**
 * Says where the engine's files lie: an absolute URL ending in "/", of the page's own origin. Before the first model;
 * threads cannot change after it. More than one thread needs cross-origin isolation; `most` is what is wanted of them.
 */
export function configureEngine(base: string, most = Infinity): void {
  ort.env.wasm.wasmPaths = {
    mjs: new URL('ort-wasm-simd-threaded.mjs', base).href,
    wasm: new URL('ort-wasm-simd-threaded.wasm', base).href,
  };
  ort.env.wasm.numThreads =
    isolated() && sharesMemory() ? Math.min(most, threadsFor(navigator.hardwareConcurrency)) : 1;
  ort.env.wasm.proxy = false;
  trustOwnScripts();
}

/** What runs the models here. */
export function environment(): Environment {
  return {
    backend: 'wasm',
    threads: ort.env.wasm.numThreads ?? 1,
    engine: `onnxruntime-web ${engineVersion}`,
    whyNot: whyOneThread(),
  };
}

/** Loads a model (after `dropZipMap`). The first call loads the engine. Throws Problem in words for what it refuses. */
export function openModel(bytes: Uint8Array): Promise<OpenModel> {
  return openIn(ort, bytes, 'wasm');
}

function whyOneThread(): string | null {
  if (!isolated()) {
    return 'One thread, since the page was not isolated from other origins: its host sends no headers for that, and no service worker had added them yet.';
  }
  if (!sharesMemory())
    return 'One thread, since this browser gives pages no memory to share between threads.';
  return ort.env.wasm.numThreads === 1 ? 'One thread, since the browser offers one processor core.' : null;
}

function isolated(): boolean {
  return (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated === true;
}

/** WebKitGTK has none even where the page is isolated. */
function sharesMemory(): boolean {
  return 'SharedArrayBuffer' in globalThis;
}
