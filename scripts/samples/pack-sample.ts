import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '../../src/core/artifact/bundle.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import type { Bytes } from '../../workers/readers/project-ports.ts';
import { writeProject } from '../../workers/readers/write-project.ts';
import type { ChunkStore } from './chunk-store.ts';

/** A whole project as a file; the same content and app version give the same bytes on every run, in any time zone. */
export async function packSample(store: ChunkStore, bundle: Bundle): Promise<Bytes> {
  const packed = await writeProject(
    store.source(bundle),
    { data: true, models: true },
    { app: { name: 'Drydock', version: appVersion(), commit: null }, digester: sha256 },
    () => undefined,
  );
  return new Uint8Array(await packed.arrayBuffer());
}

export function appVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
