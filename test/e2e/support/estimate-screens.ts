import { expect, type Page } from '@playwright/test';
import { goTo } from './app.ts';
import type { Places, Screen } from './screens.ts';

/** Adds one of the examples and waits for what it says. */
function example(name: string, item: RegExp, said: RegExp): Screen {
  return {
    name,
    show: async (page: Page, { sample }: Places) => {
      await goTo(page, `p/${sample}/scoping/estimates`);
      await page.getByRole('button', { name: 'New estimate' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await expect(page.getByText(said).first()).toBeVisible();
    },
  };
}

/** Estimates: none, and an example of each kind. */
export const ESTIMATE_SCREENS: readonly Screen[] = [
  {
    name: 'estimates-none',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/scoping/estimates`);
      await expect(page.getByRole('heading', { name: 'Nothing is estimated yet' })).toBeVisible();
    },
  },
  example('estimate', /^Value of the visual/, /^Between .* in 9 of 10 cases/),
  example('estimate-timeline', /^Timeline of/, /^In 8 of 10 cases all is done/),
  example('estimate-errors', /^Cost of missed/, /^A miss costs as much as/),
  example('estimate-proof', /^Proof of concept of/, /^A proof of concept for up to/),
];
