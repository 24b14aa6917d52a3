import { expect, type Page } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** A column of the log that is looked at, once its figures and what they would be without drift are there. */
async function openColumn(page: Page, project: string, column: string): Promise<void> {
  await goTo(page, `p/${project}/monitoring/column/${column}`);
  await expect(page.getByRole('heading', { name: column, exact: true, level: 1 })).toBeVisible();
  await expect(page.getByText('Exact, from the rows.')).toBeVisible();
  await expect(page.getByText('beyond what they would be without drift').first()).toBeVisible();
}

/** Columns of a log that was brought before. */
export const COLUMN_SCREENS: readonly Screen[] = [
  {
    name: 'column-values',
    show: (page, { own }) => openColumn(page, own, 'channel'),
  },
  {
    name: 'column-numbers',
    show: async (page, { own }) => {
      await openColumn(page, own, 'amount');
      await page.getByRole('radiogroup', { name: 'Picture' }).getByText('Cumulative').click();
      await expect(page.getByText('the widest gap')).toBeVisible();
    },
  },
  {
    name: 'column-computed',
    show: async (page) => {
      await page.getByRole('button', { name: 'How was this computed' }).click();
      await expect(page.getByRole('dialog', { name: 'How was this computed' })).toContainText('Seed');
    },
  },
  {
    name: 'column-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/column/at`);
      await expect(page.getByRole('link', { name: 'Back to the board' })).toBeVisible();
    },
  },
];
