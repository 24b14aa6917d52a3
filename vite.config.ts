import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { contentSecurityPolicy, POLICY } from './scripts/build/csp.ts';
import { copyEngines } from './scripts/build/engines.ts';
import { serviceWorker } from './scripts/build/service-worker.ts';

const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * What is asked for together with a screen. Of scripts only the first screen's: the lists for all the others would weigh
 * as much as a screen does, at every start, and from the second visit on a screen's parts are in the service worker's
 * keeping anyway.
 */
function fetchedAlong(file: string, parts: string[], { hostType }: { hostType: 'html' | 'js' }): string[] {
  return hostType === 'html' || /\bOverview-/.test(file)
    ? parts
    : parts.filter((part) => part.endsWith('.css'));
}

export default defineConfig({
  base: './',
  // Addresses are hashes: a path that is no file is not found, rather than the page again.
  appType: 'mpa',
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [svelte(), copyEngines(), contentSecurityPolicy(), serviceWorker()],
  // The engine's wasm is served from public/ort (see scripts/build/engines.ts): bundling it would make every
  // thread of it reload the whole worker.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'] },
  worker: { format: 'es' },
  // As a host that can set headers would: the page is isolated, so that models may use threads, and workers keep to
  // the policy from the first visit on.
  preview: {
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Content-Security-Policy': POLICY,
    },
  },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { resolveDependencies: fetchedAlong },
  },
});
