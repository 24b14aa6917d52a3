import { describe, expect, it } from 'vitest';
import { madeFrom, relativesOf } from '../../../src/core/artifact/lineage-focus.ts';
import { lineageOf } from '../../../src/core/artifact/lineage.ts';
import type { AnyDocument, AnyObject } from '../../../src/core/artifact/documents.ts';
import { newDocument } from '../../../src/core/artifact/new-document.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';

const digest = (name: string): Digest => name as Digest;
const project = 'p' as Id;

/** Objects by name; only what lineage looks at is filled in. */
function object(kind: AnyObject['kind'], name: string, inputs: string[] = [], more: object = {}): AnyObject {
  const madeBy = {
    recipe: `make ${name}`,
    app: '',
    inputs: inputs.map(digest),
    seed: null,
    environment: null,
  };
  return { kind, digest: digest(name), madeBy, ...more } as unknown as AnyObject;
}
const predictions = (name: string, table: string, model: string): AnyObject =>
  object('predictions', name, [], { table, model });
const evaluation = (name: string, table: string, model: string, of: string): AnyObject =>
  object('evaluation', name, [], { table, model, predictions: of });
const entry = (of: AnyObject, earlier?: string[]): AnyDocument =>
  newDocument(
    'entry',
    { id: `e-${of.digest}` as Id, projectId: project, name: `the ${of.digest}`, nowMs: 5 },
    { kind: of.kind, object: of.digest, ...(earlier ? { earlier: earlier.map(digest) } : {}) },
  );

const OBJECTS = [
  object('table', 'raw'),
  object('table', 'raw2'),
  object('table', 'other'),
  object('table', 'clean', ['raw']),
  object('model', 'm', [], { source: { type: 'human' }, signature: {} }),
  predictions('pc', 'clean', 'm'),
  predictions('po', 'other', 'm'),
  evaluation('ec', 'clean', 'm', 'pc'),
  evaluation('eo', 'other', 'm', 'po'),
];
const byDigest = new Map(OBJECTS.map((each) => [each.digest, each]));
const of = (name: string): AnyObject => byDigest.get(digest(name))!;
const shelf = (...names: string[]): AnyDocument[] => names.map((name) => entry(of(name)));
const staleIn = (documents: AnyDocument[]): string[] =>
  lineageOf(documents, byDigest)
    .filter(({ replaced }) => replaced.length > 0)
    .map(({ key }) => key);

describe('lineageOf', () => {
  it('puts sources before what was made from them', () => {
    const keys = lineageOf(shelf('ec', 'raw', 'clean'), byDigest).map(({ key }) => key);
    expect(keys).toEqual(['raw', 'clean', 'm', 'pc', 'ec']);
    const [, clean] = lineageOf(shelf('ec', 'raw', 'clean'), byDigest);
    expect(clean).toMatchObject({
      name: 'the clean',
      how: 'make clean',
      from: ['raw'],
      madeMs: 5,
      replaced: [],
    });
  });

  it('a source that was replaced makes exactly what came of it stale', () => {
    const all = ['other', 'clean', 'm', 'pc', 'po', 'ec', 'eo'];
    expect(staleIn(shelf('raw', ...all))).toEqual([]);
    const replaced = [entry(of('raw2'), ['raw']), ...shelf(...all)];
    expect(staleIn(replaced).sort()).toEqual(['clean', 'ec', 'pc']);
    expect(lineageOf(replaced, byDigest).find(({ key }) => key === 'raw')).toMatchObject({
      isReplaced: true,
      name: 'the raw2',
      document: 'e-raw2',
      madeMs: 5,
    });
  });

  it('a version that stands again under another name is none that was replaced', () => {
    expect(staleIn([entry(of('raw2'), ['raw']), ...shelf('clean', 'raw')])).toEqual([]);
    expect(staleIn([{ ...entry(of('raw2'), ['raw']), deletedMs: 9 }, ...shelf('clean')])).toEqual([]);
  });

  it('goes through documents: labels lead from a table to one with other labels', () => {
    const identity = { id: 'l' as Id, projectId: project, name: 'labels', nowMs: 7 };
    const labeling = newDocument('labeling', identity, {
      ...{ table: digest('raw'), question: '', classes: [], ordered: false, sources: [], rows: null },
      ...{ columns: null, blind: true, definition: null, reference: null, rounds: [] },
      results: [{ table: digest('clean'), atMs: 8 }],
    });
    const nodes = lineageOf([labeling, ...shelf('clean')], byDigest);
    expect(nodes.map(({ key }) => key)).toEqual(['raw', 'l', 'clean']);
    expect(nodes.at(-1)!.from).toEqual(['raw', 'l']);
    expect(staleIn([labeling, entry(of('raw2'), ['raw']), ...shelf('clean')])).toEqual(['l', 'clean']);
  });

  it('names what is no longer here, and stops at circles', () => {
    const lost = object('table', 'lost', ['gone']);
    const own = object('table', 'own', ['own']);
    const objects = new Map([lost, own].map((each) => [each.digest, each]));
    expect(lineageOf([entry(lost), entry(own)], objects)).toMatchObject([
      { key: 'gone', kind: 'unknown', name: null },
      { key: 'lost', from: ['gone'] },
      { key: 'own' },
    ]);
  });
});

describe('one thing and its relatives', () => {
  const nodes = lineageOf(shelf('ec', 'eo', 'raw', 'clean', 'other'), byDigest);

  it('are all it was made from and all that was made from it, and nobody else', () => {
    expect([...relativesOf(nodes, 'clean')].sort()).toEqual(['clean', 'ec', 'pc', 'raw']);
    expect([...relativesOf(nodes, 'pc')].sort()).toEqual(['clean', 'ec', 'm', 'pc', 'raw']);
    expect([...relativesOf(nodes, 'other')].sort()).toEqual(['eo', 'other', 'po']);
  });

  it('the next ones are those made from it directly', () => {
    expect(madeFrom(nodes, 'raw').map(({ key }) => key)).toEqual(['clean']);
    expect(madeFrom(nodes, 'ec')).toEqual([]);
  });
});
