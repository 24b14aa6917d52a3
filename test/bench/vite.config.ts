import { defineConfig } from 'vite';
import { copyEngines } from '../../scripts/build/engines.ts';
import { BENCH_PAGE } from './places.ts';

/** Builds the bench's own page and worker from the app's code; the app's build knows nothing of them. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  appType: 'mpa',
  publicDir: '../../public',
  define: { __APP_VERSION__: JSON.stringify('bench') },
  plugins: [copyEngines()],
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'] },
  worker: { format: 'es' },
  build: { target: 'es2023', outDir: BENCH_PAGE, emptyOutDir: true, assetsInlineLimit: 0 },
});
