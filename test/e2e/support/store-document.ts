import type { Page } from '@playwright/test';
import type { AnyDocument } from '../../../src/core/artifact/documents.ts';

/** Puts a document into its project past the app, which sees it after it is opened anew. */
export async function storeDocument(page: Page, document: AnyDocument): Promise<void> {
  await page.evaluate(async (record) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('drydock');
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error!);
      };
    });
    const transaction = database.transaction('documents', 'readwrite');
    transaction.objectStore('documents').put(record);
    await new Promise<void>((resolve) => {
      transaction.oncomplete = () => {
        resolve();
      };
    });
    database.close();
  }, document as object);
}
