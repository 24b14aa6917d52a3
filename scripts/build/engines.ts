import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const FILES = ['ort-wasm-simd-threaded.wasm', 'ort-wasm-simd-threaded.mjs'];
/** What a model needs by default: kept in this browser by "Make available offline". */
const OFFLINE = FILES;

const FROM = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
const PUBLIC = join(import.meta.dirname, '../../public');
const { version } = JSON.parse(readFileSync(join(FROM, '../package.json'), 'utf8')) as { version: string };
/** Where the engines stand beside the page, and the version this build uses of them. */
export const ENGINES = 'ort/';
export const ENGINE = `${ENGINES}${version}/`;

/**
 * Copies the wasm build of onnxruntime-web beside the page, so that no request leaves the origin. The folder is named
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
      for (const name of FILES) {
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
