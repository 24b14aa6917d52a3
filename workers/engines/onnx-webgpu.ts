import type { Adapter } from '../../src/compute/contract.ts';
import type { Environment } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { fetchEngine } from './fetch-engine.ts';
import { openIn, type OpenModel, type Ort } from './open-model.ts';

/** The part of WebGPU's interface that is read here. */
interface Gpu {
  requestAdapter(): Promise<{
    info?: { vendor: string; architecture: string; description: string; isFallbackAdapter?: boolean };
  } | null>;
}

/** A graphics processor that this thread may use; null where there is none, also where the browser has WebGPU. */
export async function findAdapter(): Promise<Adapter | null> {
  const { gpu } = navigator as { gpu?: Gpu };
  const adapter = await gpu?.requestAdapter().catch(() => null);
  if (!adapter) return null;
  const { vendor = '', architecture = '', description = '', isFallbackAdapter = false } = adapter.info ?? {};
  return {
    name: description || [vendor, architecture].filter(Boolean).join(' ') || 'not named',
    software: isFallbackAdapter || /swiftshader|llvmpipe/i.test(`${architecture} ${description}`),
  };
}

/** A build of onnxruntime-web that has WebGPU, and the name of its files. */
interface Build {
  name: 'jspi' | 'asyncify';
  load: () => Promise<Ort>;
}
/** 16.8 MB, where the browser can suspend wasm; else 26.8 MB, which some hosts do not take. */
const JSPI: Build = { name: 'jspi', load: () => import('onnxruntime-web/jspi') };
const ASYNCIFY: Build = { name: 'asyncify', load: () => import('onnxruntime-web/webgpu') };

interface Loaded {
  ort: Ort;
  build: Build['name'];
  version: string;
}

let loaded: Promise<Loaded> | null = null;

/**
 * Loads a model (after `dropZipMap`) into the engine with WebGPU, which is loaded with the first one. `folder` is the
 * address of the folder of all engines' versions. Throws Problem where the host or the connection does not give an
 * engine, and in words for what it refuses.
 */
export async function openOnWebGpu(bytes: Uint8Array, folder: string): Promise<OpenModel> {
  loaded ??= load(folder);
  loaded.catch(() => (loaded = null));
  return openIn((await loaded).ort, bytes, 'webgpu');
}

/** What runs the models here. After the first one was opened. */
export async function webGpuEnvironment(): Promise<Environment> {
  if (!loaded) throw new Error('webGpuEnvironment: no engine was loaded');
  const { build, version } = await loaded;
  const adapter = await findAdapter();
  return {
    backend: 'webgpu',
    threads: 1,
    engine: `onnxruntime-web ${version} (${build}) on ${adapter?.name ?? 'a lost adapter'}`,
    whyNot: null,
  };
}

async function load(folder: string): Promise<Loaded> {
  const builds = 'Suspending' in WebAssembly ? [JSPI, ASYNCIFY] : [ASYNCIFY];
  for (const { name, load: loadScript } of builds) {
    const ort = await loadScript();
    const version = ort.env.versions.web ?? ort.env.versions.common;
    const base = new URL(`${version}/ort-wasm-simd-threaded.${name}`, folder).href;
    const binary = await fetchEngine(`${base}.wasm`);
    if (!binary) continue;
    ort.env.wasm.wasmPaths = { mjs: `${base}.mjs`, wasm: `${base}.wasm` };
    ort.env.wasm.wasmBinary = binary;
    // What WebGPU does not take runs here, and its part is small.
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.proxy = false;
    return { ort, build: name, version };
  }
  throw new Problem({
    code: 'webgpu.notOnHost',
    message: 'This host does not carry the engine with WebGPU.',
    expected: builds.map(({ name }) => `ort-wasm-simd-threaded.${name}.wasm`).join(' or '),
    fix: 'Models run on WASM meanwhile. Hosts that take no file above 25 MiB need the smaller of the two at least.',
  });
}
