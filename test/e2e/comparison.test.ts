import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp, shownProject, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';

/**
 * 400 rows: the old model is wrong on every fifth (80), the new one on every eighth (50), all of them in region a.
 * Both are wrong on 10; so 40 rows get worse, 70 better.
 */
const ROWS = [
  ['region', 'size', 'repaid', 'old', 'new'],
  ...Array.from({ length: 400 }, (_, i) => {
    const truth = i % 3 === 0 ? 'yes' : 'no';
    const other = truth === 'yes' ? 'no' : 'yes';
    return ['abcd'[i % 4], (i * 37) % 101, truth, i % 5 === 0 ? other : truth, i % 8 === 0 ? other : truth];
  }),
];
const CSV = {
  name: 'loans.csv',
  bytes: new TextEncoder().encode(ROWS.map((row) => row.join(',')).join('\n')),
};

let entry = '';

test.beforeEach(async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Comparison');
  entry = await addDataset(page, CSV, { name: 'loans' });
});

const modeling = (page: Page, path: string) => goTo(page, `p/${shownProject(page)}/modeling/${path}`);

async function addColumn(page: Page, column: string): Promise<void> {
  await modeling(page, 'column');
  await chooseOption(page, 'Column with the true answers', 'repaid');
  await chooseOption(page, 'Column with the predictions', column);
  await evaluated(page);
}

async function evaluated(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await page.waitForURL(/\/modeling\/evaluation\//);
  await expect(page.getByRole('heading', { name: 'Error analysis' })).toBeVisible();
}

const models = (page: Page) => page.getByRole('grid', { name: 'Models and baselines' });
const slices = (page: Page) => page.getByRole('region', { name: 'Differences by slice' });

test('two models on the same rows: the difference, the flips with their rows, and where one loses', async ({
  page,
}) => {
  await addColumn(page, 'old');
  await addColumn(page, 'new');
  await modeling(page, 'compare');
  const row = models(page).getByRole('row', { name: /^new / });
  await expect(row).toContainText('+7.50 pt');
  await expect(row).toContainText('better');
  await expect(page.getByText('p = 0.0057')).toBeVisible();
  await expect(page.getByText(/^Take “new”\. Its accuracy is the best/)).toBeVisible();

  // The difference of all rows hides what happens in one region.
  await expect(slices(page).getByRole('row').nth(1)).toContainText('region = a');
  await expect(slices(page).getByRole('row').nth(1)).toContainText('−30.00 pt');
  await expect(slices(page).getByRole('row').nth(1)).toContainText('worse');
  await expect(slices(page).getByRole('row').nth(2)).toContainText('+20.00 pt');

  const flips = page.getByRole('region', { name: 'Flips' });
  await expect(flips.getByRole('row', { name: /^right to wrong/ })).toContainText('40');
  await expect(flips.getByRole('row', { name: /^wrong to right/ })).toContainText('70');
  await flips.getByRole('link', { name: 'right to wrong' }).click();
  await expect(page.getByText('40 of 400 rows')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /flip/ })).toBeVisible();
  await page.goBack();
  await slices(page).getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page.getByText('40 of 400 rows')).toBeVisible();
  await page.goBack();

  // The other way round, by the reference; the address says it.
  await expect(page.getByLabel('Reference')).toBeVisible();
  await page.getByLabel('Reference').selectOption({ label: 'new on loans' });
  await expect(models(page).getByRole('row', { name: /^old / })).toContainText('−7.50 pt');
  expect(page.url()).toContain('ref=');
});

test('baselines stand beside the models: the most frequent class, a rule, a figure', async ({ page }) => {
  await addColumn(page, 'old');

  await modeling(page, 'baseline');
  await expect(page.getByText(/Learned from 400 rows: always “no”, which is right for 66\.5%/)).toBeVisible();
  await evaluated(page);

  const where = JSON.stringify({ op: 'eq', field: { of: 'data', name: 'region' }, value: 'a' });
  await goTo(page, `p/${shownProject(page)}/data/table/${entry}?where=${encodeURIComponent(where)}`);
  await page.getByRole('button', { name: 'Save as slice' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'saved')).toBeVisible();
  await modeling(page, 'baseline?kind=rule');
  await expect(page.getByLabel('Where the rule holds, it says')).toHaveValue('yes');
  await page.getByRole('button', { name: 'Slice: all rows' }).click();
  await page.getByRole('menuitemradio', { name: /region = a/ }).click();
  await evaluated(page);

  await modeling(page, 'baseline?kind=figure');
  await page.getByLabel('Name').fill('Last year’s paper');
  await page.getByLabel('Figure', { exact: true }).fill('91');
  await page.getByLabel('Source').fill('proceedings');
  await page.getByRole('button', { name: 'Add the baseline' }).click();
  const list = page.getByRole('grid', { name: 'Evaluations' });
  await expect(list.getByRole('row', { name: /Last year’s paper/ })).toContainText('91.0%');
  await expect(page.getByRole('grid', { name: 'Models' }).getByText('baseline')).toHaveCount(2);

  await modeling(page, 'compare');
  await expect(models(page).getByRole('row', { name: /^Always “no”/ })).toContainText('−13.50 pt');
  // Right where the region is a and the answer yes (34), or elsewhere and no (200): 234 of 400.
  await expect(models(page).getByRole('row', { name: /^Rule: region = a/ })).toContainText('58.5%');
  await expect(models(page).getByRole('row', { name: /^Last year’s paper/ })).toContainText('+11.00 pt');

  await modeling(page, '');
  await list.getByRole('button', { name: 'Last year’s paper', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the baseline' });
  await expect(dialog.getByLabel('Figure', { exact: true })).toHaveValue('91');
  await dialog.getByLabel('Figure', { exact: true }).fill('90.5');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(list.getByRole('row', { name: /Last year’s paper/ })).toContainText('90.5%');
  await list.getByRole('button', { name: 'Actions for Last year’s paper' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(list.getByRole('row', { name: /Last year’s paper/ })).toHaveCount(0);
  await toast(page, 'deleted').getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('row', { name: /Last year’s paper/ })).toBeVisible();

  // The level of an error analysis can be any of them: a model's own on each slice.
  await list.getByRole('link', { name: 'old on loans' }).click();
  await page.getByRole('button', { name: 'From a baseline' }).click();
  await page.getByRole('menuitem', { name: /^Rule: region = a/ }).click();
  await expect(toast(page, 'Baseline of all rows and of')).toBeVisible();
  await expect(page.getByLabel('Source of the baseline').first()).toHaveValue('Rule: region = a');
  await page.getByRole('button', { name: 'From a baseline' }).click();
  await page.getByRole('menuitem', { name: /^Last year’s paper/ }).click();
  await expect(page.getByLabel('Source of the baseline').first()).toHaveValue(
    'Last year’s paper: proceedings',
  );
});

test('values: a column against the mean, by absolute error and with rows that got closer', async ({
  page,
}) => {
  const rows = Array.from({ length: 60 }, (_, i) => [i, i + (i % 2 === 0 ? 1.5 : -0.5), 'ab'[i % 2]]);
  const bytes = new TextEncoder().encode(
    [['value', 'guess', 'part'], ...rows].map((row) => row.join(',')).join('\n'),
  );
  await addDataset(page, { name: 'values.csv', bytes }, { name: 'values' });
  await modeling(page, 'baseline');
  await page.getByLabel('Learned from', { exact: true }).selectOption({ label: 'values · 60 rows' });
  await chooseOption(page, 'Column with the true answers', 'value');
  await page.getByLabel('It always says').selectOption('the mean');
  await expect(page.getByText('Learned from 60 rows: always 29.5.')).toBeVisible();
  await evaluated(page);
  await modeling(page, 'column');
  await page.getByLabel('Dataset', { exact: true }).selectOption({ label: 'values · 60 rows' });
  await chooseOption(page, 'Column with the true answers', 'value');
  await chooseOption(page, 'Column with the predictions', 'guess');
  await evaluated(page);

  await modeling(page, 'compare');
  // The mean is 15 off on average, the column 1.
  await expect(models(page).getByRole('row', { name: /^Mean value/ })).toContainText('+14');
  await expect(page.getByText('Less is better: a negative difference is an improvement.')).toBeVisible();
  const flips = page.getByRole('region', { name: 'Flips' });
  await expect(flips.getByRole('row', { name: /^closer 1 / })).toBeVisible();
  await flips.getByRole('link', { name: 'closer' }).click();
  await expect(page.getByText('1 of 60 rows')).toBeVisible();
});
