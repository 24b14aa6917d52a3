import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { PROJECT_LIMITS } from '../../workers/readers/project-limits.ts';
import { readProject } from '../../workers/readers/read-project.ts';
import { digester, imported, MemoryStore, quiet, type Bytes } from '../workers/project/sample-project.ts';
import { ForgedProject } from './forged-project.ts';
import { rawZip } from './raw-zip.ts';

const refused = (code: string, found?: RegExp) =>
  found ? { facts: { code, found: expect.stringMatching(found) as unknown } } : { facts: { code } };

const honest = await ForgedProject.make();
describe('the forger itself', () => {
  it('makes a file that opens when nothing is forged, packed or not', async () => {
    await expect(imported(honest.zip())).resolves.toBeDefined();
    const packed = honest.raw().map((entry) => ({ ...entry, deflate: true }));
    await expect(imported(rawZip(packed))).resolves.toBeDefined();
  });
});

describe('files that are no project', () => {
  it.each([
    ['an empty file', new Uint8Array(0)],
    ['a CSV by another name', encodeUtf8('a,b\n1,2\n')],
    ['one byte', Uint8Array.of(0x50)],
  ])('%s is not a zip', async (_name, bytes) => {
    await expect(imported(bytes)).rejects.toMatchObject(refused('project.notAZip'));
  });

  it('a zip of pictures is not a project', async () => {
    const photos = rawZip([{ path: 'Holiday/IMG 001.jpg', bytes: Uint8Array.of(1, 2) }]);
    await expect(imported(photos)).rejects.toMatchObject(refused('project.notAProject'));
  });

  it('a zip with another program’s manifest is not a project', async () => {
    const other = rawZip([{ path: 'manifest.json', bytes: encodeUtf8('{"manifest_version":3}') }]);
    await expect(imported(other)).rejects.toMatchObject(refused('project.notAProject'));
  });

  it('a lesson is not a project', async () => {
    const lesson = await (await ForgedProject.make()).seal((manifest) => ({ ...manifest, kind: 'lesson' }));
    await expect(imported(lesson.zip())).rejects.toMatchObject(refused('project.notAProject', /lesson/));
  });

  it.each([0.3, 0.9, 0.999])('a file cut off at %d of its length is damaged', async (share) => {
    const file = honest.zip();
    await expect(imported(file.slice(0, file.length * share))).rejects.toMatchObject(
      refused('project.damaged'),
    );
  });
});

describe('a file that would unpack to too much is refused while it is unpacked', () => {
  const tight = (limits: Partial<typeof PROJECT_LIMITS>, file: Bytes) =>
    readProject(new Blob([file]), new MemoryStore(), digester, quiet, { ...PROJECT_LIMITS, ...limits });

  it.each([
    ['entries', { entries: 10 }],
    ['bytes together', { totalBytes: 20_000 }],
    ['bytes of JSON', { jsonBytes: 1000 }],
    ['bytes of the manifest', { manifestBytes: 1000 }],
    ['bytes of rows', { tableBytes: 100 }],
    ['bytes of a model', { modelBytes: 100 }],
    ['bytes of the file', { fileBytes: 1000 }],
  ])('by its %s', async (_name, limits) => {
    await expect(tight(limits, honest.zip())).rejects.toMatchObject(refused('project.tooLarge'));
  });
});
