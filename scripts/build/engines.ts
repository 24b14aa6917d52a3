import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** What a model needs by default: kept in this browser by "Make available offline". */
const OFFLINE = ['ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.mjs'];
/** The builds with WebGPU, 16.8 and 26.8 MB: fetched when a model is run on it, and kept then. A host may lack them. */
const ON_REQUEST = [
  'ort-wasm-simd-threaded.jspi.wasm',
  'ort-wasm-simd-threaded.jspi.mjs',
  'ort-wasm-simd-threaded.asyncify.wasm',
  'ort-wasm-simd-threaded.asyncify.mjs',
];

const FROM = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
const PUBLIC = join(import.meta.dirname, '../../public');
const { version } = JSON.parse(readFileSync(join(FROM, '../package.json'), 'utf8')) as { version: string };
/** Where the engines stand beside the page, and the version this build uses of them. */
export const ENGINES = 'ort/';
export const ENGINE = `${ENGINES}${version}/`;

/**
 * Copies the builds of onnxruntime-web that are used beside the page, so that no request leaves the origin. The folder is named
 * after its version, so that a page never gets the engine of another one, whatever is cached on the way. The page is
 * told what to keep for working offline as `__ENGINE__`.
 */
export function copyEngines(): Plugin {
  return {
    name: 'drydock-engines',
    config() {
      const to = join(PUBLIC, ENGINE);
      mkdirSync(to, { recursive: true });
      for (const name of readdirSync(join(PUBLIC, ENGINES))) {
        if (name !== version) rmSync(join(PUBLIC, ENGINES, name), { recursive: true });
      }
      for (const name of [...OFFLINE, ...ON_REQUEST]) {
        if (sizeOf(join(to, name)) !== sizeOf(join(FROM, name)))
          copyFileSync(join(FROM, name), join(to, name));
      }
      const kept = OFFLINE.map((name) => ({ path: ENGINE + name, bytes: sizeOf(join(FROM, name)) }));
      return { define: { __ENGINE__: JSON.stringify(kept) } };
    },
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? -1;
}
