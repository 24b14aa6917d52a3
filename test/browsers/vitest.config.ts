import { defineConfig } from 'vitest/config';

/** The built app in browsers that Playwright does not drive, one after the other. */
export default defineConfig({
  test: {
    include: ['test/browsers/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
  },
});
