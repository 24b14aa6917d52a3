import { Dexie, type Table } from 'dexie';
import type { Digest, Id } from '../core/kernel/objects.ts';
import { applyMigrations } from './migrations.ts';
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
    super('drydock');
    applyMigrations(this);
  }
}

/** The one database, opened on first use; page and workers each hold their own connection. */
export const db = new Database();
