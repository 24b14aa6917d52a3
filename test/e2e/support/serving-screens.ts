import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** The serving plan: none, the example, its capacity simulated, its costs and its fleet. */
export const SERVING_SCREENS: readonly Screen[] = [
  {
    name: 'serving-none',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment/serving`);
      await expect(page.getByRole('heading', { name: 'No serving plan yet' })).toBeVisible();
    },
  },
  {
    name: 'serving',
    show: async (page) => {
      await page.getByRole('button', { name: 'Begin with an example' }).click();
      await expect(page.getByText('6 of 13', { exact: true })).toBeVisible();
    },
  },
  {
    name: 'serving-capacity',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment/serving/capacity`);
      await page.getByRole('button', { name: 'Simulate', exact: true }).click();
      await expect(page.getByRole('row').filter({ hasText: /^Mean wait.*outside/s })).toBeVisible();
    },
  },
  {
    name: 'serving-cost',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment/serving/cost`);
      await expect(page.getByRole('img', { name: 'Cost by month' })).toBeVisible();
    },
  },
  {
    name: 'serving-fleet',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment/serving/fleet`);
      await expect(page.getByRole('img', { name: /^Share of the devices/ })).toBeVisible();
    },
  },
];
