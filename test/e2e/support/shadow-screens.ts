import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import { JUDGING_SCREENS } from './judging-screens.ts';
import type { Screen } from './screens.ts';

/** Two that answer side by side: nothing yet, the form, and what came of a run. */
export const SHADOW_SCREENS: readonly Screen[] = [
  {
    name: 'shadow-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/deployment/shadow`);
      await expect(page.getByRole('heading', { name: 'Nothing ran in shadow yet' })).toBeVisible();
    },
  },
  {
    name: 'shadow-new',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment/shadow/new`);
      await expect(page.getByText('which WebGPU cannot run').last()).toBeVisible();
    },
  },
  {
    name: 'shadow',
    show: async (page) => {
      await page.getByLabel('Rows mirrored').fill('20');
      await page.getByRole('button', { name: 'Run side by side' }).click();
      await expect(page.getByRole('region', { name: 'Differences by slice' })).toBeVisible();
      await expect(page.getByRole('region', { name: 'Calls of both sides' })).toBeVisible();
    },
  },
  ...JUDGING_SCREENS,
  {
    name: 'shadows',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment/shadow`);
      await expect(page.getByRole('grid', { name: 'Shadow comparisons' })).toBeVisible();
    },
  },
];
