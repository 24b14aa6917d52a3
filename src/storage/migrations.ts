import type { Dexie } from 'dexie';

interface Migration {
  version: number;
  /** Tables and their indexes, as they are from this version on; null drops a table. Binary is never indexed. */
  stores: Record<string, string | null>;
}

/** Every schema version that was ever released, oldest first. Released ones are never edited: add a new one. */
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

export function applyMigrations(database: Dexie): void {
  for (const { version, stores } of MIGRATIONS) database.version(version).stores(stores);
}
