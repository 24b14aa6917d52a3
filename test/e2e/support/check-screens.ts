import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** Expectations of a project with a dataset, and what breaks them. */
export const CHECK_SCREENS: readonly Screen[] = [
  {
    name: 'checks-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/data/checks`);
      await expect(page.getByRole('heading', { name: 'No expectations yet' })).toBeVisible();
    },
  },
  {
    name: 'checks-infer',
    show: async (page) => {
      await page.getByRole('button', { name: 'Infer from a dataset' }).click();
      await expect(page.getByRole('dialog').getByLabel('Reference')).toBeVisible();
    },
  },
  {
    name: 'expectations',
    show: async (page) => {
      await page.getByRole('button', { name: 'Infer', exact: true }).click();
      await expect(page.getByRole('grid', { name: 'Expectations by column' })).toBeVisible();
    },
  },
  {
    name: 'expectations-column',
    show: async (page) => {
      await page.getByRole('rowheader', { name: 'employment' }).click();
      await expect(page.getByLabel('Values that may occur')).toBeVisible();
    },
  },
  {
    name: 'check-clean',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: /^Check loans/ }).click();
      await expect(page.getByText('Nothing amiss')).toBeVisible();
    },
  },
  {
    name: 'check-anomalies',
    show: async (page) => {
      await page.getByRole('link', { name: 'Expectations', exact: true }).click();
      await page.getByLabel('Rows at least').fill('1000');
      await page.getByLabel('Rows at least').press('Enter');
      await page.getByRole('rowheader', { name: 'employment' }).click();
      await page.getByLabel('Values that may occur').fill('salaried');
      await page.getByLabel('Missing at most').click();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('row', { name: /^employment/ })).toContainText('1 value');
      await page.getByRole('link', { name: /^Check loans/ }).click();
      await expect(page.getByText('There are only 300 rows')).toBeVisible();
    },
  },
  {
    name: 'skew',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/data/checks/skew`);
      await expect(page.getByRole('heading', { name: /^Does the model get in use/ })).toBeVisible();
    },
  },
];
