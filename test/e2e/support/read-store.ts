import type { Page } from '@playwright/test';
import type { AnyDocument } from '../../../src/core/artifact/documents.ts';
import type { DocumentRecord, JobRecord, ObjectRecord, StagingRecord } from '../../../src/storage/records.ts';

/** What the browser keeps, as it lies in IndexedDB. */
export interface Store {
  /** Sorted by digest; `sound`: the bytes still have the digest they are stored under. */
  chunks: readonly { digest: string; bytes: number; sound: boolean }[];
  objects: readonly ObjectRecord[];
  documents: readonly DocumentRecord[];
  staging: readonly StagingRecord[];
  jobs: readonly JobRecord[];
}

/** Reads the database past the app, each table whole, sorted by key, all in one transaction. */
export function readStore(page: Page): Promise<Store> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error!);
        };
      });
    const database = await done(indexedDB.open('drydock'));
    try {
      const names = ['chunks', 'objects', 'documents', 'staging', 'jobs'];
      const transaction = database.transaction(names, 'readonly');
      const [chunks, objects, documents, staging, jobs] = await Promise.all(
        names.map((name) => done(transaction.objectStore(name).getAll())),
      );
      const named = await Promise.all(
        (chunks as { digest: string; bytes: ArrayBuffer }[]).map(async ({ digest, bytes }) => {
          const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
          const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
          return { digest, bytes: bytes.byteLength, sound: hex === digest };
        }),
      );
      return { chunks: named, objects, documents, staging, jobs } as Store;
    } finally {
      database.close();
    }
  });
}

/** What of a store was committed: all of it but the list of jobs. */
export function committed({ chunks, objects, documents }: Store): Omit<Store, 'jobs' | 'staging'> {
  return { chunks, objects, documents };
}

/** Documents of one project that are not deleted. */
export function liveDocuments(store: Store, project: string): readonly AnyDocument[] {
  return store.documents.filter(({ projectId, deletedMs }) => projectId === project && deletedMs === null);
}
