import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** How ready a project is, with evidence of the sample, and what a person says of it. */
export const READINESS_SCREENS: readonly Screen[] = [
  {
    name: 'readiness',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/scoping/readiness`);
      await expect(page.getByText(/^Every window of the log is watched by/).first()).toBeVisible();
    },
  },
  {
    name: 'readiness-contradicted',
    show: async (page) => {
      const slices = page.getByRole('radiogroup', {
        name: 'Points: It is good enough on every important slice',
      });
      await slices.getByText('1', { exact: true }).click();
      await expect(page.getByText('contradicts the evidence: ½')).toBeVisible();
      const debt = page.getByRole('radiogroup', { name: 'Debt: Glue code' });
      await debt.getByText('much', { exact: true }).click();
      await expect(page.getByText(/^1 much/)).toBeVisible();
    },
  },
];
