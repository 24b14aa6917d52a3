import { expect, test } from '@playwright/test';
import { logCsv } from './support/a-log.ts';
import { filePayload, goTo, newProject, openApp, shownProject, stages, toast } from './support/app.ts';

test('a log is brought, grows by batches, and gives one back', async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Loans in production');
  const project = shownProject(page);
  await goTo(page, `p/${project}/monitoring`);
  await page.getByRole('link', { name: 'Bring a log' }).click();

  await page.locator('main input[type=file]').setInputFiles(filePayload(logCsv()));
  await page.getByRole('button', { name: /^Read (the file|[\d,]+ rows)$/ }).click();
  await expect(page.getByText('1,080 rows, 2026-01-01 to 2026-03-31')).toBeVisible();
  await expect(page.getByLabel('What repaid is', { exact: true })).toHaveValue('label');
  await expect(page.getByLabel('What repaid_at is')).toHaveValue('labelTime');
  await expect(page.getByLabel('Class of p_yes')).toHaveValue('yes');
  await expect(page.getByText('90 windows')).toBeVisible();
  await page.getByLabel('What note is').selectOption('Not watched');
  await page.getByLabel('Name', { exact: true }).fill('Requests');
  await page.getByRole('button', { name: 'Watch this log' }).click();

  const counted = page.getByRole('group', { name: 'What is counted' });
  await expect(counted).toContainText('Rows counted 1,080');
  await expect(counted).toContainText('Columns watched 9');
  await expect(stages(page).getByRole('link', { name: /Monitoring/ })).toContainText('1 log');

  const drop = page.locator('main input[type=file]');
  const batches = page.getByRole('table', { name: 'Rows by batch' });
  await drop.setInputFiles({
    name: 'other.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('at,x\n2026-04-01,1\n'),
  });
  await expect(page.getByRole('alert')).toContainText('These rows do not fit the log. Nothing was added.');
  await expect(page.getByRole('alert')).toContainText('“amount” (integer)');
  await drop.setInputFiles(filePayload(logCsv({ firstDay: 90, days: 10 })));
  await expect(toast(page, '120 rows added to “Requests”')).toBeVisible();
  await expect(counted).toContainText('Rows counted 1,200');
  await expect(batches).toContainText('requests-90.csv');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(counted).toContainText('Rows counted 1,080');
  await expect(batches).not.toContainText('requests-90.csv');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(counted).toContainText('Rows counted 1,200');

  await page.getByRole('button', { name: 'Add an event' }).click();
  const event = page.getByRole('textbox', { name: 'What happened' });
  await event.fill('Price campaign');
  await event.press('Enter');
  await expect(page.getByRole('button', { name: /^Undo: Event “Price campaign”/ })).toBeVisible();
  await page.reload();
  await expect(counted).toContainText('Rows counted 1,200');
  await expect(batches).toContainText('requests-90.csv');
  await expect(event).toHaveValue('Price campaign');
  await page.getByRole('button', { name: 'Delete “Price campaign”' }).click();
  await expect(event).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(event).toHaveValue('Price campaign');
});
