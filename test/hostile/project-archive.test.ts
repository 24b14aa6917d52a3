import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../src/core/kernel/codecs.ts';
import { PROJECT_LIMITS } from '../../workers/readers/project-limits.ts';
import { readProject } from '../../workers/readers/read-project.ts';
import { digester, imported, MemoryStore, quiet, type Bytes } from '../workers/project/sample-project.ts';
import { ForgedProject } from './forged-project.ts';
import { rawZip, type RawEntry } from './raw-zip.ts';

const refused = (code: string, found?: RegExp) =>
  found ? { facts: { code, found: expect.stringMatching(found) as unknown } } : { facts: { code } };

const honest = await ForgedProject.make();
const withEntries = (...more: RawEntry[]): Bytes => rawZip([...honest.raw(), ...more]);
const replaced = (path: string, by: Partial<RawEntry>): Bytes =>
  rawZip(honest.raw().map((entry) => (entry.path === path ? { ...entry, ...by } : entry)));

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

describe('a hostile zip is refused', () => {
  const bytes = encodeUtf8('x');
  it.each([
    ['leading up', '../manifest.json'],
    ['leading up inside', 'documents/slice/../../x.json'],
    ['leading up, other slashes', '..\\x.json'],
    ['absolute', '/etc/passwd'],
    ['with a drive', 'C:/x.json'],
    ['of a nested zip', 'models/inner.zip'],
    ['of a script', 'index.html'],
    ['with a control character', 'documents/slice/a\u0000b.json'],
    ['in another normal form', 'documents/slice/e\u0301.json'],
    ['of a folder', 'documents/'],
  ])('a name %s', async (_name, path) => {
    await expect(imported(withEntries({ path, bytes }))).rejects.toMatchObject(refused('project.damaged'));
  });

  it('a name that differs only by case', async () => {
    await expect(imported(withEntries({ path: 'PROJECT.json', bytes }))).rejects.toMatchObject(
      refused('project.damaged'),
    );
    const path = honest.find('documents/slice/').replace('slice', 'SLICE');
    await expect(imported(withEntries({ path, bytes }))).rejects.toMatchObject(
      refused('project.damaged', /twice/),
    );
  });

  it('the same name twice', async () => {
    await expect(imported(withEntries({ path: 'project.json', bytes }))).rejects.toMatchObject(
      refused('project.damaged'),
    );
  });

  it('a link', async () => {
    await expect(
      imported(replaced('README.md', { attributes: (0o120777 << 16) >>> 0 })),
    ).rejects.toMatchObject(refused('project.damaged', /link/));
  });

  it('an encrypted entry', async () => {
    await expect(imported(replaced('README.md', { flags: 1 }))).rejects.toMatchObject(
      refused('project.damaged', /encrypted/),
    );
  });

  it('entries that overlap', async () => {
    const raw = honest.raw();
    const index = raw.findIndex(({ path }) => path === 'README.md');
    const twin = raw.find(({ path }) => path.startsWith('models/'))!;
    const forged = raw.map((entry) =>
      entry === twin ? { ...raw[index]!, path: twin.path, sharesWith: index } : entry,
    );
    await expect(imported(rawZip(forged))).rejects.toMatchObject(refused('project.damaged'));
  });

  it('a name that the two headers tell differently', async () => {
    await expect(imported(replaced('README.md', { localPath: 'README.mx' }))).rejects.toMatchObject(
      refused('project.damaged', /filename/),
    );
  });

  it.each([
    ['too small a size', { deflate: true, size: 10 }],
    ['too large a size', { deflate: true, size: 10_000_000 }],
    ['a packed size beyond the file', { packedSize: 10_000_000 }],
    ['another check sum', { crc: 1 }],
  ])('%s', async (_name, lie) => {
    await expect(imported(replaced('README.md', lie))).rejects.toMatchObject(refused('project.damaged'));
  });

  it('bytes before and after it', async () => {
    const file = honest.zip();
    for (const parts of [
      [file, encodeUtf8('tail')],
      [encodeUtf8('PK\u0003\u0004 stub'), file],
    ]) {
      await expect(imported(new Blob(parts))).rejects.toMatchObject(refused('project.damaged'));
    }
  });

  it('an entry beside the manifest, and one missing', async () => {
    const path = `models/${'0'.repeat(64)}.onnx`;
    await expect(imported(withEntries({ path, bytes }))).rejects.toMatchObject({
      facts: { code: 'project.damaged', where: path },
    });
    const without = honest.raw().filter((entry) => entry.path !== 'README.md');
    await expect(imported(rawZip(without))).rejects.toMatchObject({
      facts: { code: 'project.damaged', where: 'README.md' },
    });
  });

  it('an entry whose bytes were changed', async () => {
    const text = encodeUtf8('# Changed\n');
    await expect(imported(replaced('README.md', { bytes: text }))).rejects.toMatchObject({
      facts: { code: 'project.damaged', where: 'README.md' },
    });
  });
});

describe('a file that would unpack to too much is refused while it is unpacked', () => {
  const tight = (limits: Partial<typeof PROJECT_LIMITS>, file: Bytes) =>
    readProject(new Blob([file]), new MemoryStore(), digester, quiet, { ...PROJECT_LIMITS, ...limits });

  it('by one dense entry', async () => {
    const zeros = new Uint8Array(8 * 2 ** 20);
    const bomb = replaced('README.md', { bytes: zeros, deflate: true });
    await expect(imported(bomb)).rejects.toMatchObject(refused('project.tooLarge'));
  });

  it('by one dense entry that declares less', async () => {
    const zeros = new Uint8Array(8 * 2 ** 20);
    const bomb = replaced('manifest.json', { bytes: zeros, deflate: true, size: 1000 });
    await expect(imported(bomb)).rejects.toMatchObject(refused('project.damaged'));
  });

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
