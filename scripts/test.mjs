import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, findBrowser, installPackages } from './install.mjs';

/** Everything that must hold, from formatting to browsers; ends with "N passed, N failed, N skipped". */

installPackages();
const browser = findBrowser();
const reports = join(ROOT, '.cache/reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const env = { ...process.env, FORCE_COLOR: '0', ...(browser ? { CHROMIUM_PATH: browser } : {}) };
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs a command with its output kept together; resolves to its exit code. */
function run(name, command) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', ...command], {
      cwd: ROOT,
      env,
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✓' : '✕'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(output);
      resolve(code);
    });
  });
}

/** A check counts as one test. */
async function check(name, command) {
  const code = await run(name, command);
  total[code === 0 ? 'passed' : 'failed']++;
  return code === 0;
}

/** A suite counts by its report; a suite that broke before it could write one counts as failed. */
async function suite(name, command, read) {
  const code = await run(name, command);
  let counts = { passed: 0, failed: 0, skipped: 0, names: [] };
  try {
    counts = read();
  } catch {
    counts.failed = 1;
  }
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
  console.log(`  ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  for (const skipped of counts.names) console.log(`  skipped: ${skipped}`);
}

const report = (file) => JSON.parse(readFileSync(join(reports, file), 'utf8'));

function readVitest(reportFile) {
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    testResults,
  } = report(reportFile);
  const names = testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === 'skipped' || status === 'pending')
      .map((t) => t.fullName),
  );
  return { passed, failed, skipped, names };
}

function readPlaywright() {
  const { stats, suites } = report('e2e.json');
  const names = [];
  const walk = (node) => {
    for (const spec of node.specs ?? []) {
      if (spec.tests.some(({ status }) => status === 'skipped')) names.push(spec.title);
      if (spec.tests.some(({ status }) => status === 'flaky'))
        console.log(`  passed at the second try: ${spec.title}`);
    }
    for (const child of node.suites ?? []) walk(child);
  };
  suites.forEach(walk);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped, names };
}

await Promise.all([
  check('formatting', ['prettier', '--check', '.', '--log-level', 'warn']),
  check('types of core', ['tsc', '-p', 'tsconfig.core.json'])
    .then(() => check('types of workers', ['tsc', '-p', 'tsconfig.workers.json']))
    .then(() => check('types of tests and scripts', ['tsc', '-p', 'tsconfig.node.json'])),
]);
await Promise.all([
  check('lint', ['eslint', '.', '--max-warnings', '0']),
  check('types of the page', ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']).then(
    () => check('imports', ['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'workers']),
  ),
]);
await suite(
  'unit tests',
  [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, 'unit.json')}`,
  ],
  () => readVitest('unit.json'),
);
if (await check('build', ['vite', 'build', '--logLevel', 'warn'])) {
  await suite('browser tests', ['playwright', 'test'], readPlaywright);
  await suite(
    'other browsers',
    [
      'vitest',
      'run',
      '--config',
      'test/browsers/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'browsers.json')}`,
    ],
    () => readVitest('browsers.json'),
  );
}

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
