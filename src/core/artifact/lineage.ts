import type { Digest, Id } from '../kernel/objects.ts';
import { objectsOfShadow } from '../shadow/shadow.ts';
import type { AnyDocument, AnyObject, Entry } from './documents.ts';
import { inputsOfObject } from './references.ts';

type Key = Digest | Id;

/** A thing of a project and what it was made from. */
export interface LineageNode {
  /** An object's digest, or a document's id. */
  key: Key;
  kind: AnyObject['kind'] | AnyDocument['kind'] | 'unknown';
  /** What it goes by here; null where only something else that is here leads to it. */
  name: string | null;
  /** The document that leads to it, itself where it is one; null for what only something else leads to. */
  document: Id | null;
  /** The file it was read from. */
  file: string | null;
  /** How it was made, in words; empty for documents, which people make. */
  how: string;
  madeMs: number | null;
  /** Keys of what it was made from, each once. Some may be of nodes that are not here any more (kind "unknown"). */
  from: readonly Key[];
  /** Versions it hangs on that were replaced since; empty = up to date. */
  replaced: readonly Key[];
  /** Whether it is itself such a version. */
  isReplaced: boolean;
}

/**
 * Where everything in a project comes from: objects on the shelf and those behind them, and the documents that lead
 * from one to another. Nodes stand before what was made from them.
 */
export function lineageOf(
  documents: readonly AnyDocument[],
  objects: ReadonlyMap<Digest, AnyObject>,
): readonly LineageNode[] {
  const live = documents.filter(({ deletedMs }) => deletedMs === null);
  const entries = live.filter((doc): doc is Entry => doc.kind === 'entry');
  const entryOf = new Map(entries.map((entry) => [entry.body.object, entry]));
  const replaced = new Map(entries.flatMap((entry) => (entry.body.earlier ?? []).map((old) => [old, entry])));
  for (const digest of entryOf.keys()) replaced.delete(digest);

  const nodes = new Map<Key, Omit<LineageNode, 'replaced' | 'isReplaced'>>();
  const want = (key: Key): void => {
    const object = objects.get(key as Digest);
    if (nodes.has(key)) return;
    const entry = entryOf.get(key as Digest) ?? replaced.get(key as Digest);
    const madeMs = entry ? madeMsOf(entry, key as Digest) : null;
    const facts = { key, name: entry?.name ?? null, document: entry?.id ?? null, madeMs };
    if (!object) {
      nodes.set(key, { ...facts, kind: 'unknown', file: null, how: '', from: [] });
      return;
    }
    const from = [...new Set([...inputsOfObject(object), ...object.madeBy.inputs])];
    nodes.set(key, { ...facts, kind: object.kind, file: fileOf(object), how: object.madeBy.recipe, from });
    from.forEach(want);
  };
  for (const document of live) {
    if (document.kind === 'entry') want(document.body.object);
    const from = sourcesOf(document);
    if (from.length === 0) continue;
    const { id, kind, name, createdMs } = document;
    nodes.set(id, { key: id, kind, name, document: id, file: null, how: '', madeMs: createdMs, from });
  }
  const known = new Set(live.map(({ id }) => id));
  for (const { from } of [...nodes.values()]) for (const key of from) if (!known.has(key as Id)) want(key);
  for (const [result, document] of resultsOf(live)) {
    const node = nodes.get(result);
    if (node) nodes.set(result, { ...node, from: [...new Set([...node.from, document])] });
  }
  return inOrder(nodes, replaced);
}

/** When a version took its place; null where nobody knows any more. */
function madeMsOf({ createdMs, body }: Entry, version: Digest): number | null {
  if (version === (body.earlier?.[0] ?? body.object)) return createdMs;
  return version === body.object ? (body.sinceMs ?? null) : null;
}

function fileOf(object: AnyObject): string | null {
  if (object.kind === 'table') return object.source?.file ?? null;
  return object.kind === 'model' && object.source.type === 'onnx' ? object.source.file : null;
}

/** What a document was made from; nothing where it takes no part in lineage. */
function sourcesOf(document: AnyDocument): readonly Key[] {
  switch (document.kind) {
    case 'sheet':
      return [document.body.evaluation];
    case 'labeling': {
      const { table, sources, definition } = document.body;
      const lines = sources.flatMap((source) => (source.from === 'lines' ? [source.table] : []));
      return [...new Set<Key>([table, ...lines, ...(definition === null ? [] : [definition])])];
    }
    case 'expectations':
      return [document.body.reference];
    case 'split':
      return [document.body.table];
    case 'shadow':
      return objectsOfShadow(document);
    case 'log':
      return document.body.profile === null ? [] : [document.body.profile];
    case 'recipe':
      return document.body.table === null ? [] : [document.body.table];
    default:
      return [];
  }
}

/** Objects that a document led to, each with the document. */
function resultsOf(documents: readonly AnyDocument[]): readonly (readonly [Digest, Id])[] {
  return documents.flatMap((document) => {
    const { id, kind, body } = document;
    if (kind === 'labeling') return body.results.map(({ table }) => [table, id] as const);
    if (kind === 'split') return body.datasets.map(({ table }) => [table, id] as const);
    return kind === 'recipe' ? body.fits.map(({ recipe }) => [recipe, id] as const) : [];
  });
}

/** Sources first; a thing made from itself by a forged file is cut where it closes the circle. */
function inOrder(
  nodes: ReadonlyMap<Key, Omit<LineageNode, 'replaced' | 'isReplaced'>>,
  replaced: ReadonlyMap<Key, Entry>,
): readonly LineageNode[] {
  const done = new Map<Key, LineageNode>();
  const open = new Set<Key>();
  const visit = (key: Key): void => {
    const node = nodes.get(key);
    if (!node || done.has(key) || open.has(key)) return;
    open.add(key);
    node.from.forEach(visit);
    const behind = new Set<Key>();
    for (const source of node.from) {
      if (replaced.has(source)) behind.add(source);
      for (const further of done.get(source)?.replaced ?? []) behind.add(further);
    }
    open.delete(key);
    done.set(key, { ...node, replaced: [...behind], isReplaced: replaced.has(key) });
  };
  for (const key of nodes.keys()) visit(key);
  return [...done.values()];
}
