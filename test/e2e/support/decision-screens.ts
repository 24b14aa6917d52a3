import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** The log of decisions: empty, with alarms that were decided on, and one being added; all projects side by side. */
export const DECISION_SCREENS: readonly Screen[] = [
  {
    name: 'decisions-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/scoping/decisions`);
      await expect(page.getByRole('heading', { name: 'Nothing was decided yet' })).toBeVisible();
    },
  },
  {
    name: 'decision-new',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/scoping/decisions`);
      await page.getByRole('link', { name: 'Add a decision…' }).click();
      await page.getByLabel('What is to be decided').fill('Are rows without an income kept?');
    },
  },
  {
    name: 'decisions',
    show: async (page) => {
      await page.getByRole('button', { name: 'Keep it open' }).click();
      await expect(page.getByRole('region', { name: 'Open decisions: 1' })).toBeVisible();
    },
  },
  {
    name: 'portfolio',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/scoping/portfolio`);
      await expect(page.getByRole('table', { name: 'Projects' }).locator('tbody tr')).toHaveCount(2);
    },
  },
];
