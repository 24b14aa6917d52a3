import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../src/core/kernel/codecs.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import {
  column,
  digester,
  exported,
  imported,
  MemoryStore,
  sampleProject,
  stored,
  tableOf,
} from '../workers/project/sample-project.ts';
import { ForgedProject, type Json } from './forged-project.ts';

const refused = (code: string, found?: RegExp) =>
  found ? { facts: { code, found: expect.stringMatching(found) as unknown } } : { facts: { code } };
const DAMAGED = 'project.damaged';

describe('versions', () => {
  it.each([
    ['a newer major', { schemaVersion: { major: 2, minor: 0 } }],
    ['a newer major, whatever else it says', { schemaVersion: { major: 9, minor: 0 }, files: 'unheard of' }],
    [
      'a minor that older readers would harm',
      { schemaVersion: { major: 1, minor: 4 }, minReader: { major: 1, minor: 3 } },
    ],
  ])('%s is refused in words', async (_name, change) => {
    const forged = await ForgedProject.make();
    forged.setJson('manifest.json', { ...forged.json('manifest.json'), ...change });
    await expect(imported(forged.zip())).rejects.toMatchObject({
      facts: { code: 'project.newerMajor', message: expect.stringContaining('newer Drydock') as unknown },
    });
  });

  it('opens a newer minor, keeps what it does not know, and writes it again', async () => {
    const forged = await ForgedProject.make();
    const slice = forged.find('documents/slice/');
    const young = forged.json(slice);
    const where = { ...((young['body'] as Json)['where'] as Json), hint: [1, { deep: true }] };
    forged.setJson(slice, {
      ...young,
      schema: 2,
      pinned: true,
      unknown: 'a name of ours',
      body: { ...(young['body'] as Json), where },
    });
    const brief = {
      ...young,
      kind: 'brief',
      id: 'b1',
      body: { targets: [1], slice: young['id'] },
      owner: 'someone',
    };
    forged.setJson('documents/brief/b1.json', brief);
    await forged.setObject(forged.find('objects/evaluation/'), (object) => ({
      ...object,
      weights: 'w',
      results: [],
    }));
    await forged.seal((manifest) => ({ ...manifest, schemaVersion: { major: 1, minor: 7 }, motto: 'new' }));
    const sink = new MemoryStore();
    const back = await imported(forged.zip(), sink);
    const again = await ForgedProject.of(await exported(sink, back));
    expect(back.documents.find(({ id }) => id === young['id'])?.unknown).toEqual({
      pinned: true,
      unknown: 'a name of ours',
    });
    expect(again.json(slice)).toEqual(forged.json(slice));
    expect(again.json('documents/brief/b1.json')).toEqual(brief);
    const evaluation = forged.find('objects/evaluation/');
    expect(again.json(evaluation)).toEqual(forged.json(evaluation));
  });

  it('refuses an unknown kind of document in a file of its own version', async () => {
    const forged = await ForgedProject.make();
    const young = forged.json(forged.find('documents/slice/'));
    forged.setJson('documents/brief/b1.json', { ...young, kind: 'brief', id: 'b1', body: {} });
    await forged.seal();
    await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED));
  });
});

describe('the manifest', () => {
  it.each([
    ['another root digest', { rootDigest: '0'.repeat(64) }],
    ['another export id', { exportId: '0'.repeat(64) }],
    ['another time', { createdAt: '2001-01-01T00:00:00.000Z' }],
    ['no list', { files: null }],
  ])('with %s is refused', async (_name, change) => {
    const forged = await ForgedProject.make();
    forged.setJson('manifest.json', { ...forged.json('manifest.json'), ...change });
    await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED));
  });

  it('must name every object left out, and only those', async () => {
    const { store, bundle } = await sampleProject(20);
    const table = bundle.objects.find(({ kind }) => kind === 'table')!;
    const redaction = { object: table.digest, kind: 'table' };
    const told = await (
      await ForgedProject.make()
    ).seal((manifest) => ({ ...manifest, redactions: [redaction] }));
    await expect(imported(told.zip())).rejects.toMatchObject(refused(DAMAGED, /^rows$/));
    const stranger = { object: '0'.repeat(64), kind: 'table' };
    const other = await (
      await ForgedProject.make()
    ).seal((manifest) => ({ ...manifest, redactions: [stranger] }));
    await expect(imported(other.zip())).rejects.toMatchObject(refused(DAMAGED, /^0{12}$/));
    const bare = await ForgedProject.of(await exported(store, bundle, { data: false, models: true }));
    await bare.seal((manifest) => ({ ...manifest, redactions: [] }));
    await expect(imported(bare.zip())).rejects.toMatchObject(refused(DAMAGED, /^none$/));
  });
});

describe('JSON', () => {
  it.each([
    [
      'a __proto__ key',
      (text: string) => text.replace('"body":{', '"body":{"__proto__":{"x":1},'),
      /__proto__/,
    ],
    [
      'a constructor key',
      (text: string) => text.replace('"body":{', '"body":{"constructor":1,'),
      /constructor/,
    ],
    ['a prototype key', (text: string) => text.replace('"body":{', '"prototype":{},"body":{'), /prototype/],
    ['a million brackets', () => '['.repeat(1_000_000), /levels/],
    ['deep nesting', () => `${'{"a":'.repeat(70)}1${'}'.repeat(70)}`, /70 levels/],
    ['a number beyond all', (text: string) => text.replace('"rev":3', '"rev":1e999'), /too large/],
    ['a number of the wrong kind', (text: string) => text.replace('"rev":3', '"rev":"3"'), /"3"/],
    [
      'a time no calendar has',
      (text: string) => text.replace(/"updatedMs":\d+/, '"updatedMs":9e15'),
      /9000000000000000/,
    ],
    ['half of it', (text: string) => text.slice(0, 40), /text that is not/],
    ['nothing', () => '', /text that is not/],
    ['null', () => 'null', /null/],
    ['a list', () => '[]', /undefined/],
  ])('with %s is refused', async (_name, change, found) => {
    const forged = await ForgedProject.make();
    forged.setText('project.json', change(decodeUtf8(forged.entries.get('project.json')!)));
    await forged.seal();
    await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED, found));
    expect(({} as Json)['x']).toBeUndefined();
  });

  it('that is not UTF-8 is refused', async () => {
    const forged = await ForgedProject.make();
    forged.entries.set('project.json', Uint8Array.of(0x22, 0xff, 0xfe, 0x22));
    await forged.seal();
    await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED, /bytes that are not/));
  });
});

describe('references', () => {
  const changed = async (start: string, change: (value: Json) => Json): Promise<ForgedProject> => {
    const forged = await ForgedProject.make();
    const path = forged.find(start);
    forged.setJson(path, change(forged.json(path)));
    return forged.seal();
  };

  it('refuses a document of another project, a deleted one and one under another name', async () => {
    for (const change of [{ projectId: 'another' }, { deletedMs: 1 }, { id: 'other' }, { kind: 'sheet' }]) {
      const forged = await changed('documents/slice/', (value) => ({ ...value, ...change }));
      await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED));
    }
  });

  it('refuses a project that is another’s', async () => {
    const forged = await changed('project.json', (value) => ({ ...value, id: 'x' }));
    await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED));
  });

  it('refuses entries and sheets that point out of the file, or to another kind', async () => {
    const gone = await changed('documents/sheet/', (value) => ({
      ...value,
      body: { ...(value['body'] as Json), evaluation: '0'.repeat(64) },
    }));
    await expect(imported(gone.zip())).rejects.toMatchObject(refused(DAMAGED, /not in the file/));
    const other = await changed('documents/entry/', (value) => ({
      ...value,
      body: { ...(value['body'] as Json), kind: 'latency' },
    }));
    await expect(imported(other.zip())).rejects.toMatchObject(refused(DAMAGED, /of another kind/));
  });

  it('refuses an object that is not what its name says', async () => {
    const forged = await changed('objects/evaluation/', (value) => ({ ...value, truth: 'another column' }));
    await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED, /another one/));
  });

  it('refuses predictions of a table that is not there, or of other rows', async () => {
    for (const [change, found] of [
      [{ table: '0'.repeat(64) }, /not in the file/],
      [{ rows: 19 }, /^19$/],
    ] as const) {
      const forged = await ForgedProject.make();
      await forged.setObject(forged.find('objects/latency/'), (object) => object);
      await forged.setObject(forged.find('objects/predictions/'), (object) => ({ ...object, ...change }));
      forged.entries.delete(forged.find('objects/evaluation/'));
      forged.entries.delete(forged.find('documents/sheet/'));
      for (const path of [...forged.entries.keys()].filter((each) => each.startsWith('documents/entry/'))) {
        if ((forged.json(path)['body'] as Json)['kind'] === 'evaluation') forged.entries.delete(path);
      }
      await forged.seal();
      await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED, found));
    }
  });
});

describe('rows and models', () => {
  it('refuses rows other than those of the table', async () => {
    const mismatch = 'project.tableMismatch';
    const forged = await ForgedProject.make(20);
    const other = await ForgedProject.make(21);
    const paths = [...forged.entries.keys()].filter((path) => path.startsWith('tables/')).sort();
    const rows = [...other.entries.keys()].filter((path) => path.startsWith('tables/')).sort();
    const bySize = (from: ForgedProject) => (a: string, b: string) =>
      from.entries.get(a)!.length - from.entries.get(b)!.length;
    paths.sort(bySize(forged));
    rows.sort(bySize(other));
    for (const [i, path] of paths.entries()) {
      const honest = forged.entries.get(path)!;
      forged.entries.set(path, other.entries.get(rows[i]!)!);
      await forged.seal();
      await expect(imported(forged.zip())).rejects.toMatchObject(refused(mismatch, /21 rows/));
      forged.entries.set(path, forged.entries.get(paths[1 - i]!)!);
      await forged.seal();
      await expect(imported(forged.zip())).rejects.toMatchObject(refused(mismatch, /other columns/));
      forged.entries.set(path, honest.slice(0, honest.length / 2));
      await forged.seal();
      await expect(imported(forged.zip())).rejects.toMatchObject(refused(mismatch));
      forged.entries.set(path, honest);
    }
  });

  it('refuses rows of no table, and a model file of no model', async () => {
    for (const start of ['tables/', 'models/']) {
      const forged = await ForgedProject.make();
      const bytes = forged.entries.get(forged.find(start))!;
      const path = forged.find(start).replace(/[0-9a-f]{64}/, 'a'.repeat(64));
      forged.entries.set(
        path,
        bytes.map((byte) => byte ^ 1),
      );
      await forged.seal((manifest) => ({
        ...manifest,
        files: (manifest['files'] as Json[]).map((file) =>
          file['path'] === path && start === 'models/' ? { ...file, pieces: [bytes.length] } : file,
        ),
      }));
      await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED, /of none/));
    }
  });

  it('refuses model pieces that do not add up', async () => {
    const forged = await (
      await ForgedProject.make()
    ).seal((manifest) => ({
      ...manifest,
      files: (manifest['files'] as Json[]).map((file) =>
        file['role'] === 'model' ? { ...file, pieces: [4999] } : file,
      ),
    }));
    await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED, /4999/));
  });

  it('refuses codes beyond the categories, even where every digest is right', async () => {
    const { store, bundle } = await sampleProject(5);
    const levels = ['same', 'same'];
    const data = Int32Array.of(0, 1, 1);
    const meta = stored(column('c', { type: 'category', data, levels, order: 'none' }), store);
    const table = await tableOf([meta], 3);
    const documents = [
      {
        ...bundle.documents[0]!,
        kind: 'entry' as const,
        body: { kind: 'table' as const, object: table.digest },
      },
    ];
    const file = await exported(store, { ...bundle, documents, objects: [table] });
    const forged = await ForgedProject.of(file);
    await expect(imported(forged.zip())).resolves.toBeDefined();
    const evil = new Uint8Array(Int32Array.of(0, 1, 1_000_000).buffer);
    const digest = (await digester(evil)) as Digest;
    forged.entries.delete(forged.find('chunks/'));
    forged.entries.set(`chunks/${digest}.bin`, evil);
    await forged.setObject(forged.find('objects/table/'), (object) => ({
      ...object,
      columns: [{ ...meta, chunks: [digest] }],
    }));
    await forged.seal();
    await expect(imported(forged.zip())).rejects.toMatchObject(refused(DAMAGED, /code 1000000/));
  });
});
