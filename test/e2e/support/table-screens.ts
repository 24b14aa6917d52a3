import { expect } from '@playwright/test';
import { filePayload, goTo } from './app.ts';
import { chooseOption } from './model.ts';
import { loansCsv } from './tables.ts';
import type { Screen } from './screens.ts';

/** A dataset, what is known of it, and files on the way in. */
export const TABLE_SCREENS: readonly Screen[] = [
  {
    name: 'datasets',
    show: async (page, { sample }) => {
      await page.keyboard.press('Escape');
      await goTo(page, `p/${sample}/data`);
      await expect(page.getByRole('grid', { name: 'Datasets' })).toBeVisible();
    },
  },
  {
    name: 'table',
    show: async (page) => {
      await page.getByRole('link', { name: /^Loans/ }).click();
      await expect(page.getByRole('gridcell').first()).not.toBeEmpty();
    },
  },
  {
    name: 'table-filter',
    show: async (page) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      const fresh = page.getByRole('group', { name: 'Condition on a column' });
      await chooseOption(fresh, 'Column', 'age');
      await page.getByRole('button', { name: 'Add a condition' }).click();
      await chooseOption(fresh, 'Column', 'employment');
      const age = page.getByRole('group', { name: 'Condition on age' });
      await age.getByLabel('Comparison').selectOption('<');
      await age.getByLabel('Value').fill('40');
      const employment = page.getByRole('group', { name: 'Condition on employment' });
      await employment.getByLabel('Comparison').selectOption('one of');
      await chooseOption(employment, 'Add a value', 'self-employed');
      await expect(page.getByText(/ of 12,000 rows/)).toBeVisible();
    },
  },
  {
    name: 'table-facts',
    show: async (page) => {
      await page.getByRole('button', { name: 'Facts' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'profile',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Profile', exact: true }).click();
      await expect(page.getByRole('grid', { name: 'Columns and what is known of them' })).toBeVisible();
      await expect(page.getByText('no two rows are equal')).toBeVisible();
    },
  },
  {
    name: 'profile-column',
    show: async (page) => {
      const grid = page.getByRole('grid', { name: 'Columns and what is known of them' });
      await grid.getByRole('button', { name: 'age', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Histogram of age' })).toBeVisible();
    },
  },
  {
    name: 'pairs',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Pairs', exact: true }).click();
      const pairs = page.getByRole('grid', { name: 'Pairs of columns, strongest first' });
      await expect(page.getByRole('progressbar')).toHaveCount(0);
      await pairs.getByRole('button', { name: / · / }).first().click();
      await expect(page.getByText('Going together is not causing')).toBeVisible();
    },
  },
  {
    name: 'compare',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Compare', exact: true }).click();
      const grid = page.getByRole('grid', { name: 'Columns side by side' });
      await grid.getByRole('button', { name: 'age', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'age, side by side' })).toBeVisible();
    },
  },
  {
    name: 'add-dataset',
    show: async (page, { own }) => {
      await page.keyboard.press('Escape');
      await goTo(page, `p/${own}/data/add`);
      await expect(page.getByRole('heading', { name: 'Which file holds the data?' })).toBeVisible();
    },
  },
  {
    name: 'add-dataset-plan',
    show: async (page) => {
      await page.locator('main input[type=file]').setInputFiles(filePayload(loansCsv(40, 9)));
      await expect(page.getByRole('button', { name: 'Read 40 rows' })).toBeEnabled();
    },
  },
  {
    name: 'add-dataset-ragged',
    show: async (page) => {
      await page.getByRole('button', { name: 'Choose another file' }).click();
      const lines = Array.from({ length: 200 }, (_, row) =>
        row % 9 === 4 ? `${String(row)},x` : `${String(row)},x,1`,
      );
      const bytes = Buffer.from(['number,word,flag', ...lines].join('\n'));
      await page.locator('main input[type=file]').setInputFiles(filePayload({ name: 'ragged.csv', bytes }));
      await page.getByRole('button', { name: 'Read 200 rows' }).click();
      await expect(page.getByRole('button', { name: 'Read those cells as missing' })).toBeVisible();
    },
  },
  {
    name: 'add-dataset-refused',
    show: async (page) => {
      await page.getByRole('button', { name: 'Stop' }).click();
      const file = { name: 'program.csv', bytes: Buffer.from('7f454c460201010000', 'hex') };
      await page.locator('main input[type=file]').setInputFiles(filePayload(file));
      await expect(page.getByText('The file is not a table in text form.')).toBeVisible();
    },
  },
];
