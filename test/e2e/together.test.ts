import { expect, test } from '@playwright/test';
import { bringLog } from './support/a-log.ts';
import { newProject, openApp } from './support/app.ts';

test('what changed together: rows told apart by the columns that moved, pairs, texts, drift against errors', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'Loans in production');
  await bringLog(page);
  await page.getByRole('link', { name: 'Columns together' }).click();
  await expect(page.getByRole('heading', { name: 'What changed together', level: 1 })).toBeVisible();

  await expect(page.getByText(/^The windows differ: /)).toBeVisible();
  const uses = page.getByRole('table', { name: /telling the windows apart leans/ });
  await expect(uses.getByRole('row').nth(1)).toContainText('amount');
  await expect(page.getByRole('group', { name: 'All columns together, in figures' })).toContainText(
    /beyond its no-drift band/,
  );
  await page.getByRole('button', { name: 'How was this computed' }).click();
  const how = page.getByRole('dialog', { name: 'How was this computed' });
  await expect(how).toContainText('DeLong');
  await how.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('radio', { name: 'All columns' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/of 6 pairs changed beyond chance, all pairs considered\.$/)).toBeVisible();
  const cells = page.getByRole('grid', { name: 'How the strength of each pair of columns changed' });
  await cells
    .getByRole('gridcell', { name: /^amount and channel: |^channel and amount: / })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('figure', { name: /^Reference: 0\.\d+, n = 360$/ })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/);

  await page.getByText('Texts', { exact: true }).click();
  await expect(page.getByText('No sign that these texts changed', { exact: false })).toBeVisible();
  await expect(page.getByText('0.0% between halves of the reference')).toBeVisible();

  await page.getByText('Drift and errors', { exact: true }).click();
  const crossing = page.getByRole('table', { name: 'Which drift matters' });
  await crossing.getByRole('row').nth(1).getByRole('link', { name: 'amount' }).click();
  await expect(page.getByRole('heading', { name: 'amount', exact: true, level: 1 })).toBeVisible();
});
