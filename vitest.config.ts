import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  define: { __APP_VERSION__: JSON.stringify('test'), __ENGINE__: '[]' },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/browsers/**', 'node_modules/**'],
    environment: 'node',
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 30_000,
  },
});
