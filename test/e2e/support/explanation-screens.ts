import { expect } from '@playwright/test';
import { goTo, shownProject } from './app.ts';
import type { Screen } from './screens.ts';

/** Why a model says what it says, what of its errors is in the labels, and outputs of other kinds. */
export const EXPLANATION_SCREENS: readonly Screen[] = [
  {
    name: 'why',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling`);
      await page.getByRole('link', { name: /^trees.* on / }).click();
      const parts = page.getByRole('navigation', { name: 'Parts of the evaluation' });
      await parts.getByRole('link', { name: 'Why' }).click();
      await expect(page.getByRole('figure', { name: /^Partial dependence on/ })).toBeVisible({
        timeout: 60_000,
      });
      await page.getByRole('button', { name: 'Find them' }).click();
      await expect(page.getByText(/Enough of it to turn the answer: /).first()).toBeVisible();
    },
  },
  {
    name: 'noise',
    show: async (page) => {
      const parts = page.getByRole('navigation', { name: 'Parts of the evaluation' });
      await parts.getByRole('link', { name: 'Label noise' }).click();
      await page.getByRole('button', { name: 'Compare without suspected labels' }).click();
      await expect(page.getByRole('heading', { name: /errors may be wrong labels$/ })).toBeVisible({
        timeout: 60_000,
      });
    },
  },
  {
    name: 'outputs-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/outputs`);
      await expect(page.getByRole('heading', { name: 'Nothing scored yet' })).toBeVisible();
    },
  },
  {
    name: 'outputs-new',
    show: async (page) => {
      await page.getByRole('link', { name: 'Score outputs' }).click();
      await page.getByText('Transcripts', { exact: true }).click();
      await expect(page.getByLabel('Accents do not count')).toBeVisible();
      await page.getByText('Ranking', { exact: true }).click();
    },
  },
  {
    name: 'outputs',
    show: async (page) => {
      for (const [part, column] of [
        [/^Query that/, 'employment'],
        [/^How relevant/, 'amount'],
        [/^Score it was ranked by/, 'income'],
      ] as const) {
        await page.getByRole('combobox', { name: part }).click();
        await page.getByRole('combobox', { name: part }).fill(column);
        await page
          .getByRole('option', { name: new RegExp(`^${column}`) })
          .first()
          .click();
      }
      await page.getByRole('button', { name: 'Score them' }).click();
      await expect(page.getByRole('table', { name: 'Figures by slice' })).toBeVisible();
    },
  },
  {
    name: 'outputs-list',
    show: async (page) => {
      await goTo(page, `p/${shownProject(page)}/modeling/outputs`);
      await expect(page.getByRole('link', { name: /^Ranking of/ })).toBeVisible();
    },
  },
];
