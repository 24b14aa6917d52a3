import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** A dashboard of the log that is there already: none yet, one made of the plan, a tile added, and the full screen. */
export const DASHBOARD_SCREENS: readonly Screen[] = [
  {
    name: 'dashboard-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/dashboard`);
      await expect(page.getByRole('heading', { name: 'Nothing is in sight yet' })).toBeVisible();
    },
  },
  {
    name: 'dashboard',
    show: async (page) => {
      await page.getByRole('button', { name: 'Begin with one made of the plan' }).click();
      await expect(page.getByRole('img', { name: /^Good answers in thumb by window/ })).toBeVisible();
      await expect(page.getByText('measuring …')).toHaveCount(0);
    },
  },
  {
    name: 'dashboard-add',
    show: async (page) => {
      await page.getByRole('button', { name: 'Add a tile' }).click();
      await expect(page.getByRole('dialog', { name: 'Add a tile' })).toBeVisible();
    },
  },
  {
    name: 'dashboard-full',
    show: async (page) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Full screen' }).click();
      await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeFocused();
    },
  },
];
