import { expect, test } from '@playwright/test';
import { bringLog } from './support/a-log.ts';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';

test('performance over time: labels against what was expected, by part, and as it was known on a day', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'Loans live');
  const log = await bringLog(page);
  await goTo(page, `p/${shownProject(page)}/monitoring/performance?log=${log}`);
  const strip = page.getByRole('group', { name: 'How the model does, in figures' });

  await test.step('the labels are worse than the scores promised since the drift', async () => {
    await expect(strip).toContainText('Accuracy, current');
    await expect(strip).toContainText('Worse than expected');
    await expect(strip).toContainText('points to concept drift');
    await expect(page.getByRole('img', { name: /^Accuracy by window\./ })).toBeVisible();
  });

  await test.step('changed inputs are held against the errors', async () => {
    const effects = page.getByRole('table', { name: 'Likely effects of changed inputs' });
    await expect(effects.getByRole('row', { name: /^amount/ })).toContainText('pt');
    // Values that were never labelled in the reference tell nothing of their errors.
    await expect(effects.getByRole('row', { name: /^channel/ })).toContainText(/2\d\.\d%/);
  });

  await test.step('another metric and class, by keyboard', async () => {
    const metric = page.getByRole('combobox', { name: 'Metric' });
    await metric.selectOption({ label: 'Recall' });
    await expect(strip).toContainText('Recall of “yes”, current');
    await page.getByRole('combobox', { name: 'Class' }).selectOption('no');
    await expect(strip).toContainText('Recall of “no”, current');
  });

  await test.step('by version of the model', async () => {
    await goTo(page, `p/${shownProject(page)}/monitoring/performance?log=${log}&by=version`);
    const parts = page.getByRole('table', { name: 'Parts of the rows' });
    await expect(parts.getByRole('row', { name: /^v2/ })).toBeVisible();
    await expect(parts.getByRole('row', { name: /^v1/ })).toContainText('–');
  });

  await test.step('as it was known before the last labels came', async () => {
    const known = page.getByRole('slider', { name: 'As it was known' });
    await known.focus();
    await known.press('PageDown');
    await expect(page).toHaveURL(/known=\d+/);
    await page.getByRole('button', { name: 'All labels' }).click();
    await expect(page).not.toHaveURL(/known=/);
  });

  await test.step('the chart is saved as a table', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save Accuracy' }).click();
    await page.getByRole('menuitem', { name: 'Save the data as CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });
});
