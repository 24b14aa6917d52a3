/**
 * Runs a TypeScript file of this repository in Node, which cannot read TypeScript itself:
 *   node scripts/run-ts.mjs <file> [arguments]
 * The file's default export is called with the arguments; it may be async.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Loads `file` (from the repository's root) through Vite and calls its default export with `args`. */
export async function runTs(file, args = []) {
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const script = await server.ssrLoadModule(resolve(root, file));
    if (typeof script.default !== 'function') throw new Error(`${file} has no default export to call.`);
    return await script.default(args);
  } finally {
    await server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) {
    console.error('Usage: node scripts/run-ts.mjs <file> [arguments]');
    process.exitCode = 1;
  } else {
    await runTs(file, args);
  }
}
