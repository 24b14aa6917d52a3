import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/core/kernel/canonical-json.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import {
  buildManifest,
  manifestBytes,
  rootDigestOf,
  type ManifestFile,
} from '../../../src/core/artifact/manifest.ts';
import { isNewerMinor, readManifest } from '../../../src/core/artifact/read-manifest.ts';

const sha = (text: string | Uint8Array): Digest => createHash('sha256').update(text).digest('hex') as Digest;
const digester = async (bytes: Uint8Array): Promise<Digest> => sha(bytes);
const app = { name: 'Drydock', version: '1.2.3', commit: 'abc' };

const file = (
  path: string,
  role: ManifestFile['role'] = 'readme',
  mediaType = 'text/markdown',
): ManifestFile => ({
  path,
  bytes: 5,
  sha256: sha(path),
  mediaType,
  role,
});
const project = file('project.json', 'project', 'application/json');
const made = { files: [project, file('README.md')], redactions: [], changedMs: 1_700_000_000_000, app };

describe('buildManifest', () => {
  it('digests the sorted lines "path NUL sha256 LF"', async () => {
    const lines = `README.md\0${sha('README.md')}\nproject.json\0${sha('project.json')}\n`;
    expect(await rootDigestOf(made.files, digester)).toBe(sha(lines));
    expect((await buildManifest(made, digester)).rootDigest).toBe(sha(lines));
  });

  it('dates the file by the last change and sorts its list', async () => {
    const manifest = await buildManifest(made, digester);
    expect(manifest.createdAt).toBe('2023-11-14T22:13:20.000Z');
    expect(manifest.files.map(({ path }) => path)).toEqual(['README.md', 'project.json']);
    expect(manifest.env).toBeNull();
  });

  it('names the content, not the app that wrote it', async () => {
    const one = await buildManifest(made, digester);
    const other = await buildManifest({ ...made, app: { ...app, version: '9' } }, digester);
    expect(other.exportId).toBe(one.exportId);
    const { exportId, app: _app, ...content } = one;
    expect(exportId).toBe(sha(canonicalJson(content)));
    expect((await buildManifest({ ...made, changedMs: 1 }, digester)).exportId).not.toBe(exportId);
  });

  it('does not depend on the order things come in', async () => {
    const redactions = [
      { object: sha('b'), kind: 'model' as const },
      { object: sha('a'), kind: 'table' as const },
    ];
    const one = await buildManifest({ ...made, redactions }, digester);
    const other = await buildManifest(
      { ...made, files: made.files.toReversed(), redactions: redactions.toReversed() },
      digester,
    );
    expect(manifestBytes(other)).toEqual(manifestBytes(one));
  });
});

describe('readManifest', () => {
  it('takes what buildManifest made', async () => {
    const manifest = await buildManifest(made, digester);
    expect(await readManifest(manifestBytes(manifest), digester)).toEqual(manifest);
    expect(isNewerMinor(manifest)).toBe(false);
    expect(isNewerMinor({ schemaVersion: { major: 1, minor: 1 } })).toBe(true);
  });

  it.each([
    ['a name that leads out', file('../README.md')],
    ['a role that is not the name’s', file('project.json')],
    ['another media type', file('README.md', 'readme', 'text/html')],
    ['a model without its pieces', file(`models/${sha('m')}.onnx`, 'model', 'application/onnx')],
    ['the same name twice', project],
    ['the manifest itself', file('manifest.json')],
  ])('refuses %s', async (_name, odd) => {
    const manifest = await buildManifest({ ...made, files: [project, odd] }, digester);
    await expect(readManifest(manifestBytes(manifest), digester)).rejects.toMatchObject({
      facts: { code: 'project.damaged' },
    });
  });
});

describe('what is quoted of a file', () => {
  it('is short, however long the text in it', async () => {
    const twisted = { ...made, files: [file('README.md', 'readme', 'x'.repeat(5000)), project] };
    const bytes = manifestBytes(await buildManifest(twisted, digester));
    const refused = await readManifest(bytes, digester).catch((error: unknown) => error);
    expect(refused).toMatchObject({ facts: { code: 'project.damaged' } });
    expect(JSON.stringify((refused as { facts: unknown }).facts).length).toBeLessThan(1000);
  });
});
