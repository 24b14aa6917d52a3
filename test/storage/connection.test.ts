// First, since it gives Node an IndexedDB before the store looks for one.
import { emptyStore, projectDocument, id } from './fresh-store.ts';
import { Dexie } from 'dexie';
import { forceCloseDatabase } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionState } from '../../src/storage/connection.ts';

/** The store as a page loads it: with a connection and a state of its own. */
async function openPage() {
  vi.resetModules();
  const { db } = await import('../../src/storage/db.ts');
  const connection = await import('../../src/storage/connection.ts');
  const documents = await import('../../src/storage/documents.ts');
  const { watch } = await import('../../src/storage/watch.ts');
  const states: ConnectionState[] = [];
  connection.followConnection((state) => states.push(state));
  await db.open();
  return { db, connection, documents, watch, states };
}

/** A newer app: the same database, one version on. */
function newerApp(): Dexie {
  const newer = new Dexie('drydock');
  newer.version(2).stores({ documents: 'id, projectId, [projectId+kind]', notes: 'id' });
  return newer;
}

beforeEach(async () => {
  await Dexie.delete('drydock');
  await emptyStore().catch(() => undefined);
});

describe('an update by another tab', () => {
  it('waits for what is still to be written here, then this tab lets go and keeps nothing more', async () => {
    const page = await openPage();
    await page.documents.addDocuments([projectDocument('p')]);
    page.connection.beforeLettingGo(async () => {
      await page.documents.editDocument(id('p'), { from: { name: 'p' }, to: { name: 'typed' } }, 2);
    });
    const newer = newerApp();
    await newer.open();
    expect(page.states).toEqual(['outdated']);
    expect(await newer.table('documents').get('p')).toMatchObject({ name: 'typed' });
    await expect(page.documents.addDocuments([projectDocument('q')])).rejects.toMatchObject({
      facts: { code: 'storage.outdated' },
    });
    expect(await newer.table('documents').count()).toBe(1);
    newer.close();
  });

  it('waits in words where another tab does not let go, and goes on by itself', async () => {
    const held = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('drydock', 5);
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    vi.resetModules();
    const { db } = await import('../../src/storage/db.ts');
    const { followConnection } = await import('../../src/storage/connection.ts');
    const states: ConnectionState[] = [];
    followConnection((state) => states.push(state));
    const opening = db.open();
    await vi.waitFor(() => {
      expect(states).toEqual(['waiting']);
    });
    held.close();
    await opening;
    expect(states).toEqual(['waiting', 'open']);
    db.close();
  });
});

describe('a database of a newer version', () => {
  it('is refused in words and left as it is', async () => {
    const newer = newerApp();
    await newer.open();
    await newer.table('notes').add({ id: 'n' });
    newer.close();
    vi.resetModules();
    const { documentsOf } = await import('../../src/storage/documents.ts');
    const { settingOf } = await import('../../src/storage/settings.ts');
    await expect(settingOf('welcomed')).rejects.toMatchObject({ facts: { code: 'storage.newer' } });
    await expect(documentsOf(id('p'))).rejects.toThrow();
    await newer.open();
    expect(newer.backendDB().version).toBe(20);
    expect([...newer.backendDB().objectStoreNames]).toEqual(['documents', 'notes']);
    newer.close();
  });
});

describe('a connection that the browser closed', () => {
  it('is opened again, and what is watched goes on', async () => {
    const page = await openPage();
    const seen: number[] = [];
    page.watch(
      () => page.db.documents.count(),
      (count) => seen.push(count),
      (error) => {
        throw error;
      },
    );
    await vi.waitFor(() => {
      expect(seen).toEqual([0]);
    });
    forceCloseDatabase(page.db.backendDB() as never);
    await vi.waitFor(() => {
      expect(page.states).toEqual(['lost', 'open']);
    });
    await page.documents.addDocuments([projectDocument('p')]);
    await vi.waitFor(() => {
      expect(seen.at(-1)).toBe(1);
    });
    page.db.close();
  });

  it('because the database was deleted is not mistaken for an empty one', async () => {
    const page = await openPage();
    const raw = page.db.backendDB();
    raw.close();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('drydock').onsuccess = resolve;
    });
    forceCloseDatabase(raw as never);
    await vi.waitFor(() => {
      expect(page.states).toEqual(['lost', 'deleted']);
    });
    await expect(page.documents.addDocuments([projectDocument('p')])).rejects.toMatchObject({
      facts: { code: 'storage.deleted' },
    });
  });

  it('because another tab deletes the database is told', async () => {
    const page = await openPage();
    await Dexie.delete('drydock');
    expect(page.states).toEqual(['deleted']);
    await expect(page.documents.documentsOf(id('p'))).rejects.toThrow();
    await expect(page.documents.addDocuments([projectDocument('p')])).rejects.toMatchObject({
      facts: { code: 'storage.deleted' },
    });
  });
});
