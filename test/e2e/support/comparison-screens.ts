import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import { chooseOption } from './model.ts';
import type { Screen } from './screens.ts';

/** Baselines of each kind, and models held against each other. */
export const COMPARISON_SCREENS: readonly Screen[] = [
  {
    name: 'compare-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/compare`);
      await expect(page.getByRole('heading', { name: 'Nothing to compare yet' })).toBeVisible();
    },
  },
  {
    name: 'baseline-constant',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/baseline`);
      await chooseOption(page, 'Column with the true answers', 'repaid');
      await expect(page.getByText(/^Learned from /)).toBeVisible();
    },
  },
  {
    name: 'baseline-rule',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/baseline?kind=rule`);
      await page.getByRole('button', { name: 'Write it' }).click();
      await expect(page.getByRole('form', { name: 'Where the rule holds' })).toBeVisible();
    },
  },
  {
    name: 'baseline-people',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/baseline?kind=people`);
      await expect(page.getByRole('heading', { name: 'Their answers stand in a column' })).toBeVisible();
    },
  },
  {
    name: 'baseline-figure',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/baseline?kind=figure`);
      await expect(page.getByRole('button', { name: 'Add the baseline' })).toBeVisible();
    },
  },
  {
    name: 'baseline-older',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/baseline?kind=older`);
      await expect(page.getByRole('link', { name: 'Add its file' })).toBeVisible();
    },
  },
  {
    name: 'compare',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling/compare`);
      await expect(page.getByRole('region', { name: 'Differences by slice' })).toBeVisible();
    },
  },
];
