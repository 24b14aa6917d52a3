import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build, type Plugin } from 'vite';
import type { Shell } from '../../workers/offline/shell.ts';
import { POLICY } from './csp.ts';
import { ENGINES, ENGINE } from './engines.ts';

const NAME = 'service-worker.js';

/** Builds the service worker beside the page once everything else is there, since it carries the list of it. */
export function serviceWorker(): Plugin {
  let folder = '';
  return {
    name: 'drydock-service-worker',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir);
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: () => buildServiceWorker(folder),
    },
  };
}

/** Writes the service worker of a built app into its folder: a classic script, which every browser takes. */
export async function buildServiceWorker(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, '../..'),
    logLevel: 'warn',
    publicDir: false,
    define: { __SHELL__: JSON.stringify(shellOf(folder)) },
    build: {
      target: 'es2022',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        input: join(import.meta.dirname, '../../workers/service-worker.ts'),
        output: { format: 'iife', entryFileNames: NAME },
      },
    },
  });
}

/** All files of a built app but the engines, with their digests. The same files give the same list. */
export function shellOf(folder: string): Shell {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((path) => path !== NAME && !path.startsWith(ENGINES))
    .sort()
    .map((path) => ({ path, integrity: integrityOf(readFileSync(join(folder, path))) }));
  const version = createHash('sha256')
    .update(JSON.stringify([POLICY, ENGINE, files]))
    .digest('hex')
    .slice(0, 12);
  return { version, policy: POLICY, engines: ENGINES, engine: ENGINE, files };
}

function integrityOf(bytes: Uint8Array): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`;
}
