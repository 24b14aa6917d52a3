import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** Detectors with a detection chosen and parameters open, a stream of numbers, and feedback. The project has a log. */
export const DETECTOR_SCREENS: readonly Screen[] = [
  {
    name: 'detectors',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/detectors`);
      const found = page.getByRole('grid', { name: 'Changes found' });
      await found.getByRole('row', { name: /HDDM_A/ }).click();
      await page.locator('summary', { hasText: 'Parameters' }).first().click();
      await expect(page.getByLabel('Chance of a false signal')).toBeVisible();
    },
  },
  {
    name: 'detectors-numbers',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/detectors?stream=row%3Anumber%3Aamount`);
      await expect(page.getByRole('figure', { name: 'amount', exact: true })).toBeVisible();
    },
  },
  {
    name: 'feedback',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/feedback`);
      await expect(page.getByRole('figure', { name: 'Good answers in thumb' })).toBeVisible();
    },
  },
];
