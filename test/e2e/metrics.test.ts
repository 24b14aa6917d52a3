import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';

/** The course's rare class: TN 905, FN 18, FP 9, TP 68; rows of the rare class weigh two. */
const CELLS = [
  ['no', 'no', 0.1, 1, 905],
  ['yes', 'no', 0.3, 2, 18],
  ['no', 'yes', 0.8, 1, 9],
  ['yes', 'yes', 0.9, 2, 68],
] as const;

async function evaluateRareClass(page: Page): Promise<void> {
  await openApp(page);
  await newProject(page, 'Rare class');
  const rows = CELLS.flatMap(([truth, predicted, score, weight, count]) =>
    Array.from(
      { length: count },
      (_, i) => `${truth},${predicted},${String(score)},${String(weight)},${String(5 - (i % 9))}`,
    ),
  );
  const bytes = Buffer.from(['truth,predicted,score,times,balance', ...rows].join('\n'));
  await addDataset(page, { name: 'rare.csv', bytes });
  await evaluateColumn(page, null);
  await page.waitForURL(/\/modeling\/evaluation\//);
}

async function evaluateColumn(page: Page, weights: string | null): Promise<void> {
  await goTo(page, `p/${shownProject(page)}/modeling/column`);
  await chooseOption(page, 'Column with the predictions', 'predicted');
  await chooseOption(page, 'Column with the true answers', 'truth');
  await chooseOption(page, 'Column with its probability', 'score');
  if (weights) await chooseOption(page, 'Weights', weights);
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
}

const metrics = (page: Page) => page.getByRole('region', { name: 'All metrics' });
const rowOf = (page: Page, title: string) =>
  metrics(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: title, exact: true }) });

test('every number shows how it came to be, and its counts lead to their rows', async ({ page }) => {
  await evaluateRareClass(page);
  await page.getByRole('link', { name: 'All metrics' }).click();
  await expect(page.getByRole('heading', { name: 'How good is it, in every measure?' })).toBeVisible();
  for (const [title, value] of [
    ['Precision, yes', '88.3%'],
    ['Recall, yes', '79.1%'],
    ['F1, yes', '83.4%'],
    ['ROC AUC, yes', '99.8%'],
  ] as const) {
    await expect(rowOf(page, title).getByRole('cell').first()).toHaveText(value);
  }

  await test.step('by keyboard: formula, counts, steps', async () => {
    const precision = rowOf(page, 'Precision, yes').getByRole('button', { name: '88.3%' });
    await precision.focus();
    await precision.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Precision, yes: the arithmetic' });
    await expect(dialog.getByText('TP / (TP + FP)', { exact: true })).toBeVisible();
    const steps = dialog.getByRole('list', { name: 'Steps' }).getByRole('listitem');
    await expect(steps).toHaveText(['68 / (68 + 9)', '68 / 77', /88\.3%$/]);
    await dialog.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(precision).toBeFocused();
  });

  await test.step('what needs the rows is added up from them', async () => {
    await rowOf(page, 'ROC AUC, yes').getByRole('button').click();
    const dialog = page.getByRole('dialog', { name: 'ROC AUC, yes: the arithmetic' });
    await expect(dialog.getByRole('listitem').first()).toHaveText('78,442 / (86 × 914)');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('each class, averages and calibration', async () => {
    const classes = page.getByRole('region', { name: 'Each class' });
    await expect(classes.getByRole('row').filter({ hasText: 'yes' })).toContainText('83.4%');
    const averages = page.getByRole('region', { name: 'Averages over classes' });
    await expect(averages.getByRole('row').filter({ hasText: 'Micro F1' })).toContainText('97.3%');
    const bins = page.getByRole('region', { name: 'Scores by bin' });
    await expect(bins.getByRole('row')).toHaveCount(5);
    await page.getByText('Top label', { exact: true }).click();
    await expect(page.getByRole('heading', { name: /^Calibration of the top label/ })).toBeVisible();
    await expect(bins.getByRole('columnheader', { name: 'That are right' })).toBeVisible();
  });

  await test.step('a count leads to its rows', async () => {
    await rowOf(page, 'Precision, yes').getByRole('button').click();
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /^9 rows/ })
      .click();
    await expect(page.getByText('9 of 1,000 rows (0.9%)')).toBeVisible();
  });
});

test('rows weigh what a column says; less than nothing is refused', async ({ page }) => {
  await evaluateRareClass(page);
  await evaluateColumn(page, 'balance');
  await expect(page.getByRole('main').getByText('Some weights in “balance” are below 0.')).toBeVisible();

  await evaluateColumn(page, 'times');
  await expect(page.getByText(/The figures above are weighted by “times”/)).toBeVisible();
  await expect(page.getByText(/weighted by “times” · /)).toBeVisible();
  await page.getByRole('link', { name: 'All metrics' }).click();
  const precision = rowOf(page, 'Precision, yes');
  await expect(precision.getByRole('cell').first()).toHaveText('93.8%');
  await expect(precision).toContainText(/Wilson with [\d.]+ effective rows/);
  await precision.getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: 'Precision, yes: the arithmetic' });
  await expect(dialog.getByRole('listitem').first()).toHaveText('136 / (136 + 9)');
  await expect(dialog).toContainText('Each row counts by its weight in “times”.');
});
