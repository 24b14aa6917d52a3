import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const FILES = ['ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.mjs'];

/** Copies the wasm build of onnxruntime-web beside the page, so that no request leaves the origin. */
export function copyEngines(): Plugin {
  return {
    name: 'drydock-engines',
    config() {
      const from = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
      const to = join(import.meta.dirname, '../../public/ort');
      mkdirSync(to, { recursive: true });
      for (const name of FILES) {
        if (sizeOf(join(to, name)) !== sizeOf(join(from, name)))
          copyFileSync(join(from, name), join(to, name));
      }
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? -1;
}
