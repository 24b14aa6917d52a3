import { Dexie, type Table } from 'dexie';
import type { Digest, Id } from '../core/kernel/objects.ts';
import { guardConnection, openingOnly } from './connection.ts';
import { applyMigrations, NATIVE_VERSION } from './migrations.ts';
import type {
  ChunkRecord,
  DocumentRecord,
  EventRecord,
  JobRecord,
  ObjectRecord,
  SettingRecord,
  StagingRecord,
} from './records.ts';

class Database extends Dexie {
  chunks!: Table<ChunkRecord, Digest>;
  objects!: Table<ObjectRecord, Digest>;
  documents!: Table<DocumentRecord, Id>;
  events!: Table<EventRecord, Id>;
  jobs!: Table<JobRecord, Id>;
  staging!: Table<StagingRecord, [Id, Digest]>;
  settings!: Table<SettingRecord, string>;

  constructor() {
    const indexedDB = openingOnly(NATIVE_VERSION);
    super('drydock', indexedDB ? { indexedDB } : {});
    applyMigrations(this);
    guardConnection(this);
  }
}

/** The one database, opened on first use; page and workers each hold their own connection. */
export const db = new Database();
