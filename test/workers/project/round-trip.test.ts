import { afterEach, describe, expect, it } from 'vitest';
import { selectBundle } from '../../../src/core/artifact/select-bundle.ts';
import { chunksOfObject } from '../../../src/core/artifact/references.ts';
import { exported, imported, MemoryStore, sampleProject } from './sample-project.ts';

const ZONE = process.env['TZ'];
afterEach(() => {
  if (ZONE === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ZONE;
});

describe('a project file', () => {
  it('brings back everything that is live, and every chunk', async () => {
    const { store, bundle } = await sampleProject();
    const sink = new MemoryStore();
    const { manifest, ...came } = await imported(await exported(store, bundle), sink);
    expect(came).toEqual(selectBundle(bundle));
    expect(came.documents.map(({ name }) => name)).not.toContain('deleted');
    expect(sink.digests()).toEqual(store.digests());
    expect(manifest.redactions).toEqual([]);
    expect(manifest.createdAt).toBe(new Date(1_700_000_200_021).toISOString());
  });

  it('is equal to the last byte when exported again, in any time zone', async () => {
    const { store, bundle } = await sampleProject();
    process.env['TZ'] = 'UTC';
    const first = await exported(store, bundle);
    process.env['TZ'] = 'Asia/Kathmandu';
    expect(new Date(0).getTimezoneOffset()).toBe(-330);
    const sink = new MemoryStore();
    const back = await imported(first, sink);
    expect(Buffer.compare(await exported(sink, back), first)).toBe(0);
  });

  it('does not depend on the order of the store', async () => {
    const { store, bundle } = await sampleProject();
    const turned = {
      ...bundle,
      documents: bundle.documents.toReversed(),
      objects: bundle.objects.toReversed(),
    };
    expect(Buffer.compare(await exported(store, bundle), await exported(store, turned))).toBe(0);
  });

  it.each([
    { contents: { data: false, models: true }, left: ['predictions', 'table'] },
    { contents: { data: true, models: false }, left: ['model', 'model'] },
    { contents: { data: false, models: false }, left: ['model', 'model', 'predictions', 'table'] },
  ])(
    'leaves out what was not chosen, says so, and is the same file again: $contents',
    async ({ contents, left }) => {
      const { store, bundle } = await sampleProject();
      const file = await exported(store, bundle, contents);
      const sink = new MemoryStore();
      const back = await imported(file, sink);
      expect(back.manifest.redactions.map(({ kind }) => kind).toSorted()).toEqual(left);
      expect(back.objects).toEqual(selectBundle(bundle).objects);
      const whole = back.objects.filter((object) =>
        chunksOfObject(object).every((digest) => sink.chunks.has(digest)),
      );
      expect(whole.length).toBe(back.objects.length - left.length);
      // What is not here cannot be chosen: asking for everything gives the same file.
      expect(Buffer.compare(await exported(sink, back), file)).toBe(0);
    },
  );

  it('keeps one copy of a model file that two models share', async () => {
    const { store, bundle } = await sampleProject();
    const { manifest } = await imported(await exported(store, bundle));
    expect(
      manifest.files.filter(({ role }) => role === 'model').map(({ bytes, pieces }) => [bytes, pieces]),
    ).toEqual([[5000, [3000, 2000]]]);
  });

  it('carries a table of several chunks', async () => {
    const { store, bundle } = await sampleProject(70_000);
    const sink = new MemoryStore();
    await imported(await exported(store, bundle), sink);
    expect(sink.digests()).toEqual(store.digests());
  });

  it('refuses to export what it could not read back', async () => {
    const { store, bundle } = await sampleProject(3);
    const documents = bundle.documents.map((document) =>
      document.kind === 'sheet' ? { ...document, unknown: { constructor: 1 } } : document,
    );
    await expect(exported(store, { ...bundle, documents })).rejects.toMatchObject({
      facts: { code: 'project.cannotExport', found: 'a key called "constructor"' },
    });
    const objects = bundle.objects.filter(({ kind }) => kind !== 'table');
    await expect(exported(store, { ...bundle, objects })).rejects.toMatchObject({
      facts: { code: 'project.cannotExport', found: 'not in the file' },
    });
  });
});
