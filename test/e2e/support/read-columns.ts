import type { Page } from '@playwright/test';
import { decodeColumn } from '../../../src/core/table/chunk-codec.ts';
import type { Column, ColumnMeta } from '../../../src/core/table/column.ts';

/** Whole columns with their values, read from the database past the app. */
export async function readColumns(page: Page, metas: readonly ColumnMeta[]): Promise<readonly Column[]> {
  const digests = metas.flatMap(({ chunks }) => [...chunks]);
  const texts = await page.evaluate(async (wanted: readonly string[]) => {
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
      const store = database.transaction('chunks', 'readonly').objectStore('chunks');
      const records = await Promise.all(wanted.map((digest) => done(store.get(digest))));
      return (records as { bytes: ArrayBuffer }[]).map(({ bytes }) => {
        let text = '';
        for (let from = 0; from < bytes.byteLength; from += 8192)
          text += String.fromCharCode(...new Uint8Array(bytes.slice(from, from + 8192)));
        return btoa(text);
      });
    } finally {
      database.close();
    }
  }, digests);
  const byDigest = new Map(
    digests.map((digest, i) => [digest, Uint8Array.from(Buffer.from(texts[i]!, 'base64'))]),
  );
  return metas.map((meta) =>
    decodeColumn(
      meta,
      meta.chunks.map((digest) => byDigest.get(digest)!),
    ),
  );
}
