import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

const SAMPLE_LOG = '5a3b1e00-10a4-4025-8009-000000000014';

/** The simulator: a log that is to be made with changes in it, one of them while it is edited, and what is made of the truth. */
export const SIMULATOR_SCREENS: readonly Screen[] = [
  {
    name: 'simulator',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/monitoring/logs/simulate`);
      await page.getByRole('button', { name: 'Add a story' }).click();
      await page.getByRole('menuitem', { name: 'Holiday season' }).click();
      await expect(page.getByRole('table', { name: 'Changes' })).toContainText('recurrent');
    },
  },
  {
    name: 'simulator-change',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/monitoring/logs/simulate`);
      await page.getByRole('button', { name: 'Add a change' }).click();
      await expect(page.getByRole('dialog').getByLabel('What changes')).toBeVisible();
    },
  },
  {
    name: 'simulated',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/monitoring/logs/simulate/${SAMPLE_LOG}`);
      await page.getByRole('button', { name: 'Show the truth' }).click();
      await expect(page.getByText(/^Over 1 such log/)).toBeVisible();
      await expect(
        page.getByRole('table', { name: 'Columns against the truth' }).getByRole('row', { name: 'income' }),
      ).toBeVisible();
    },
  },
];
