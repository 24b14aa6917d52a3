import { expect, test } from '@playwright/test';
import { goTo, newProject, openApp } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';

/** Two machines with 60 parts each; of machine A, four good labels are wrong, and the model is right about all but two. */
function partsCsv(): string {
  const lines = ['machine,width,quality,predicted'];
  for (let part = 0; part < 120; part++) {
    const machine = part < 60 ? 'A' : 'B';
    const width = part % 2 === 0 ? 1 + (part % 7) / 10 : 9 - (part % 7) / 10;
    const good = part % 2 === 0;
    const flipped = [0, 2, 4, 6].includes(part);
    const mistaken = part === 100 || part === 101;
    const name = (is: boolean): string => (is ? 'good' : 'bad');
    lines.push([machine, width.toFixed(1), name(good !== flipped), name(good !== mistaken)].join(','));
  }
  return `${lines.join('\n')}\n`;
}

test('suspected labels are left out of the figures, and reviewed', async ({ page }) => {
  await openApp(page);
  const project = await newProject(page, 'Parts');
  await addDataset(page, { name: 'parts.csv', bytes: new TextEncoder().encode(partsCsv()) });
  await goTo(page, `p/${project}/modeling/column`);
  await chooseOption(page, 'Column with the predictions', 'predicted');
  await chooseOption(page, 'Column with the true answers', 'quality');
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
  const evaluation = page.url();

  await page.getByRole('link', { name: 'Label noise' }).click();
  await expect(page.getByText(/A simple model learns “quality” from/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Slices' }).waitFor();
  await page.getByText(/A simple model learns/).click();
  await page
    .getByRole('group', { name: /^Columns to learn from/ })
    .getByLabel('machine')
    .uncheck();
  await page.getByRole('button', { name: 'Compare without suspected labels' }).click();
  await expect(page.getByRole('heading', { name: '4 of 6 errors may be wrong labels' })).toBeVisible();
  const metrics = page.getByRole('table', { name: 'Metrics with and without suspected labels' });
  await expect(metrics.getByRole('row', { name: /^Accuracy/ })).toContainText('95.0%');
  await expect(metrics.getByRole('row', { name: /^Accuracy/ })).toContainText('98.3%');
  const slices = page.getByRole('table', { name: 'Slices with and without suspected labels' });
  await expect(slices.getByRole('row', { name: /machine = A/ })).toContainText('1 → 2');

  await page.getByRole('button', { name: /^Review \d+ suspected labels$/ }).click();
  await page.getByLabel('Name or initials').fill('Ann');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Labeled (bad|good)\. The model gives that/)).toBeVisible();
  await page.keyboard.press('k');
  await expect(page.getByText(/^1 of \d+ decided/)).toBeVisible();

  await page.goto(`${evaluation}/noise`);
  await page.getByRole('button', { name: 'Compare without suspected labels' }).click();
  await expect(page.getByRole('heading', { name: '3 of 6 errors may be wrong labels' })).toBeVisible();
  await expect(page.getByText('as the review stands')).toBeVisible();
});
