import 'fake-indexeddb/auto';
import { db } from '../../src/storage/db.ts';
import type { AnyDocument, AnyObject } from '../../src/core/artifact/documents.ts';
import { newDocument } from '../../src/core/artifact/new-document.ts';
import type { Digest, Id } from '../../src/core/kernel/objects.ts';
import { addJob } from '../../src/storage/jobs.ts';
import { webLocks } from './web-locks.ts';

Object.defineProperty(globalThis, 'navigator', { value: { locks: webLocks }, configurable: true });

export async function emptyStore(): Promise<void> {
  await Promise.all(db.tables.map((table) => table.clear()));
}

export const id = (name: string): Id => name as Id;
export const digest = (name: string): Digest => name as Digest;
export const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

export async function startJob(name: string): Promise<Id> {
  await addJob({
    id: id(name),
    project: null,
    title: name,
    state: 'running',
    startMs: 0,
    endMs: null,
    problem: null,
  });
  return id(name);
}

export function projectDocument(name: string): AnyDocument {
  return newDocument('project', { id: id(name), projectId: id(name), name, nowMs: 1 }, { sample: false });
}

export function entryDocument(name: string, project: string, object: AnyObject): AnyDocument {
  return newDocument(
    'entry',
    { id: id(name), projectId: id(project), name, nowMs: 1 },
    { kind: object.kind, object: object.digest },
  );
}

const madeBy = { recipe: 'test', app: 'test', inputs: [], seed: null, environment: null };

export function tableObject(name: string, chunks: readonly Digest[]): AnyObject {
  return {
    kind: 'table',
    digest: digest(name),
    madeBy,
    rows: 1,
    source: null,
    columns: [{ name: 'x', unit: null, missing: 0, role: 'feature', type: 'integer', chunks }],
  };
}

export function evaluationObject(
  name: string,
  of: { table: string; model: string; predictions: string },
): AnyObject {
  return {
    kind: 'evaluation',
    digest: digest(name),
    madeBy,
    table: digest(of.table),
    model: digest(of.model),
    predictions: digest(of.predictions),
    truth: 'y',
    rows: 1,
    results: [],
    confusion: null,
  };
}

/** What is in the store, by table, as keys: to show that nothing half is there. */
export async function contents(): Promise<Record<string, unknown[]>> {
  const tables = [db.chunks, db.objects, db.documents, db.staging] as const;
  const keys = await Promise.all(tables.map((table) => table.toCollection().primaryKeys()));
  return Object.fromEntries(tables.map((table, i) => [table.name, keys[i] as unknown[]]));
}
