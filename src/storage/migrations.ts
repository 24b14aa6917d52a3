import type { Dexie } from 'dexie';
import { raiseDocuments } from './raise-documents.ts';

export interface Migration {
  version: number;
  /** Tables and their indexes, as they are from this version on; null drops a table. Binary is never indexed. */
  stores: Record<string, string | null>;
}

/**
 * Every schema version that was ever released, oldest first. Released ones are never edited: add a new one. Each
 * raises the documents to today's schema as well; where nothing but that changes, `stores` is empty.
 */
const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    stores: {
      chunks: 'digest',
      objects: 'digest, kind, *chunks',
      documents: 'id, projectId, [projectId+kind]',
      events: 'id, projectId, [projectId+kind]',
      jobs: 'id, state',
      staging: '[job+digest], job, digest',
      settings: 'key',
    },
  },
];

/** The newest of them as IndexedDB counts, which is ten times as far as Dexie does. */
export const NATIVE_VERSION = 10 * MIGRATIONS.at(-1)!.version;

/** `more`: migrations that come after those that were released. */
export function applyMigrations(database: Dexie, more: readonly Migration[] = []): void {
  for (const { version, stores } of [...MIGRATIONS, ...more]) {
    database.version(version).stores(stores).upgrade(raiseDocuments);
  }
}
