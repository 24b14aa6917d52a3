import { expect, test, type Page } from '@playwright/test';
import { goTo, openApp, shownProject } from './support/app.ts';

const change = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Changes' }).getByRole('row', { name });
const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });

test('a log is made with one change in it, found on the board, and detectors are scored by the truth', async ({
  page,
}) => {
  await openApp(page, { sample: true });
  const home = `p/${shownProject(page)}`;
  await goTo(page, `${home}/monitoring/logs/simulate`);

  await test.step('a change is put in, moved by keys, and taken back', async () => {
    await page.getByLabel('Length').fill('90');
    await page.getByLabel('Length').press('Tab');
    await page.getByRole('button', { name: 'Add a change' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What changes').selectOption('missing');
    await dialog.getByLabel('Column').selectOption('amount');
    await dialog.getByLabel('Name').fill('Amounts are lost');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await expect(dialog).toBeHidden();
    await expect(change(page, 'Amounts are lost')).toContainText('missing in 40% of the rows');
    await expect(slider(page, 'Start of Amounts are lost')).toHaveAttribute('aria-valuenow', '45');
    await slider(page, 'Start of Amounts are lost').press('Shift+ArrowRight');
    await expect(slider(page, 'Start of Amounts are lost')).toHaveAttribute('aria-valuenow', '52');

    await page.getByRole('button', { name: 'Add a story' }).click();
    await page.getByRole('menuitem', { name: 'Unit mix-up' }).click();
    await expect(change(page, 'Unit mix-up')).toBeVisible();
    await page.getByRole('button', { name: 'Remove “Unit mix-up”', exact: true }).click();
    await expect(change(page, 'Unit mix-up')).toBeHidden();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(change(page, 'Unit mix-up')).toBeVisible();
    await page.getByRole('button', { name: 'Remove “Unit mix-up”', exact: true }).click();
    await expect(change(page, 'Unit mix-up')).toBeHidden();
  });

  await test.step('the log is made, and its truth hidden at first', async () => {
    await page.getByLabel('Name').fill('Ninety days');
    await page.getByRole('button', { name: 'Make the log' }).click();
    await expect(page.getByRole('heading', { name: 'Ninety days' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Changes that were put in' })).toBeHidden();
  });

  await test.step('the board finds the column', async () => {
    await page.getByRole('link', { name: 'To the drift board' }).click();
    const row = page.getByRole('row').filter({ has: page.getByText('amount', { exact: true }) });
    await expect(row.first()).toContainText('More missing');
    await page.goBack();
  });

  await test.step('the truth, and detectors held against it', async () => {
    await page.getByRole('button', { name: 'Show the truth' }).click();
    await expect(page.getByRole('table', { name: 'Changes that were put in' })).toContainText(
      'Amounts are lost',
    );
    const scores = page.getByRole('table', { name: 'Detectors against the truth' });
    await expect(scores.getByRole('row', { name: 'ADWIN' })).toBeVisible();
    await page.getByLabel('Logs to make').fill('3');
    await page.getByLabel('Logs to make').press('Tab');
    await page.getByRole('button', { name: 'Make it 3 times' }).click();
    await expect(page.getByText(/^Over 3 such logs/)).toBeVisible();
  });

  await test.step('the truth can be taken out, and comes back', async () => {
    await page.getByRole('button', { name: 'Take the truth out of this log' }).click();
    await expect(page.getByText('Nobody says what happened here')).toBeVisible();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.getByRole('table', { name: 'Changes that were put in' })).toBeVisible();
  });
});
