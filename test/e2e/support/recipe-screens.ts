import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import { chooseOption } from './model.ts';
import type { Screen } from './screens.ts';

/** Recipes of a project with a dataset: none, one being written, fitted, and what it learned. */
export const RECIPE_SCREENS: readonly Screen[] = [
  {
    name: 'recipes-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/data/recipes`);
      await expect(page.getByRole('heading', { name: 'No recipe yet' })).toBeVisible();
    },
  },
  {
    name: 'recipe',
    show: async (page) => {
      await page.getByRole('button', { name: 'New recipe' }).click();
      await page.getByRole('button', { name: 'Add a step', exact: true }).click();
      await page.getByRole('menuitem', { name: 'One-hot: values to columns' }).click();
      await chooseOption(page, 'Add a column', 'employment');
      await expect(page.getByRole('columnheader', { name: /^employment=/ }).first()).toBeVisible();
    },
  },
  {
    name: 'recipe-formula',
    show: async (page) => {
      await page.getByRole('button', { name: 'Add a step', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Column by a formula' }).click();
      await page.getByRole('textbox', { name: 'Formula' }).fill('log1p(incomee)');
      await expect(page.locator('mark')).toHaveText('incomee');
    },
  },
  {
    name: 'recipe-fitted',
    show: async (page) => {
      await page.getByRole('textbox', { name: 'Formula' }).fill('log1p(income)');
      await page.getByRole('textbox', { name: 'Formula' }).blur();
      await page.getByRole('button', { name: 'Fit and make the dataset' }).click();
      await expect(page.getByRole('heading', { name: 'What the recipe met in its rows' })).toBeVisible();
    },
  },
  {
    name: 'recipe-learned',
    show: async (page) => {
      await page.getByRole('link', { name: /^Fitted/ }).click();
      await expect(page.getByRole('heading', { name: /^What “Recipe” learned/ })).toBeVisible();
    },
  },
  {
    name: 'recipes',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/data/recipes`);
      await expect(page.getByRole('grid', { name: 'Fitted recipes' })).toBeVisible();
    },
  },
];
