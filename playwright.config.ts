import { defineConfig } from '@playwright/test';

const executablePath = process.env['CHROMIUM_PATH'];
const PORT = 4191;
/** An app that is served already; without it, the built one is served for the time of the tests. */
const servedAt = process.env['DRYDOCK_E2E_URL'];

/** Tests tagged so take long and go over what shorter ones go over as well: `npm run trust -- journeys`. */
const LONG = /@long/;

/** Browser tests run against the built app, as a user's static host would serve it. */
export default defineConfig({
  testDir: 'test/e2e',
  ...(process.env['TRUST'] === '1' ? {} : { grepInvert: LONG }),
  fullyParallel: true,
  workers: 2,
  // A machine that stalls must not turn a run red; what passed only at the second try is named at the end.
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/reports/e2e.json' }]],
  use: {
    baseURL: servedAt ?? `http://localhost:${String(PORT)}/`,
    actionTimeout: 20_000,
    // It keeps a copy of the whole app in each test's browser: only those that are about it let it.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  ...(servedAt
    ? {}
    : {
        webServer: {
          command: `npx vite preview --port ${String(PORT)} --strictPort`,
          url: `http://localhost:${String(PORT)}/`,
          reuseExistingServer: false,
        },
      }),
});
