import { cp, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildServiceWorker } from '../../../scripts/build/service-worker.ts';

/** Makes of a built app another version of it in another folder: every script and style has another name. */
export async function makeNextVersion(built: string, folder: string): Promise<void> {
  await cp(built, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const names = await readdir(assets);
  const renamed = names.map((name) => [name, name.replace(/\.(\w+)$/, '-next.$1')] as const);
  const rewrite = async (path: string): Promise<void> => {
    let text = await readFile(path, 'utf8');
    for (const [name, next] of renamed) text = text.replaceAll(name, next);
    await writeFile(path, text);
  };
  await rewrite(join(folder, 'index.html'));
  for (const [name, next] of renamed) {
    if (/\.(js|css)$/.test(name)) await rewrite(join(assets, name));
    await rename(join(assets, name), join(assets, next));
  }
  await buildServiceWorker(folder);
}
