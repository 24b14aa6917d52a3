import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** Worksheets: none begun, the scoping sheet filled in, one with lines, a model card, and all of them. */
export const SHEET_SCREENS: readonly Screen[] = [
  {
    name: 'scoping-none',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/scoping`);
      await expect(page.getByRole('heading', { name: 'Nothing is written yet' })).toBeVisible();
    },
  },
  {
    name: 'scoping',
    show: async (page) => {
      await page.getByRole('button', { name: 'Begin with the example', exact: true }).click();
      await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
      await page.getByRole('button', { name: 'Comment on The problem' }).click();
      await expect(page.getByLabel('Comment on The problem')).toBeVisible();
    },
  },
  {
    name: 'scoping-evidence',
    show: async (page) => {
      await page.getByRole('button', { name: 'Add evidence of The problem' }).click();
      await expect(page.getByRole('list', { name: 'Evaluations' })).toBeVisible();
    },
  },
  {
    name: 'risks',
    show: async (page, { sample }) => {
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await goTo(page, `p/${sample}/scoping/sheets/risks`);
      await page.getByRole('button', { name: 'Begin with the example', exact: true }).click();
      await expect(page.getByRole('table', { name: 'Register' })).toBeVisible();
    },
  },
  {
    name: 'sheets',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/scoping/sheets`);
      await expect(page.getByRole('link', { name: 'Serving checklist' })).toBeVisible();
    },
  },
  {
    name: 'model-card',
    show: async (page) => {
      await page.getByRole('link', { name: /^Model card of trees/ }).click();
      await expect(page.getByText(/^85\.9% \(/)).toBeVisible();
    },
  },
];
