import { svelte } from '@sveltejs/vite-plugin-svelte';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const PURE = ['core', 'charts', 'ui', 'parts', 'stages', 'app'].map((floor) => `test/${floor}/**/*.test.ts`);

export default defineConfig({
  plugins: [svelte()],
  define: { __APP_VERSION__: JSON.stringify('test'), __ENGINE__: '[]' },
  test: {
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 30_000,
    // One fewer than there are cores by itself, which is one of two.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    environment: 'node',
    projects: [
      // They keep nothing in a store: their modules may be shared between files, which saves reading them 350 times.
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'others',
          include: ['test/**/*.test.ts'],
          exclude: [...PURE, 'test/e2e/**', 'test/browsers/**', 'node_modules/**'],
        },
      },
    ],
  },
});
