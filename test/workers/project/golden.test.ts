import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { selectBundle } from '../../../src/core/artifact/select-bundle.ts';
import { exported, imported, MemoryStore, sampleProject } from './sample-project.ts';

/**
 * Files that released versions wrote; each must open for ever and is never written again. A new one is the export of
 * `sampleProject(40)` by the first version of a new format.
 */
const GOLDEN = [
  {
    version: 1,
    file: 'project-v1.drydock.zip',
    digest: 'd6b7fdcabe8bc8bebc7dc6c220499e94e5f4bfca404d47da0d4fce0bfedc3a1f',
  },
];

it.each(GOLDEN)('opens a project file of format $version', async ({ file, digest }) => {
  const bytes = new Uint8Array(readFileSync(new URL(`../../golden/${file}`, import.meta.url)));
  const sink = new MemoryStore();
  const { manifest, ...bundle } = await imported(bytes, sink);
  expect(manifest.exportId).toBe(digest);
  const today = await sampleProject(40);
  expect(bundle).toEqual(selectBundle(today.bundle));
  expect(sink.digests()).toEqual(today.store.digests());
  await expect(imported(await exported(sink, bundle))).resolves.toMatchObject(bundle);
});
