import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import { chooseOption } from './model.ts';
import type { Screen } from './screens.ts';

/** How much a model may decide alone: nothing to set, all of them, one, and one with too few reviewers. */
export const AUTOMATION_SCREENS: readonly Screen[] = [
  {
    name: 'automation-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/deployment/automation`);
      await expect(page.getByRole('heading', { name: 'No evaluation with scores yet' })).toBeVisible();
    },
  },
  {
    name: 'automation-all',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment/automation`);
      await expect(page.getByRole('table', { name: 'Automation' })).toBeVisible();
    },
  },
  {
    name: 'automation',
    show: async (page) => {
      await page.getByRole('link', { name: /^trees.* on / }).click();
      await expect(page.getByText(/than the least$/)).toBeVisible();
      await chooseOption(page, 'Groups', 'By employment');
      await expect(page.getByRole('table', { name: 'Harm and cost by group' })).toBeVisible();
    },
  },
  {
    name: 'automation-queue',
    show: async (page) => {
      await page.getByRole('radio', { name: /^AI assistance/ }).check();
      await page.getByLabel('Cases a day, in all').fill('3000');
      await expect(page.getByText('The queue before the reviewers grows without end.')).toBeVisible();
    },
  },
];
