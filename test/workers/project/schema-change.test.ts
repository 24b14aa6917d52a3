// First, since it gives Node an IndexedDB before the store looks for one.
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { documentToJson } from '../../../src/core/artifact/document-members.ts';
import { DOCUMENT_SCHEMA, type AnyDocument, type AnyEvent } from '../../../src/core/artifact/documents.ts';
import { mergeEdit, type Edit } from '../../../src/core/artifact/merge-edit.ts';
import { selectBundle } from '../../../src/core/artifact/select-bundle.ts';
import { canonicalJson } from '../../../src/core/kernel/canonical-json.ts';
import { applyMigrations, type Migration } from '../../../src/storage/migrations.ts';
import { ForgedProject, type Json } from '../../hostile/forged-project.ts';
import { inEarlierShape } from './earlier-shape.ts';
import { exported, imported, MemoryStore } from './sample-project.ts';
import { wholeProject } from './whole-project.ts';

vi.mock('../../../src/core/artifact/migration-steps.ts', async () => ({
  STEPS: [(await import('./earlier-shape.ts')).STEP],
}));

const { store, bundle } = await wholeProject(7);
const NEXT: Migration = { version: 2, stores: {} };
const today = (document: AnyDocument): AnyDocument => ({ ...document, schema: DOCUMENT_SCHEMA });
const written = [bundle.project, ...selectBundle(bundle).documents].map(today);
const SCOPING = ['worksheet', 'target', 'estimate', 'readiness'];

/** A database as the released version made it, with these in it, and how it is after an update. */
async function updated(name: string, documents: readonly unknown[], events: readonly AnyEvent[]) {
  const before = new Dexie(name);
  applyMigrations(before);
  await before.table('documents').bulkAdd([...documents]);
  await before.table('events').bulkAdd([...events]);
  before.close();
  const after = new Dexie(name);
  applyMigrations(after, [NEXT]);
  const found = {
    documents: (await after.table('documents').toArray()) as AnyDocument[],
    events: (await after.table('events').toArray()) as AnyEvent[],
  };
  after.close();
  return found;
}

const byId = <T extends { id: string }>(all: readonly T[]): readonly T[] =>
  all.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('documents of an earlier schema', () => {
  it('stand otherwise in the file that the earlier version wrote', () => {
    const told = written.filter(
      (document) =>
        canonicalJson(inEarlierShape(documentToJson(document))['body']) !== canonicalJson(document.body),
    );
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(SCOPING));
  });

  it('come out of such a file with all that they said', async () => {
    const forged = await ForgedProject.of(await exported(store, bundle));
    for (const path of forged.entries.keys()) {
      if (path === 'project.json' || path.startsWith('documents/')) {
        forged.setJson(path, inEarlierShape(forged.json(path)));
      }
    }
    await forged.seal();
    const { manifest: _, ...read } = await imported(forged.zip());
    expect(read).toEqual({
      ...selectBundle(bundle),
      project: today(bundle.project),
      documents: byId(selectBundle(bundle).documents.map(today)),
    });
  });

  it('and out of the store that it kept them in, deleted ones and events too', async () => {
    const kept = [...bundle.documents, bundle.project].map((document) => ({
      ...inEarlierShape(documentToJson({ ...document, unknown: {} })),
      unknown: { pinned: document.id },
    }));
    const found = await updated('earlier', kept, bundle.events);
    const expected = [...bundle.documents, bundle.project].map((document) => ({
      ...today(document),
      unknown: { pinned: document.id },
    }));
    expect(byId(found.documents)).toEqual(byId(expected));
    expect(byId(found.events)).toEqual(byId(bundle.events));
  });
});

it('documents of this schema and events are the same to the byte after an update of the database', async () => {
  const found = await updated('present', written, bundle.events);
  expect(canonicalJson(byId(found.documents))).toBe(canonicalJson(byId(written)));
  expect(canonicalJson(byId(found.events))).toBe(canonicalJson(byId(bundle.events)));
});

describe('what a newer minor version added', () => {
  /** Maps by a key of the project’s own, in which a member more would be an entry more. */
  const MAPS = ['answers', 'comments', 'points', 'debts', 'cells', 'params'];
  const withMore = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((member) => withMore(member));
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, withMore(member, name)]),
    );
    return MAPS.includes(key) ? members : { ...members, newer: { since: '1.9' } };
  };

  it('stays through a change made here and through the next export', async () => {
    const forged = await ForgedProject.of(await exported(store, bundle));
    const paths = [...forged.entries.keys()].filter((path) =>
      SCOPING.some((kind) => path.startsWith(`documents/${kind}/`)),
    );
    for (const path of paths) forged.setJson(path, withMore(forged.json(path)));
    const events = forged.json('events/decision.json') as unknown as Json[];
    forged.setJson(
      'events/decision.json',
      events.map((event) => withMore(event)),
    );
    await forged.seal((manifest) => ({ ...manifest, schemaVersion: { major: 1, minor: 9 } }));
    const sink = new MemoryStore();
    const { manifest: _, ...read } = await imported(forged.zip(), sink);

    const documents = read.documents.map((document) => {
      if (document.kind !== 'worksheet') return document;
      const { problem, ...others } = document.body.answers;
      if (!problem) return document;
      const said = { ...others, problem: { ...problem, text: 'said anew' } };
      const edit: Edit = { from: { body: document.body }, to: { body: { ...document.body, answers: said } } };
      return { ...document, ...mergeEdit(document, edit).change } as AnyDocument;
    });
    const again = await ForgedProject.of(await exported(sink, { ...read, documents }));
    for (const path of paths) {
      const text = JSON.stringify(forged.json(path)).replace('<b>scratches</b>', 'said anew');
      expect(again.json(path), path).toEqual(JSON.parse(text));
    }
    expect(again.json('events/decision.json')).toEqual(forged.json('events/decision.json'));
  });
});
