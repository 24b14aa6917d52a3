import type { Page } from '@playwright/test';

/** The end of the list of migrations in a built script; quotes of the minifier differ. */
const LAST = /(\{version:1,stores:\{[^{}]*\}\})(\])/;

/** Serves this page an app that is one schema version on: its scripts carry one migration more. */
export async function serveNewerSchema(page: Page): Promise<void> {
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const body = script.replace(LAST, '$1,{version:2,stores:{notes:"id"}}$2');
    await route.fulfill({ response, body });
  });
}

/** The version of the database as IndexedDB has it. */
export function schemaVersion(page: Page): Promise<number | undefined> {
  return page.evaluate(async () => {
    const found = (await indexedDB.databases()).find(({ name }) => name === 'drydock');
    return found?.version;
  });
}
