import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import { chooseOption } from './model.ts';
import type { Screen } from './screens.ts';

/** Labels of two people on a project with a dataset, and suspected label errors. */
export const LABEL_SCREENS: readonly Screen[] = [
  {
    name: 'labels-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/data/labels`);
      await expect(page.getByRole('heading', { name: 'No labels were made yet' })).toBeVisible();
    },
  },
  {
    name: 'labels-new',
    show: async (page) => {
      await page.getByRole('link', { name: 'New labeling' }).click();
      await page.getByLabel('Question about each row').fill('Would you give this loan?');
      await page.getByLabel('Classes, one a line').fill('yes\nno');
      await page.getByLabel('Of these, a random sample of').fill('2');
      await page.getByText(/^Columns shown \(/).click();
    },
  },
  {
    name: 'labels-desk',
    show: async (page) => {
      await page.getByRole('button', { name: 'Begin labeling' }).click();
      await page.getByLabel('Name or initials').fill('Ann');
      await page.keyboard.press('Enter');
      await expect(page.locator('dl[data-row]')).toBeVisible();
    },
  },
  {
    name: 'labels-done',
    show: async (page) => {
      await page.keyboard.press('1');
      await expect(page.getByText('1 of 2 labeled')).toBeVisible();
      await page.keyboard.press('1');
      await expect(page.getByRole('heading', { name: 'Ann: all 2 rows are labeled' })).toBeVisible();
    },
  },
  {
    name: 'labels-agreement',
    show: async (page) => {
      await page.getByRole('button', { name: 'Ann', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Somebody else…' }).click();
      await page.getByRole('dialog').getByLabel('Name or initials').fill('Bea');
      await page.keyboard.press('Enter');
      await expect(page.getByText('0 of 2 labeled')).toBeVisible();
      await page.keyboard.press('1');
      await expect(page.getByText('1 of 2 labeled')).toBeVisible();
      await page.keyboard.press('2');
      await page.getByRole('link', { name: 'See the agreement' }).click();
      await expect(page.getByRole('table', { name: 'Agreement by class' })).toBeVisible();
    },
  },
  {
    name: 'labels-disagreements',
    show: async (page) => {
      await page.getByRole('link', { name: 'Disagreements' }).click();
      await expect(page.getByLabel('Who said what')).toBeVisible();
      await expect(page.locator('dl[data-row]')).toBeVisible();
    },
  },
  {
    name: 'labels-consensus',
    show: async (page) => {
      await page.getByRole('link', { name: 'Consensus' }).click();
      await expect(page.getByRole('table', { name: 'How rows are decided' })).toBeVisible();
    },
  },
  {
    name: 'labels-human-level',
    show: async (page) => {
      await page.getByRole('link', { name: 'Human level' }).click();
      await expect(page.getByRole('table', { name: 'Human level by annotator' })).toBeVisible();
    },
  },
  {
    name: 'labels',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/data/labels`);
      await expect(page.getByRole('gridcell', { name: '1 differ, 0 ruled' })).toBeVisible();
    },
  },
  {
    name: 'label-errors',
    show: async (page) => {
      await page.getByRole('link', { name: 'Find label errors' }).click();
      await chooseOption(page, 'Column with the labels', 'repaid');
      await page.getByRole('button', { name: 'Find label errors' }).click();
      await expect(page.getByRole('table', { name: 'Suspected labels' })).toBeVisible();
    },
  },
  {
    name: 'label-errors-review',
    show: async (page) => {
      await page.getByRole('button', { name: /^Review / }).click();
      await expect(page.locator('dl[data-row]')).toBeVisible();
    },
  },
];
