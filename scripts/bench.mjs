import { findBrowser, installPackages } from './install.mjs';

/** Prints how fast the workbench is, as ratios within one run (see test/bench/main.ts). */
installPackages();
const browser = findBrowser();
const { runTs } = await import('./run-ts.mjs');
await runTs('test/bench/main.ts', [browser ?? '', ...process.argv.slice(2)]);
