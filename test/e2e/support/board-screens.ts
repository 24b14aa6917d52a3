import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** The drift board of a log that was brought before, in its two views, and what opens over it. */
export const BOARD_SCREENS: readonly Screen[] = [
  {
    name: 'drift-board',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring`);
      await expect(page.getByText(/^Exact, from the rows\./)).toBeVisible();
    },
  },
  {
    name: 'drift-through-time',
    show: async (page) => {
      await page.getByRole('radiogroup', { name: 'View' }).getByText('Through time').click();
      const head = page.getByRole('columnheader', { name: 'Distance from the reference' });
      await expect(head).toBeVisible();
    },
  },
  {
    name: 'drift-event',
    show: async (page) => {
      await page.getByRole('button', { name: 'Mark an event' }).click();
      await expect(page.getByRole('dialog', { name: 'Mark an event' })).toBeVisible();
    },
  },
];
