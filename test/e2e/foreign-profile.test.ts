import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp, shownProject, type GivenFile, filePayload } from './support/app.ts';

const PROFILE = new URL('../golden/profiles/profile.parquet', import.meta.url);

interface ProfileRecord {
  column_name: string | null;
  counts: number[] | null;
}

async function bring(page: Page, project: string, file: GivenFile): Promise<void> {
  await goTo(page, `p/${project}/monitoring/logs/new`);
  await page.locator('main input[type=file]').setInputFiles(filePayload(file));
  await page.getByRole('button', { name: /^Read (the file|[\d,]+ rows)$/ }).click();
}

async function watch(page: Page): Promise<void> {
  await expect(page.getByText('11 windows of 14 columns.')).toBeVisible();
  await page.getByRole('button', { name: 'Watch this log' }).click();
  const counted = page.getByRole('group', { name: 'What is counted' });
  await expect(counted).toContainText('Rows counted 1,979');
  await expect(counted).toContainText('Columns watched 14');
}

test('a profile made elsewhere is watched, saved as JSON and brought again; a wrong one is refused', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'Counted elsewhere');
  const project = shownProject(page);
  await bring(page, project, { name: 'warehouse.parquet', bytes: readFileSync(PROFILE) });
  await watch(page);

  await page.getByRole('button', { name: 'Actions for warehouse' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save its profile as JSON' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('warehouse profile.json');
  const bytes = readFileSync(await download.path());
  const records = JSON.parse(bytes.toString()) as ProfileRecord[];
  expect(records).toHaveLength(11 * (1 + 14));
  await bring(page, project, { name: 'again.json', bytes });
  await watch(page);

  // Without a row behind it.
  await page.getByRole('link', { name: 'What changed?' }).click();
  await expect(page.locator('main path.line')).toHaveAttribute('d', /^M/);
  await expect(page.getByRole('row', { name: /^steady/ })).toContainText('No drift seen');

  const at = records.findIndex(({ counts }) => counts !== null);
  records[at]!.counts![0]!++;
  await bring(page, project, { name: 'wrong.json', bytes: Buffer.from(JSON.stringify(records)) });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('This table is no profile of a log.');
  await expect(alert).toContainText(`column “counts”, row ${String(at + 1)}`);
  await expect(page.getByRole('button', { name: 'Watch this log' })).toBeDisabled();
});
