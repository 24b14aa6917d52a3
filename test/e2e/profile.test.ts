import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import type { ColumnReport } from '../../src/core/splits/profile-parts.ts';
import type { RepeatsReport } from '../../src/core/splits/repeats-report.ts';
import golden from '../golden/adult.json' with { type: 'json' };
import { goTo, newProject, openApp, shownProject } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { hasSharedData, sharedFile } from './support/shared-data.ts';

interface Exported {
  columns: readonly ColumnReport[];
  repeats: RepeatsReport | null;
}

/** The profile that is shown, as the file it is saved as. */
async function savedProfile(page: Page): Promise<Exported> {
  await page.getByRole('button', { name: 'Save the profile' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Save as JSON' }).click();
  return JSON.parse(await readFile(await (await download).path(), 'utf8')) as Exported;
}

/** Waits until the whole table has been read, repeated rows included. */
async function profiled(page: Page): Promise<void> {
  await expect(page.getByText(/^Duplicate rows$/)).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(page.getByText('not counted')).toHaveCount(0);
}

const columnsGrid = (page: Page) => page.getByRole('grid', { name: 'Columns and what is known of them' });

test('the census training data has the profile that pandas gives it', async ({ page }) => {
  test.skip(!hasSharedData, 'the shared datasets are not beside this repository');
  await openApp(page);
  await newProject(page, 'Census');
  await addDataset(page, sharedFile('adult-train.csv'));
  await page.getByRole('link', { name: 'Profile', exact: true }).click();
  await profiled(page);
  const { columns, repeats } = await savedProfile(page);
  expect(columns.map(({ profile }) => profile.name)).toEqual(golden.columns.map(({ name }) => name));
  for (const wanted of golden.columns) {
    const { profile } = columns.find((report) => report.profile.name === wanted.name)!;
    expect(profile, wanted.name).toMatchObject({
      rows: golden.rows,
      missing: wanted.missing,
      distinct: wanted.distinct,
    });
    expect(profile.top.slice(0, 3).map(({ count }) => count)).toEqual(wanted.top.map(([, count]) => count));
    if (!wanted.numbers) continue;
    const { numbers } = profile;
    expect(numbers).toMatchObject({ low: wanted.numbers.low, high: wanted.numbers.high });
    expect(numbers!.quantiles[3]).toBe(wanted.numbers.median);
    for (const [name, value] of [
      ['mean', wanted.numbers.mean],
      ['deviation', wanted.numbers.sd],
      ['skewness', wanted.numbers.skewness],
    ] as const) {
      expect(Math.abs(numbers![name]! / value - 1), `${name} of ${wanted.name}`).toBeLessThan(1e-9);
    }
  }
  expect(repeats!.exact).toMatchObject({ ...golden.repeats, checked: golden.repeats.rows });
  for (const { column, rows, groups } of golden.butOne) {
    expect(repeats!.butOne!.find((each) => each.column === column)).toMatchObject({ rows, groups });
  }

  // A repeated row leads to its rows.
  await page.getByRole('button', { name: 'Show them' }).first().click();
  await page.getByRole('button', { name: 'Show these rows' }).first().click();
  await expect(page.getByText(/· 2 of 32,561 rows/)).toBeVisible();

  // The slice goes along; its numbers are those of its rows.
  const male = JSON.stringify({ op: 'eq', field: { of: 'data', name: 'sex' }, value: 'Male' });
  await goTo(
    page,
    `${page.url().split('#/')[1]!.split('?')[0]!}/profile?${new URLSearchParams({ where: male }).toString()}`,
  );
  await profiled(page);
  const sliced = await savedProfile(page);
  expect(sliced.columns[0]!.profile.rows).toBe(golden.male);
  expect(sliced.columns[0]!.profile.numbers!.mean).toBeCloseTo(golden.meanAgeOfMale, 9);
});

test('pairs and comparison of the census agree with SciPy', { tag: '@long' }, async ({ page }) => {
  test.skip(!hasSharedData, 'the shared datasets are not beside this repository');
  await openApp(page);
  await newProject(page, 'Census');
  const other = await addDataset(page, sharedFile('adult-test.csv'));
  await addDataset(page, sharedFile('adult-train.csv'));
  const place = page.url().split('#/')[1]!;
  await page.getByRole('link', { name: 'Pairs', exact: true }).click();
  const { pearson, spearman, interval } = golden.pair;
  const cell = page.getByRole('gridcell', { name: /^age and hours_per_week: / }).first();
  await expect(cell).toHaveAccessibleName(
    `age and hours_per_week: ${spearman.toFixed(2)} (Spearman’s correlation, n = 32,561)`,
  );

  // By keyboard: from the cell to its neighbour and back, then open.
  await cell.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('gridcell', { name: /^age and native_country: / }).first()).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(cell).toBeFocused();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'age and hours_per_week' });
  await expect(
    sheet.getByText(
      `${pearson.toFixed(3)} (95%: ${interval[0]!.toFixed(3)} to ${interval[1]!.toFixed(3)}, Fisher), n = 32,561`,
      { exact: true },
    ),
  ).toBeVisible();
  await expect(sheet.getByRole('img', { name: /^32,561 rows by age and hours_per_week/ })).toBeVisible();

  await goTo(page, `${place}/compare?with=${other}`);
  const grid = page.getByRole('grid', { name: 'Columns side by side' });
  await expect(grid.getByRole('row')).toHaveCount(16);
  await expect(page.getByText('Both have the same columns.')).toBeVisible();
  const distance = Number(
    await grid
      .getByRole('row', { name: /^hours_per_week/ })
      .getByRole('gridcell')
      .first()
      .innerText(),
  );
  expect(Math.abs(distance - golden.ks)).toBeLessThan(0.01);
  await grid.getByRole('button', { name: 'native_country' }).click();
  await expect(page.getByText(/New here, in 1 row: “Holand-Netherlands” \(1\)\./)).toBeVisible();
});

test('a profile shows what stands out, and its rows', async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Marks');
  const entry = await addDataset(page, { name: 'marks.csv', bytes: new TextEncoder().encode(marksCsv()) });
  await goTo(page, `p/${shownProject(page)}/data/table/${entry}/profile?label=passed`);
  await profiled(page);
  const grid = columnsGrid(page);
  await expect(grid.getByRole('row', { name: /^copy/ })).toContainText('tells passed');
  await expect(grid.getByRole('row', { name: /^same/ })).toContainText('constant');
  await expect(grid.getByRole('row', { name: /^score/ })).toContainText('-999 again and again');
  await expect(page.getByText('in 1 group')).toBeVisible();

  await grid.getByRole('button', { name: 'score', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'score' });
  await expect(sheet.getByRole('heading', { name: 'passed = yes' })).toBeVisible();
  await expect(sheet.getByText(/Kolmogorov-Smirnov distance/).first()).toBeVisible();
  await sheet.getByRole('link', { name: 'Show these rows' }).first().click();
  await expect(page.getByText(/score = -999 · 5 of 122 rows/)).toBeVisible();
});

/** A leaked label, a constant, a placeholder, and one row twice. */
function marksCsv(): string {
  const rows = Array.from({ length: 121 }, (_, i) => {
    const passed = i % 3 === 0;
    const score = i % 24 === 5 ? -999 : (i * 37) % 101;
    return [score, i % 7, 'A', passed ? 'J' : 'N', (i * 13) % 11, passed ? 'yes' : 'no'].join(',');
  });
  return ['score,day,same,copy,hours,passed', ...rows, rows[40]].join('\n');
}
