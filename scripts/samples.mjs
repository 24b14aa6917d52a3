/** Makes the files of public/samples: node scripts/samples.mjs [--check] */
import { runTs } from './run-ts.mjs';

await runTs('scripts/samples/main.ts', process.argv.slice(2));
