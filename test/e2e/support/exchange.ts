import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { chooseInProjectMenu, filePayload, shownProject, toast } from './app.ts';

/** Exports the project that is shown; returns the bytes of the file. */
export async function exportProject(
  page: Page,
  { data = true, models = true }: { data?: boolean; models?: boolean } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  await chooseInProjectMenu(page, 'Export…');
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  await dialog.getByRole('checkbox', { name: /^Data and predictions/ }).setChecked(data);
  await dialog.getByRole('checkbox', { name: /^Model files/ }).setChecked(models);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save the file' }).click(),
  ]);
  const bytes = await readFile(await download.path());
  await expect(dialog).toBeHidden();
  return new Uint8Array(bytes);
}

/** Hands a file to "Open a project file…" and does not wait for what comes of it. */
export async function offerProjectFile(
  page: Page,
  bytes: Uint8Array,
  name = 'project.drydock.zip',
): Promise<void> {
  await page.locator('input[type=file][accept=".zip"]').setInputFiles(filePayload({ name, bytes }));
}

/** Opens a project file and shows the project; returns its id. */
export async function importProject(page: Page, bytes: Uint8Array): Promise<string> {
  const opened = toast(page, 'Opened “');
  const before = await opened.count();
  await offerProjectFile(page, bytes);
  await expect(opened).toHaveCount(before + 1);
  const hash = await page.evaluate(() => location.hash);
  await page.waitForURL((url) => url.hash === hash);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return shownProject(page);
}
