import { spawnSync } from 'node:child_process';
import { ROOT, findBrowser, installPackages } from './install.mjs';

/**
 * The long versions of tests whose short ones are part of `npm test`: they look for TRUST=1. Minutes to hours; name
 * runs to do only those, e.g. `npm run trust -- kills`. TRUST_SEED varies what is random and is printed.
 */
const RUNS = {
  /** The page killed at every write and at random moments. */
  kills: { needsApp: true, command: ['playwright', 'test', 'kill', '--reporter=list'] },
  /** Browser tests that take too long for `npm test`. */
  journeys: { needsApp: true, command: ['playwright', 'test', '--grep', '@long', '--reporter=list'] },
  /** Files and bytes that mean harm. */
  hostile: { needsApp: false, command: ['vitest', 'run', 'test/hostile', '--exclude', '**/*mutations*'] },
  /** Files with faults in their bytes, ten thousand a format. */
  mutations: { needsApp: false, command: ['vitest', 'run', 'mutations'] },
  /** Properties on other cases than `npm test` looks at. */
  properties: { needsApp: false, command: ['vitest', 'run', 'test/core'] },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in RUNS));
if (unknown.length > 0) {
  console.error(`No such run: ${unknown.join(', ')}. There are: ${Object.keys(RUNS).join(', ')}.`);
  process.exit(2);
}

installPackages();
const browser = findBrowser();
const seed = process.env.TRUST_SEED ?? String(Math.floor(Date.now() / 1000));
const env = {
  ...process.env,
  TRUST: '1',
  TRUST_SEED: seed,
  ...(browser ? { CHROMIUM_PATH: browser } : {}),
};
console.log(`TRUST_SEED=${seed}`);

function run(command) {
  const { status } = spawnSync('npx', ['--no-install', ...command], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

const runs = Object.entries(RUNS).filter(([name]) => asked.length === 0 || asked.includes(name));
if (runs.some(([, { needsApp }]) => needsApp) && !run(['vite', 'build', '--logLevel', 'warn'])) {
  process.exit(1);
}
const failed = runs.filter(([, { command }]) => !run(command)).map(([name]) => name);
console.log(
  `\n${runs.length - failed.length} passed, ${failed.length} failed${failed.map((name) => `\n  ${name}`).join('')}`,
);
process.exit(failed.length > 0 ? 1 : 0);
