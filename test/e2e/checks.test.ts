import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp, shownProject, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';
import { hasSharedData, sharedFile } from './support/shared-data.ts';

const csv = (name: string, rows: readonly (readonly unknown[])[]) => ({
  name,
  bytes: new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n')),
});

/** Rows of a file that quotes none of its cells. */
const rowsOf = (file: string): string[][] =>
  readFileSync(sharedFile(file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));

/** The test data with twelve faults. */
function faulty(): string[][] {
  const [names = [], ...rows] = rowsOf('adult-test.csv');
  const at = (name: string): number => names.indexOf(name);
  const few = (row: number): boolean => row % 400 === 0;
  const planted = rows.map((cells, row) => {
    const out = [...cells];
    if (few(row)) out[at('workclass')] = 'Gig-work';
    out[at('age')] = String(12 * Number(out[at('age')]));
    [out[at('race')], out[at('relationship')]] = [out[at('relationship')]!, out[at('race')]!];
    if (few(row + 1)) out[at('education_num')] = '';
    if (row === 7) out[at('hours_per_week')] = '400';
    if (row % 10 === 0) out[at('occupation')] = '';
    out[at('sex')] = 'Male';
    if (row % 3 === 0) out[at('marital_status')] = 'Divorced';
    if (row % 4 === 0) out[at('income')] = '>50K';
    if (few(row)) out[at('capital_loss')] = '-3';
    if (few(row)) out[at('native_country')] = 'Atlantis';
    return out;
  });
  return [names, ...planted, ...planted.slice(0, 900)];
}

const FAULTS = [
  '“age” looks as if in another unit: values are about 12 times as large',
  '“sex” is “Male” in every row',
  '“race” and “relationship” look swapped',
  '“marital_status” is distributed differently',
  '“income” is distributed differently',
  '“occupation” has no value in',
  'repeat an earlier row',
  '“workclass” has values not seen before: “Gig-work”',
  '“native_country” has values not seen before: “Atlantis”',
  '“education_num” has no value in',
  '“capital_loss” leaves the range',
  '“hours_per_week” leaves the range',
];

/** Infers expectations from the newest dataset of that name and shows them. */
async function infer(page: Page, reference: string): Promise<void> {
  await goTo(page, `p/${shownProject(page)}/data/checks`);
  await page.getByRole('button', { name: 'Infer from a dataset' }).click();
  const dialog = page.getByRole('dialog', { name: 'Infer expectations' });
  const option = dialog.getByLabel('Reference').locator('option', { hasText: reference });
  await dialog.getByLabel('Reference').selectOption((await option.getAttribute('value'))!);
  await dialog.getByRole('button', { name: 'Infer', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'What must the data be like?' })).toBeVisible();
}

const checkOf = (page: Page, dataset: string) =>
  page.getByRole('link', { name: `Check ${dataset}`, exact: true });
const verdict = (page: Page) => page.locator('.verdict');

test.beforeEach(async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Checks');
});

test('Adult: what the training data lets expect holds of the test data; twelve faults are all reported', async ({
  page,
}) => {
  test.skip(!hasSharedData, '../shared/data is not here');
  test.setTimeout(120_000);
  await addDataset(page, sharedFile('adult-train.csv'), { name: 'train' });
  await addDataset(page, sharedFile('adult-test.csv'), { name: 'clean' });
  await addDataset(page, csv('faulty.csv', faulty()), { name: 'faulty' });
  await infer(page, 'train');

  await checkOf(page, 'clean').click();
  await expect(verdict(page)).toContainText('Nothing amiss');
  await expect(verdict(page)).toContainText('checked on 16,281 rows');
  await page.getByRole('link', { name: 'Expectations', exact: true }).click();
  await checkOf(page, 'faulty').click();
  await expect(verdict(page)).toContainText('12 anomalies');
  const list = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') });
  await expect(list).toHaveCount(FAULTS.length);
  for (const words of FAULTS) await expect(list.filter({ hasText: words })).toHaveCount(1);

  await list.filter({ hasText: '“Gig-work”' }).getByRole('link', { name: 'Show these rows' }).click();
  await expect(page.getByText(/workclass in \(Gig-work\)/)).toBeVisible();
  await expect(page.getByText(/· 4\d of 17,181 rows/)).toBeVisible();
});

const COLORS = ['red', 'green', 'blue'];
const shop = (rows: number, change: (row: number) => Record<string, unknown> = () => ({})) => [
  ['order', 'price', 'color', 'weight'],
  ...Array.from({ length: rows }, (_, row) =>
    Object.values({
      order: `o${String(row)}`,
      price: (row * 7919) % 500,
      color: COLORS[(row * 5) % 3],
      weight: ((row * 104_729) % 1000) / 8,
      ...change(row),
    }),
  ),
];

test('an anomaly is accepted as normal and taken back; expectations are edited by hand; the list is saved', async ({
  page,
}) => {
  await addDataset(page, csv('good.csv', shop(1200)), { name: 'good' });
  const odd = shop(900, (row) => ({
    ...(row % 50 === 0 ? { color: 'mauve' } : {}),
    ...(row === 12 ? { price: 9000 } : {}),
  }));
  await addDataset(page, csv('odd.csv', odd), { name: 'odd' });
  await infer(page, 'good');
  await checkOf(page, 'odd').click();
  await expect(verdict(page)).toContainText('2 anomalies');
  const price = page.getByRole('listitem').filter({ hasText: '“price” leaves the range' });
  await expect(price).toContainText('Row 13 (9000)');

  await price.getByRole('button', { name: 'Accept as normal' }).click();
  await expect(verdict(page)).toContainText('1 anomaly');
  await toast(page, 'The expectations were changed').getByRole('button', { name: 'Undo' }).click();
  await expect(verdict(page)).toContainText('2 anomalies');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: 'Save the list' })
      .click()
      .then(() => page.getByRole('menuitem', { name: 'As CSV' }).click()),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toBe('anomaly,column,rows,what,why,first rows');
  expect(lines.some((line) => line.startsWith('outOfRange,price,1,'))).toBe(true);

  await page.getByRole('link', { name: 'Expectations', exact: true }).click();
  await page.getByRole('rowheader', { name: 'color' }).click();
  const sheet = page.getByRole('dialog', { name: 'What is expected of “color”' });
  await sheet.getByLabel('Values that may occur').fill('red\ngreen\nblue\nmauve');
  await sheet.getByLabel('Missing at most').click();
  await expect(sheet.getByText('Changed by hand. Inferred was: values 3 values')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /^color/ })).toContainText('4 values');
  await page.getByLabel('Rows at least').fill('1000');
  await page.getByLabel('Rows at least').press('Enter');
  await expect(page.getByText('changed by hand; inferred: any number')).toBeVisible();
  await checkOf(page, 'odd').click();
  await expect(verdict(page)).toContainText('2 anomalies');
  await expect(page.getByText('There are only 900 rows')).toBeVisible();
  await expect(page.getByText('“color” has values not seen before')).toHaveCount(0);
});

test('training and serving are compared row by row, and by distribution', async ({ page }) => {
  await addDataset(page, csv('trained.csv', shop(600)), { name: 'trained' });
  const rows = shop(600, (row) => ({
    ...(row % 4 === 0 ? { color: COLORS[(row * 5) % 3]!.toUpperCase() } : {}),
    weight: (((row * 104_729) % 1000) / 8) * 2.2,
  }));
  const [names, ...lines] = rows;
  await addDataset(page, csv('served.csv', [names!, ...lines.slice(100).toReversed()]), { name: 'served' });
  await goTo(page, `p/${shownProject(page)}/data/checks/skew`);
  await chooseOption(page, 'Key that both share', 'order');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(verdict(page)).toContainText('2 of 4 columns differ');
  await expect(verdict(page)).toContainText('500 rows paired, 100 only as trained, 0 only as served');
  const row = (column: string) => page.getByRole('row', { name: new RegExp(`^${column} `) });
  await expect(row('color')).toContainText('125 of 500');
  await expect(row('color')).toContainText('values differ');
  await expect(row('weight')).toContainText('distributed differently');
  await expect(row('price')).toContainText('alike');

  await chooseOption(page, 'Key that both share', 'color');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.locator('.notice')).toContainText('“color” does not tell rows apart.');
});
