import { expect, test, type Locator, type Page } from '@playwright/test';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';
import { readStore } from './support/read-store.ts';
import { hasSharedData, sharedExpectations, sharedFile } from './support/shared-data.ts';

const rowOf = (page: Page, group: string): Locator =>
  page
    .getByRole('grid', { name: 'Rates by group' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${group}( compared with)?$`) }) });

const holds = (page: Page, demand: string): Locator =>
  page.getByRole('list', { name: 'What holds' }).getByRole('listitem').filter({ hasText: demand });

/** A change that can be taken back, or done again, is in the store. */
const written = (page: Page, step: string): Promise<void> =>
  expect(page.getByRole('button', { name: step })).toBeEnabled();

test('COMPAS: rates by race as published, and why they cannot all be equal', async ({ page }) => {
  test.skip(!hasSharedData, 'the public datasets (../shared/data) are not here');
  await openApp(page);
  await newProject(page, 'COMPAS');
  await addDataset(page, sharedFile('compas.csv'));
  await evaluateColumn(page, 'score_text', 'two_year_recid', { Low: '0', Medium: '1', High: '1' });
  await page
    .getByRole('navigation', { name: 'Parts of the evaluation' })
    .getByRole('link', { name: 'Fairness' })
    .click();

  await expect(page.getByLabel('Class judged')).toHaveValue('1');
  await page
    .getByRole('grid', { name: 'Groupings' })
    .getByRole('rowheader', { name: 'race', exact: true })
    .click();
  await page.getByLabel('Good for the person is').selectOption('the answer “0”');
  const shown = {
    'African-American': ['44.85%', '27.99%', '62.97%'],
    Caucasian: ['23.45%', '47.72%', '59.13%'],
  };
  for (const [race, rates] of Object.entries(shown)) {
    for (const rate of rates) await expect(rowOf(page, `race = ${race}`)).toContainText(rate);
  }
  // What is written is what the published counts make.
  const { fpr } = sharedExpectations().compas.by_race['African-American']!;
  expect(`${(fpr * 100).toFixed(2)}%`).toBe('44.85%');
  await expect(rowOf(page, 'race = African-American')).toContainText('42.56 to 47.16');
  await expect(rowOf(page, 'race = Caucasian')).toContainText('21.37 to 25.67');
  await expect(rowOf(page, 'race = Native American')).toContainText('incomplete: too few rows');
  await expect(page.getByText(/^Incomplete, so that nothing here says/)).toContainText(
    'race = Native American',
  );

  // The arithmetic leads to the rows.
  await rowOf(page, 'race = African-American')
    .getByRole('button', { name: /^44.85%/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /False positive rate/ });
  await expect(dialog).toContainText('805 / 1,795');
  await dialog.getByRole('link', { name: /805/ }).click();
  await expect(page.getByText(/805 of 7,214 rows/)).toBeVisible();
  await page.goBack();

  await rowOf(page, 'race = Caucasian').getByRole('rowheader').click();
  await page.getByText('Why not all at once?', { exact: true }).click();
  await expect(page.getByLabel('Group moved')).toHaveValue(/Caucasian/);
  await expect(page.getByText('0 of 3 hold.')).toBeVisible();
  await page.getByRole('button', { name: 'Equal precision and TPR' }).click();
  await expect(holds(page, 'Calibration')).toContainText('holds');
  await expect(holds(page, 'Equalized odds')).toContainText('apart');
  await page.getByRole('button', { name: 'Equal odds' }).click();
  await expect(holds(page, 'Equalized odds')).toContainText('holds');
  await expect(holds(page, 'Calibration')).toContainText('apart');
  await page.getByRole('button', { name: 'Same base rate' }).click();
  await page.getByRole('button', { name: 'Equal odds' }).click();
  await expect(page.getByText(/^All 3 hold/)).toBeVisible();
  await page.getByRole('slider', { name: 'Precision' }).fill('90');
  await expect(holds(page, 'Calibration')).toContainText('apart');
});

test('groups are chosen, crossed and compared; those that cannot be measured are named', async ({ page }) => {
  await openPeople(page);
  const groupings = page.getByRole('grid', { name: 'Groupings' });
  await expect(groupings.getByRole('rowheader')).toHaveText(['sex', 'region']);
  await expect(groupings).toContainText('say which answer is good');
  await page.getByLabel('Good for the person is').selectOption('the answer “yes”');
  // 60% of m and 20% of f are told yes; of x, which has no positives, all that can be said is named.
  await expect(groupings.getByRole('row').filter({ hasText: /^sex/ })).toContainText('fail');
  await expect(page.getByText('fail: the whole interval is below 80%')).toBeVisible();
  await expect(rowOf(page, 'sex = x')).toContainText('incomplete: no positives here');
  await expect(rowOf(page, 'sex = m')).toContainText('compared with');

  await page.getByText('Ratios', { exact: true }).click();
  await expect(rowOf(page, 'sex = f')).toContainText('0.33');
  await rowOf(page, 'sex = f').getByRole('rowheader').click();
  await page.getByRole('button', { name: 'Compare all with this group' }).click();
  await expect(rowOf(page, 'sex = f')).toContainText('compared with');
  await expect(rowOf(page, 'sex = m')).toContainText('3.00');
  await written(page, 'Undo: Compare with sex = f');
  await page.keyboard.press('Control+z');
  await expect(rowOf(page, 'sex = m')).toContainText('compared with');

  await chooseOption(page, 'Cross sex with', 'region');
  await expect(groupings.getByRole('rowheader', { name: 'sex × region' })).toBeVisible();
  await expect(rowOf(page, 'sex = f and region = north')).toBeVisible();
  await page.getByLabel('Fewest rows of a group').fill('500');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'sex = f and region = north')).toContainText('incomplete: too few rows');
  await written(page, 'Undo: Fewest rows of a group');
  await page.reload();
  await expect(page.getByLabel('Fewest rows of a group')).toHaveValue('500');
  await expect(groupings.getByRole('rowheader', { name: 'sex × region' })).toBeVisible();
});

test('the audit record is filled in by keyboard, kept, accepted, and stale on a newer evaluation', async ({
  page,
}) => {
  const evaluation = await openPeople(page);
  await rowOf(page, 'sex = f').getByRole('rowheader').click();
  await page.getByRole('button', { name: 'Add to the audit record' }).click();
  const first = page.getByRole('group', { name: 'Line 1' });
  await expect(first.getByRole('textbox', { name: '1. What might go wrong' })).toHaveValue(
    'It is wrong more often for sex = f than for sex = m.',
  );
  await expect(first).toContainText('Now, on this evaluation');
  await first.getByRole('textbox', { name: 'Threshold' }).fill('10');
  await page.keyboard.press('Enter');
  await expect(first.getByText('fail')).toBeVisible();

  await page.getByRole('button', { name: 'Add a line', exact: true }).focus();
  await page.keyboard.press('Enter');
  const second = page.getByRole('group', { name: 'Line 2' });
  await expect(second.getByRole('textbox', { name: '2. What might go wrong' })).toBeFocused();
  await page.keyboard.type('It turns away too many.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(second.getByRole('combobox', { name: 'Metric' })).toBeFocused();
  await page.keyboard.type('Accuracy');
  await page.keyboard.press('Enter');
  await second.getByRole('textbox', { name: 'Threshold' }).focus();
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  await expect(second.getByText('pass')).toBeVisible();
  await second.getByRole('button', { name: 'Keep this result' }).focus();
  await page.keyboard.press('Enter');
  await expect(second.getByText(/^Kept \d{4}-/)).toBeVisible();
  await second.getByRole('textbox', { name: 'Accepted by' }).focus();
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expect(second.getByText(/^Accepted by Ada/)).toBeVisible();
  await expect(page.getByText(/^1 of 2 lines are complete/)).toBeVisible();
  await expect(async () => {
    const audit = (await readStore(page)).documents.find(({ kind }) => kind === 'audit');
    expect(JSON.stringify(audit?.body)).toContain('"by":"Ada"');
  }).toPass({ timeout: 10_000, intervals: [50] });

  // One step back takes the acceptance off, the words stay.
  await written(page, 'Undo: Accept a line of the audit');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await expect(second.getByRole('button', { name: 'Accept', exact: true })).toBeVisible();
  await written(page, 'Redo: Accept a line of the audit');
  await page.keyboard.press('Control+Shift+z');
  await expect(second.getByText(/^Accepted by Ada/)).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Copy, save or print the record' }).click();
  await page.getByRole('menuitem', { name: 'Save as Markdown' }).click();
  expect((await download).suggestedFilename()).toBe('audit-of-hired.md');

  // The same rows judged by another column: the lines are there, what was kept is of an earlier evaluation.
  await evaluateColumn(page, 'second_guess', 'hired');
  expect(page.url()).not.toContain(evaluation);
  await goTo(page, `${page.url().split('#/')[1]!.split('?')[0]!}/fairness?show=record`);
  await expect(second.getByText('stale: of another evaluation')).toBeVisible();
});

/** 1,200 people of three sexes in two regions, with two guesses at whether they should be hired. */
async function openPeople(page: Page): Promise<string> {
  const people = Array.from({ length: 1200 }, (_, i) => {
    const sex = ['m', 'm', 'f', 'f', 'm', 'x'][i % 6]!;
    const at = Math.floor(i / 6) % 10;
    const guess = at < { m: 6, f: 2, x: 5 }[sex as 'm' | 'f' | 'x'] ? 'yes' : 'no';
    const hired = sex !== 'x' && (at * 7) % 10 < 5 ? 'yes' : 'no';
    return [sex, i % 4 < 2 ? 'north' : 'south', guess, at % 2 ? 'yes' : 'no', hired];
  });
  const rows = [['sex', 'region', 'guess', 'second_guess', 'hired'], ...people];
  const bytes = new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'));
  await openApp(page);
  await newProject(page, 'Hiring');
  await addDataset(page, { name: 'people.csv', bytes });
  await evaluateColumn(page, 'guess', 'hired');
  const address = page.url().split('#/')[1]!.split('?')[0]!;
  await goTo(page, `${address}/fairness`);
  await expect(page.getByLabel('Class judged')).toHaveValue('yes');
  await expect(page.getByRole('grid', { name: 'Rates by group' })).toBeVisible();
  return address.split('/').at(-1)!;
}

/** Holds a column of predictions against the true answers; `means`: what its values mean where that is not told. */
async function evaluateColumn(
  page: Page,
  predictions: string,
  truth: string,
  means: Readonly<Record<string, string>> = {},
): Promise<void> {
  await goTo(page, `p/${shownProject(page)}/modeling/column`);
  await chooseOption(page, 'Column with the predictions', predictions);
  await chooseOption(page, 'Column with the true answers', truth);
  for (const [value, meaning] of Object.entries(means)) {
    await page.getByLabel(`${value} means`).selectOption(meaning);
  }
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await page.waitForURL(/\/modeling\/evaluation\//);
}
