import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** How a model does by groups of people, and what was agreed about it. */
export const FAIRNESS_SCREENS: readonly Screen[] = [
  {
    name: 'fairness',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling`);
      await page.getByRole('link', { name: /^trees.* on / }).click();
      await page
        .getByRole('navigation', { name: 'Parts of the evaluation' })
        .getByRole('link', { name: 'Fairness' })
        .click();
      await page.getByLabel('Good for the person is').selectOption('positive');
      await expect(page.getByRole('grid', { name: 'Rates by group' })).toBeVisible();
      await expect(page.getByText(/^(pass|fail|inconclusive): the /)).toBeVisible();
    },
  },
  {
    name: 'fairness-arithmetic',
    show: async (page) => {
      await page
        .getByRole('grid', { name: 'Rates by group' })
        .getByTitle('Show the arithmetic')
        .first()
        .click();
      await expect(page.getByRole('dialog').getByRole('list', { name: 'Steps' })).toBeVisible();
    },
  },
  {
    name: 'fairness-tradeoff',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByText('Why not all at once?', { exact: true }).click();
      await page.getByRole('button', { name: 'Equal odds' }).click();
      await expect(page.getByText('1 of 3 hold.')).toBeVisible();
    },
  },
  {
    name: 'audit-record-none',
    show: async (page) => {
      await page.getByText('Audit record', { exact: true }).click();
      await expect(page.getByRole('heading', { name: 'What might go wrong?' })).toBeVisible();
    },
  },
  {
    name: 'audit-record',
    show: async (page) => {
      await page.getByText('By group', { exact: true }).click();
      await page.getByRole('button', { name: 'Add to the audit record' }).click();
      await page.getByRole('button', { name: 'Keep this result' }).click();
      await expect(page.getByText(/^Kept \d{4}-/)).toBeVisible();
    },
  },
];
