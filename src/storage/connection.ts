import type { Dexie } from 'dexie';
import { Problem } from '../core/kernel/problem.ts';

/**
 * How the page stands to the database. open: as far as is known. waiting: the update of the database waits until other
 * tabs let go of it. outdated: another tab has updated it, and this page is too old for it. deleted: what was kept is
 * gone. lost: the browser closed the connection and it could not be opened again.
 */
export type ConnectionState = 'open' | 'waiting' | 'outdated' | 'deleted' | 'lost';

/** How long another tab's update waits for what is still to be written here. */
const LAST_WORDS_MS = 3_000;
/** The setting that tells one database from another that was made in its place. */
const BORN = 'born';

let state: ConnectionState = 'open';
let known: Dexie | null = null;
let saveFirst: () => Promise<unknown> = () => Promise.resolve();
const listeners = new Set<(state: ConnectionState) => void>();

export function connectionState(): ConnectionState {
  return state;
}

/** Tells of each change until the returned function is called. */
export function followConnection(listener: (state: ConnectionState) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the page writes before it lets another tab update the database. */
export function beforeLettingGo(save: () => Promise<unknown>): void {
  saveFirst = save;
}

/**
 * Opens the database again after the connection was lost; browsers refuse while they are still at closing it. Never
 * rejects: the state tells what became of it.
 */
export async function reconnect(): Promise<void> {
  for (const waitMs of [0, 200, 400, 800, 1600]) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    // Opened again it may have turned out to be another one.
    if (state !== 'lost') return;
    await known?.open().then(
      () => turn('open'),
      () => undefined,
    );
  }
}

/** Lets go when another tab updates or deletes the database, and never takes a new one for the one that was open. */
export function guardConnection(database: Dexie): void {
  known = database;
  let born: string | null | undefined;
  database.on('populate', (transaction) =>
    transaction.table('settings').add({ key: BORN, value: crypto.randomUUID() }),
  );
  database.on(
    'ready',
    async (opened) => {
      const record = (await (opened as Dexie).table('settings').get(BORN)) as { value: string } | undefined;
      const found = record?.value ?? null;
      if (born !== undefined && born !== found) {
        turn('deleted');
        throw new Problem(DELETED);
      }
      born = found;
      // Dexie hears of it too and lets go of the connection.
      database.backendDB().addEventListener('close', () => {
        turn('lost');
        void reconnect();
      });
      if (state === 'waiting') turn('open');
    },
    true,
  );
  database.on('blocked', () => {
    turn('waiting');
    return false;
  });
  database.on('versionchange', ({ newVersion }) => {
    turn(newVersion ? 'outdated' : 'deleted');
    const letGo = async (): Promise<void> => {
      const saved = newVersion ? saveFirst().catch(() => undefined) : undefined;
      await Promise.race([saved, new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS))]);
      // Transactions that have begun still end; nothing opens it again.
      database.close();
    };
    // Not within the event, which Dexie hands on in the zone of the transaction that once opened the database.
    setTimeout(() => void letGo());
    return false;
  });
}

/** Opens the version that this app knows and no other; Dexie by itself would take a newer one as it is. */
export function openingOnly(version: number): IDBFactory | undefined {
  const { indexedDB } = globalThis as { indexedDB?: IDBFactory };
  if (!indexedDB) return undefined;
  return {
    open: (name, wanted) => indexedDB.open(name, wanted ?? version),
    deleteDatabase: (name) => indexedDB.deleteDatabase(name),
    databases: () => indexedDB.databases(),
    cmp: (a, b) => indexedDB.cmp(a, b),
  };
}

export const DELETED = {
  code: 'storage.deleted',
  message: 'What Drydock kept in this browser was deleted, in another tab or in the browser’s settings.',
  fix: 'Reload to begin anew; open a saved project file to have its project back.',
};

function turn(next: ConnectionState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener(next);
}
