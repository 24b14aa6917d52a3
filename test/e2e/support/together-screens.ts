import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** What changed between columns together, in its four parts, and a pair that is opened. */
export const TOGETHER_SCREENS: readonly Screen[] = [
  {
    name: 'together',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/monitoring/together`);
      await expect(page.getByRole('table', { name: /telling the windows apart leans/ })).toBeVisible();
    },
  },
  {
    name: 'together-pair',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/monitoring/together?part=pairs`);
      await expect(page.getByText(/all pairs considered\.$/)).toBeVisible();
      await page
        .getByRole('grid', { name: /^Pairs of columns/ })
        .getByRole('row')
        .nth(1)
        .getByRole('button')
        .click();
      await expect(page.getByRole('figure', { name: /^Current: / })).toBeVisible();
    },
  },
  {
    name: 'together-texts',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/together?part=texts`);
      await expect(page.getByRole('table', { name: /^Words of note/ })).toBeVisible();
    },
  },
  {
    name: 'together-errors',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/monitoring/together?part=errors`);
      await expect(page.getByRole('table', { name: 'Drift and errors by column' })).toBeVisible();
      await expect(page.getByText('10 rows', { exact: true })).toBeVisible();
    },
  },
];
