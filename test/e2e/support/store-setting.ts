import type { Page } from '@playwright/test';

/** Puts a setting of this browser past the app, which sees it after it is opened anew. */
export async function storeSetting(page: Page, key: string, value: unknown): Promise<void> {
  await page.evaluate(
    async (record) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('drydock');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error!);
      });
      const transaction = database.transaction('settings', 'readwrite');
      transaction.objectStore('settings').put(record);
      await new Promise<void>((resolve) => (transaction.oncomplete = () => resolve()));
      database.close();
    },
    { key, value },
  );
}
