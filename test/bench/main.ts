import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import type { BootstrapTimes } from './bench-bootstrap.ts';
import type { EvaluationTimes } from './bench-evaluation.ts';
import type { ImportTimes } from './bench-import.ts';
import type { Pair } from './bench-metrics.ts';
import type { BenchModel } from './bench-models.ts';
import type { Request } from './bench.worker.ts';
import { benchFirstScreen } from './first-screen.ts';
import { APP, BENCH_PAGE, CACHE, ROOT } from './places.ts';
import { benchBigImport } from './bench-memory.ts';
import type { LogProfileTimes } from './bench-log-profile.ts';
import type { ProfileTimes } from './bench-profile.ts';
import { benchProfileScreen } from './bench-profile-screen.ts';
import type { RolloutTimes } from './bench-rollouts.ts';
import { benchDriftBoard } from './bench-drift-board.ts';
import { benchScroll } from './bench-scroll.ts';
import { benchThreshold } from './bench-threshold.ts';
import { bigFile } from './big-files.ts';
import {
  linesOfBootstrap,
  linesOfEvaluation,
  linesOfFirstScreen,
  linesOfImport,
  linesOfMemory,
  linesOfPair,
  linesOfScreen,
  type Line,
} from './lines.ts';
import { linesOfDriftBoard } from './lines-of-drift-board.ts';
import { logFile } from './log-file.ts';
import { linesOfThreshold } from './lines-of-threshold.ts';
import { scoredFile } from './scored-file.ts';
import { discoveryLines } from './lines-of-discovery.ts';
import { linesOfRollouts } from './lines-of-rollouts.ts';
import { linesOfLogProfile, linesOfProfile, linesOfScreenProfile } from './lines-of-profile.ts';
import { printTable } from './print-table.ts';

const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const CONFIG = 'test/bench/vite.config.ts';

interface Scale {
  rows: { evaluation: number; import: number; labels: number; views: number; small: number };
  rollouts: { rows: number; runs: number; wholeRuns: number };
  rounds: { evaluation: number; import: number; views: number; profile: number; events: number };
}
const FULL: Scale = {
  rows: { evaluation: 500_000, import: 500_000, labels: 100_000, views: 1_000_000, small: 10_000 },
  rollouts: { rows: 12_000, runs: 20, wholeRuns: 10_000 },
  rounds: { evaluation: 5, import: 5, views: 5, profile: 1, events: 40 },
};
const QUICK: Scale = {
  rows: { evaluation: 20_000, import: 20_000, labels: 5_000, views: 50_000, small: 2_000 },
  rollouts: { rows: 2_000, runs: 2, wholeRuns: 100 },
  rounds: { evaluation: 3, import: 2, views: 2, profile: 1, events: 6 },
};

/**
 * `npm run bench [-- name …] [--quick]`: names are of bootstrap, discovery, drift, evaluation, import, labels, memory,
 * profile, rollouts, screen, threshold, views (all without any);
 * --quick tries the bench itself at a small size, whose figures mean nothing.
 */
export default async function main(args: readonly string[]): Promise<void> {
  const [browserPath, ...rest] = args;
  const scale = rest.includes('--quick') ? QUICK : FULL;
  const names = rest.filter((arg) => !arg.startsWith('-'));
  const wanted = (name: string): boolean => names.length === 0 || names.includes(name);
  mkdirSync(CACHE, { recursive: true });
  await build({ configFile: CONFIG, logLevel: 'warn' });
  const files = copyData();
  const plain = await preview({ configFile: CONFIG, preview: { port: 4301 } });
  const isolated = await preview({ configFile: CONFIG, preview: { port: 4311, headers: ISOLATED } });
  const browser = await chromium.launch({
    ...(browserPath ? { executablePath: browserPath } : {}),
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const lines: Line[] = [];
  const add = (more: readonly Line[]): void => {
    printTable(more);
    lines.push(...more);
  };
  console.log(`Chromium ${browser.version()}, ${String(cpus().length)} processors`);
  try {
    if (wanted('screen')) add(await withApp((url) => firstScreen(browser, url)));
    if (wanted('evaluation')) {
      for (const server of [plain, isolated]) {
        for (const model of [files.trees, { kind: 'dense', widths: [50, 256, 256, 10] } as const]) {
          const options = { model, rows: scale.rows.evaluation, rounds: scale.rounds.evaluation };
          const times = await runBench<EvaluationTimes>(browser, server, { bench: 'evaluation', options });
          add(linesOfEvaluation(model, times));
        }
      }
    }
    if (wanted('import')) {
      const options = { rows: scale.rows.import, columns: 20, rounds: scale.rounds.import };
      add(linesOfImport(await runBench<ImportTimes>(browser, plain, { bench: 'import', options })));
    }
    if (wanted('labels')) {
      const options = { rows: scale.rows.labels, rounds: scale.rounds.views };
      const labels = await runBench<Pair>(browser, plain, { bench: 'labels', options });
      const what = `suspected label errors, ${String(options.rows)} rows of 10 classes`;
      add(linesOfPair(what, 'sorts over objects', labels));
    }
    if (wanted('bootstrap')) {
      const { labels, views } = scale.rows;
      const options = { rows: labels, wholeRows: views, rounds: 3 };
      const times = await runBench<BootstrapTimes>(browser, plain, { bench: 'bootstrap', options });
      add(linesOfBootstrap(times, options));
    }
    if (wanted('discovery')) {
      const run = <T>(request: Request): Promise<T> => runBench<T>(browser, plain, request);
      add(await discoveryLines(browser, scale.rows.views, scale.rounds.profile, run));
    }
    if (wanted('views')) {
      const options = { rows: scale.rows.views, rounds: scale.rounds.views };
      const metrics = await runBench<Record<'headline' | 'sheet', Pair>>(browser, plain, {
        bench: 'metrics',
        options,
      });
      const views = await runBench<Record<'sort' | 'filter', Pair>>(browser, plain, {
        bench: 'views',
        options,
      });
      add([
        ...linesOfPair(
          'all binary metrics with intervals',
          'the point values over objects',
          metrics.headline,
        ),
        ...linesOfPair('error sheet by a category', 'grouping objects by a Map', metrics.sheet),
        ...linesOfPair('sort by a column', 'a sort with a comparator', views.sort),
        ...linesOfPair('filter by three conditions', 'filter over objects', views.filter),
      ]);
      add(await withApp((url) => onScreen(browser, url, scale)));
    }
    if (wanted('profile')) {
      const options = { rows: scale.rows.views, columns: 50, rounds: scale.rounds.profile };
      add(linesOfProfile(await runBench<ProfileTimes>(browser, plain, { bench: 'profile', options })));
      const file = bigFile('parquet', scale.rows.views, 50);
      const shown = await withApp((url) => benchProfileScreen(browser, url, file, 50));
      add(linesOfScreenProfile(shown, scale.rows.views, 50));
    }
    if (wanted('logs')) {
      for (const of of ['numbers', 'kinds'] as const) {
        const options = { rows: scale.rows.views, columns: 50, rounds: scale.rounds.import, of };
        const request: Request = { bench: 'logProfile', options };
        add(linesOfLogProfile(await runBench<LogProfileTimes>(browser, plain, request), of));
      }
    }
    if (wanted('rollouts')) {
      const options = { ...scale.rollouts, rounds: scale.rounds.views };
      add(linesOfRollouts(await runBench<RolloutTimes>(browser, plain, { bench: 'rollouts', options })));
    }
    if (wanted('drift')) add(await withApp((url) => driftBoards(browser, url, scale)));
    if (wanted('threshold')) add(await withApp((url) => thresholds(browser, url, scale)));
    if (wanted('memory')) {
      for (const columns of [20, 50])
        for (const format of ['csv', 'parquet'] as const) {
          const rows = scale.rows.views;
          const file = bigFile(format, rows, columns);
          const made = await withApp((url) => benchBigImport(browser, url, file));
          add(
            linesOfMemory(
              made,
              `${format === 'csv' ? 'CSV' : 'Parquet'} of ${String(rows)} x ${String(columns)}`,
            ),
          );
        }
    }
  } finally {
    await browser.close();
    await Promise.all([plain.close(), isolated.close()]);
  }
  const results = join(CACHE, 'results.json');
  const machine = { browser: browser.version(), processors: cpus().length };
  writeFileSync(results, `${JSON.stringify({ machine, quick: scale === QUICK, lines }, null, 2)}\n`);
  console.log(`\nAll figures: ${results}`);
}

/** Puts the models beside the page; without the real dataset the sample's own trees run over generated loans. */
function copyData(): { trees: BenchModel } {
  mkdirSync(join(BENCH_PAGE, 'data'), { recursive: true });
  const given = ['adult-test.csv', 'adult-gbdt.onnx'];
  const data = join(ROOT, '../shared/data');
  if (given.some((name) => !existsSync(join(data, name))))
    return { trees: { kind: 'loans', onnx: '/samples/loan-trees.onnx' } };
  for (const name of given) copyFileSync(join(data, name), join(BENCH_PAGE, 'data', name));
  return { trees: { kind: 'adult', csv: '/data/adult-test.csv', onnx: '/data/adult-gbdt.onnx' } };
}

async function firstScreen(browser: Browser, url: string): Promise<Line[]> {
  return linesOfFirstScreen(await benchFirstScreen(browser, url, APP));
}

/** The same events on a large and a small table of the same columns. */
async function onScreen(browser: Browser, url: string, { rows, rounds }: Scale): Promise<Line[]> {
  const small = await benchScroll(browser, url, bigFile('csv', rows.small, 20), rounds.events);
  const large = await benchScroll(browser, url, bigFile('csv', rows.views, 20), rounds.events);
  return linesOfScreen(large, small, { large: rows.views, small: rows.small });
}

async function thresholds(browser: Browser, url: string, { rows, rounds }: Scale): Promise<Line[]> {
  const small = await benchThreshold(browser, url, scoredFile(rows.small), 2 * rounds.events);
  const large = await benchThreshold(browser, url, scoredFile(rows.views), 2 * rounds.events);
  return linesOfThreshold(large, small, { large: rows.views, small: rows.small });
}

async function driftBoards(browser: Browser, url: string, { rows, rounds }: Scale): Promise<Line[]> {
  const columns = 50;
  const small = await benchDriftBoard(browser, url, logFile(rows.small, columns), 2 * rounds.events);
  const large = await benchDriftBoard(browser, url, logFile(rows.views, columns), 2 * rounds.events);
  return linesOfDriftBoard(large, small, { large: rows.views, small: rows.small, columns });
}

let built = false;

/** Serves the app while `work` goes on; it is built once. */
async function withApp<T>(work: (url: string) => Promise<T>): Promise<T> {
  // What loads this file has set it for development, and the app would be built with what helps there.
  process.env['NODE_ENV'] = 'production';
  if (!built) await build({ root: ROOT, logLevel: 'warn', build: { outDir: APP, emptyOutDir: true } });
  built = true;
  const server = await preview({ root: ROOT, build: { outDir: APP }, preview: { port: 4321 } });
  try {
    return await work(addressOf(server));
  } finally {
    await server.close();
  }
}

/** Each bench has a profile of its own, so that none finds another's tables. */
async function runBench<T>(browser: Browser, server: PreviewServer, request: Request): Promise<T> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') console.error(message.text());
    });
    await page.goto(addressOf(server));
    await page.waitForFunction(() => 'runBench' in globalThis);
    return await page.evaluate(
      (given) => (globalThis as unknown as { runBench: (r: unknown) => Promise<T> }).runBench(given),
      request,
    );
  } finally {
    await context.close();
  }
}

function addressOf(server: PreviewServer): string {
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('the server has no address');
  return address;
}
