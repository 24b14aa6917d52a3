import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_KINDS } from '../../../src/core/artifact/document-schema.ts';
import { EVENT_KINDS } from '../../../src/core/artifact/event-schema.ts';
import type { ManifestFile } from '../../../src/core/artifact/manifest.ts';
import { OBJECT_KINDS } from '../../../src/core/artifact/object-schema.ts';
import { exported, imported, MemoryStore } from './sample-project.ts';
import { wholeProject } from './whole-project.ts';

/**
 * Files that released versions wrote; each must open for ever and is never written again. A new one is the export of
 * `wholeProject(40)` by the first version of a new format.
 */
const GOLDEN = [
  {
    version: '1, the very first',
    file: 'project-v1.drydock.zip',
    digest: 'd6b7fdcabe8bc8bebc7dc6c220499e94e5f4bfca404d47da0d4fce0bfedc3a1f',
  },
  {
    version: '1, with all kinds',
    file: 'project-v1-all-kinds.drydock.zip',
    digest: '82ac600e3dab975f3e9b21f92dac9f57520b4c1f387172e2215359fa7aae201c',
  },
];

/** Everything of a file but its README, which each version words as it likes, by name and digest. */
const contents = (files: readonly ManifestFile[]) =>
  files.flatMap(({ path, role, sha256 }) => (role === 'readme' ? [] : `${path} ${sha256}`));

describe.each(GOLDEN)('a project file of format $version', ({ file, digest }) => {
  it('opens, and all of it is in the next export, to the byte', async () => {
    const bytes = new Uint8Array(readFileSync(new URL(`../../golden/${file}`, import.meta.url)));
    const sink = new MemoryStore();
    const { manifest, ...bundle } = await imported(bytes, sink);
    expect(manifest.exportId).toBe(digest);
    const again = await imported(await exported(sink, bundle));
    expect(contents(again.manifest.files)).toEqual(contents(manifest.files));
    expect(again).toMatchObject(bundle);
  });
});

it('the next golden file has every kind that this version knows', async () => {
  const { bundle } = await wholeProject(1);
  const kinds = (of: readonly { kind: string }[]) => [...new Set(of.map(({ kind }) => kind))].toSorted();
  expect(kinds([bundle.project, ...bundle.documents])).toEqual(DOCUMENT_KINDS.toSorted());
  expect(kinds(bundle.events)).toEqual(EVENT_KINDS.toSorted());
  expect(kinds(bundle.objects)).toEqual(OBJECT_KINDS.toSorted());
});
