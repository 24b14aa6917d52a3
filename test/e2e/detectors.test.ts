import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { bringLog } from './support/a-log.ts';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';

test('detectors find the planted change in errors; feedback tells it too', async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Loans in production');
  const project = shownProject(page);
  await bringLog(page);
  await goTo(page, `p/${project}/monitoring/detectors`);

  const found = page.getByRole('grid', { name: 'Changes found' });
  const stream = page.getByRole('combobox', { name: 'Stream' });
  await expect(stream).toHaveValue('Errors');
  await expect(found.getByRole('row', { name: /HDDM_A/ })).toContainText('3 Mar');
  const shapes = page.getByRole('grid', { name: 'How well each shape fits' });
  await expect(shapes.getByRole('row', { name: /^Sudden/ })).toContainText('2 Mar');
  await expect(page.getByText('Needs numbers: 0 and 1 have no spread to compare')).toBeVisible();

  // Another detector, with a parameter of its own, and back.
  await page.getByRole('checkbox', { name: /^DDM/ }).check();
  await expect(page.getByRole('figure', { name: 'Errors' }).getByText('DDM', { exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('checkbox', { name: /^DDM/ })).not.toBeChecked();

  await stream.fill('amount');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('figure', { name: 'amount', exact: true })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^DDM/ })).toBeDisabled();
  await expect(found.getByRole('row', { name: /ADWIN/ })).toContainText('5 Mar');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(stream).toHaveValue('Errors');

  // A detection as an event, by keyboard, and gone again.
  const hddm = found.getByRole('row', { name: /HDDM_A/ });
  await hddm.focus();
  await page.keyboard.press('Enter');
  await expect(hddm).toHaveAttribute('aria-selected', 'true');
  await hddm.getByRole('button').press('Enter');
  await page.getByRole('menuitem', { name: 'Add as an event of the log' }).press('Enter');
  const mark = page.locator('.event-name', { hasText: 'HDDM_A: change on 3 Mar' });
  await expect(mark).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(mark).toBeHidden();

  await page.getByRole('button', { name: 'Save Errors' }).click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save the data as CSV' }).click(),
  ]);
  const lines = readFileSync(await saved.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines[0]).toBe('from,to,n,mean,low,high,fitted');
  expect(lines).toHaveLength(91);

  await hddm.getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Compare before and after on the board' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('When something changed');
  await expect(page.getByText('Reference: 1 Jan to 3 Mar. Current: 4 Mar to 31 Mar.')).toBeAttached();

  await page.getByRole('link', { name: 'Feedback', exact: true }).click();
  const strip = page.getByRole('group', { name: 'Feedback' });
  await expect(page.getByRole('checkbox', { name: 'up' })).toBeChecked();
  await expect(strip).toContainText('of 564 rows with feedback');
  await expect(strip).toContainText('falling');
  await page.getByRole('checkbox', { name: 'down' }).check();
  await expect(strip).toContainText('100.0%');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(strip).toContainText('63.7%');
  await expect(page.getByRole('row', { name: /^v2/ })).toContainText('55.7%');
  await page.getByRole('link', { name: 'Show the 205 rows with bad feedback' }).click();
  await expect(page.getByText(/205 of 1,080 rows/)).toBeVisible();
});
