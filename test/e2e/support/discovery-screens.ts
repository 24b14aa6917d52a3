import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** Where a model is wrong, looked for without a slice in mind. */
export const DISCOVERY_SCREENS: readonly Screen[] = [
  {
    name: 'discovery-settings',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling`);
      await page.getByRole('link', { name: /^trees.* on / }).click();
      await page
        .getByRole('navigation', { name: 'Parts of the evaluation' })
        .getByRole('link', { name: 'Discovery' })
        .click();
      await page.getByText(/^14 of 16 columns/).click();
      await expect(page.getByLabel('Slices listed')).toBeVisible();
    },
  },
  {
    name: 'discovery-found',
    show: async (page) => {
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await expect(page.getByRole('table', { name: 'Slices found' })).toBeVisible();
    },
  },
  {
    name: 'discovery-tree',
    show: async (page) => {
      await page.getByText('Tree', { exact: true }).click();
      await page.getByRole('button', { name: 'Grow the tree' }).click();
      await expect(page.getByRole('table', { name: 'Error tree' })).toBeVisible();
    },
  },
  {
    name: 'discovery-map',
    show: async (page) => {
      await page.getByText('Heat map', { exact: true }).click();
      await page.getByRole('button', { name: /^business, self-employed: / }).click();
      await expect(page.getByRole('button', { name: /^More about purpose = business/ })).toBeVisible();
    },
  },
];
