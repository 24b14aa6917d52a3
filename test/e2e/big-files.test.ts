import { expect, test, type Page } from '@playwright/test';
import { newProject, openApp, shownProject } from './support/app.ts';
import { planDataset } from './support/dataset.ts';

const ROWS = 200_000;

/** A table whose text is larger than the beginning of the file that a preview looks at. */
function largeCsv(): { name: string; bytes: Uint8Array } {
  const lines = Array.from({ length: ROWS }, (_, row) => `${row},${row % 7},note of the row ${row * 17}`);
  return { name: 'large.csv', bytes: new TextEncoder().encode(`id,day,note\n${lines.join('\n')}\n`) };
}

/**
 * From here on the browser says that it gives this page as much more room as said. (What it says does not follow an
 * override of the quota by the test.)
 */
async function sayRoom(page: Page, bytes: number): Promise<void> {
  await page.evaluate((free) => {
    const estimate = navigator.storage.estimate.bind(navigator.storage);
    navigator.storage.estimate = async () => {
      const { usage = 0 } = await estimate();
      return { usage, quota: usage + free };
    };
  }, bytes);
}

test('what a file takes is said before it is read', async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Large');
  await planDataset(page, largeCsv());
  await expect(page.getByText(/^About [\d,]+ rows × 3 columns, up to [\d.]+ MB here$/)).toBeVisible();
  await expect(page.getByText('This will probably not fit')).toHaveCount(0);
});

test('what will not fit is said with what to do, and a part of it is read', async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Little room');
  await sayRoom(page, 4_000_000);
  const read = await planDataset(page, largeCsv());
  const notice = page.locator('.notice').filter({ hasText: 'This will probably not fit' });
  await expect(notice).toContainText(
    /takes up to [\d.]+ MB here, and this browser has room for [\d.]+ (KB|MB)/,
  );
  await expect(notice).toContainText('Leave out columns');
  await expect(page.getByText(/probably too large, see above/)).toBeVisible();
  await notice.getByRole('button', { name: /^Take [\d,]+ rows at random$/ }).click();
  await expect(notice).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Read note', exact: true }).uncheck();
  await expect(read).toHaveCount(0);
  await page.getByRole('button', { name: /^Read about [\d,]+ rows$/ }).click();
  await page.waitForURL(/\/data\/table\//);
  await expect(page.getByText(/^All [\d,]+ rows, 2 columns$/)).toBeVisible();
});

test('the same part of a file is the same version', { tag: '@long' }, async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Parts');
  const project = shownProject(page);
  for (const again of [false, true]) {
    await planDataset(page, largeCsv());
    await page.getByRole('radio', { name: 'at random' }).check({ force: true });
    await page.getByLabel('About how many').fill('1000');
    await page.getByRole('button', { name: 'Read about 1,000 rows' }).click();
    await page.waitForURL(new RegExp(`${project}/data/table/`));
    if (again) await expect(page.getByText('The same version was here already')).toBeVisible();
  }
  await page.getByRole('button', { name: 'Facts' }).click();
  await expect(page.getByText(/read csv, each row with chance 0\.\d+, seed 1/)).toBeVisible();
});
