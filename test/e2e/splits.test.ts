import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';

const csv = (name: string, rows: readonly (readonly unknown[])[]) => ({
  name,
  bytes: new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n')),
});

/** 100 examples with 30 positives, of 25 patients; the last four rows repeat the first ones. */
const EXAMPLES = [
  ['patient', 'size', 'guess', 'defect'],
  ...Array.from({ length: 100 }, (_, i) => {
    const row = i < 96 ? i : i - 96;
    const defect = (row * 37) % 100 < 30 && row < 96 ? 'yes' : 'no';
    return [`p${String(row % 25)}`, ((row * 7919) % 997) / 4, defect, defect];
  }),
];

async function startSplit(page: Page, how: string): Promise<void> {
  await goTo(page, `p/${shownProject(page)}/data/splits/new`);
  await chooseOption(page, 'Label', 'defect');
  await page.getByRole('radio', { name: how, exact: true }).check({ force: true });
}

const partRow = (page: Page, part: string) => page.getByRole('row', { name: new RegExp(`^${part} `) });
const keep = (page: Page) => page.getByRole('button', { name: 'Keep the split' }).click();

test.beforeEach(async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Splits');
});

test('100 examples with 30 positives fall into 18, 6 and 6; the frozen part counts its looks', async ({
  page,
}) => {
  const below = (i: number, positives: number) => ((i * 37) % 100 < positives ? 'yes' : 'no');
  const rows = Array.from({ length: 100 }, (_, i) => [i, below(i, 35), below(i, 30)]);
  await addDataset(page, csv('parts.csv', [['example', 'guess', 'defect'], ...rows]), { name: 'parts' });
  await startSplit(page, 'Stratified');
  await expect(partRow(page, 'Train')).toContainText('18 (30.0%)');
  await expect(partRow(page, 'Validation')).toContainText('6 (30.0%)');
  await expect(partRow(page, 'Test')).toContainText('6 (30.0%)');
  await page.getByLabel('Share of Train').fill('70');
  await expect(page.getByText('The shares of the parts do not make up the whole.')).toBeVisible();
  await page.getByLabel('Share of Train').fill('60');
  await expect(partRow(page, 'Train')).toContainText('18 (30.0%)');
  await keep(page);

  await expect(partRow(page, 'Test')).toContainText('not looked at yet');
  await page.getByRole('button', { name: 'Make datasets of the parts' }).click();
  const link = (part: string) => page.getByRole('link', { name: `Split of parts: ${part}` });
  for (const part of ['Train', 'Validation', 'Test']) await expect(link(part)).toBeVisible();
  await link('Train').click();
  await expect(page.getByText('All 60 rows, 3 columns')).toBeVisible();
  await expect(page.getByText('which is frozen')).toHaveCount(0);
  await page.goBack();
  await link('Test').click();
  await expect(page.getByText('All 20 rows, 3 columns')).toBeVisible();
  await expect(page.getByText('looked at once')).toBeVisible();
  await page.goBack();
  await expect(partRow(page, 'Test')).toContainText('looked at once');

  // An evaluation on it is a look as well, and says so.
  await goTo(page, `p/${shownProject(page)}/modeling/column`);
  await page
    .getByLabel('Dataset', { exact: true })
    .selectOption({ label: await optionWith(page, 'Split of parts: Test') });
  await chooseOption(page, 'Column with the predictions', 'guess');
  await chooseOption(page, 'Column with the true answers', 'defect');
  await page.getByRole('button', { name: /evaluate/i }).click();
  await page.waitForURL(/\/modeling\/evaluation\//);
  await expect(page.getByText(/which is frozen: looked at 2 times/)).toBeVisible();
});

async function optionWith(page: Page, words: string): Promise<string> {
  const option = page.getByLabel('Dataset', { exact: true }).locator('option', { hasText: words });
  return (await option.textContent())!.trim();
}

test('leaks are found and said in words; by group there is none', async ({ page }) => {
  await addDataset(page, csv('patients.csv', EXAMPLES), { name: 'patients' });
  await startSplit(page, 'Random');
  await keep(page);
  await chooseOption(page, 'Rows that belong together', 'patient');
  await page.getByRole('button', { name: 'Look for leaks' }).click();
  const found = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') });
  await expect(found.filter({ hasText: '“guess” tells the label “defect” nearly alone' })).toHaveCount(1);
  await expect(found.filter({ hasText: /groups of “patient” are in “Train” and in “Test”/ })).toHaveCount(1);
  await expect(found.filter({ hasText: /Equal in every column/ }).first()).toContainText(/Rows \d+ and \d+/);

  await startSplit(page, 'By group');
  await chooseOption(page, 'Rows that belong together', 'patient');
  await expect(partRow(page, 'Train')).toContainText('%');
  await keep(page);
  await page.getByRole('button', { name: 'Look for leaks' }).click();
  await expect(found.filter({ hasText: '“guess” tells' })).toHaveCount(1);
  await expect(found).toHaveCount(1);
});

test('the training part is resampled, the others are refused in words', async ({ page }) => {
  const rows = Array.from({ length: 200 }, (_, i) => [(i * 7919) % 997, i % 20 === 0 ? 'rare' : 'usual']);
  await addDataset(page, csv('skewed.csv', [['size', 'kind'], ...rows]), { name: 'skewed' });
  await goTo(page, `p/${shownProject(page)}/data/splits/new`);
  await chooseOption(page, 'Label', 'kind');
  await page.getByRole('radio', { name: 'Stratified', exact: true }).check({ force: true });
  await expect(partRow(page, 'Train')).toContainText('6 (5.0%)');
  await keep(page);
  await expect(page.getByText(/Always saying “usual” would be right in 95.0% of rows/)).toBeVisible();
  await expect(page.getByRole('row', { name: /^rare / })).toContainText('10.0000');
  await page.getByLabel('Part', { exact: true }).selectOption('Test');
  await expect(
    page.getByText('“Test” is not for training, so its classes are left as they are.'),
  ).toBeVisible();
  await page.getByLabel('Part', { exact: true }).selectOption('Train');
  await expect(page.getByText('120 rows become 228')).toBeVisible();
  await page.getByRole('button', { name: 'Make a resampled dataset' }).click();
  await page.getByRole('link', { name: 'Split of skewed: Train, oversampled' }).click();
  await expect(page.getByText('All 228 rows, 2 columns')).toBeVisible();
});
