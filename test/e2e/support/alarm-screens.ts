import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** Alarms on the log that is there already: what could go wrong, all of it watched, one of them, and the rules. */
export const ALARM_SCREENS: readonly Screen[] = [
  {
    name: 'alarms-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/alarms`);
      await expect(page.getByRole('heading', { name: 'Nothing is watched yet' })).toBeVisible();
    },
  },
  {
    name: 'alarms-new',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/alarms/new`);
      await expect(page.getByRole('button', { name: /^Add all \d+$/ })).toBeEnabled();
    },
  },
  {
    name: 'alarms',
    show: async (page) => {
      await page.getByRole('button', { name: /^Add all \d+$/ }).click();
      await expect(page.getByRole('group', { name: 'Alarms now' })).toContainText('by all of them together');
    },
  },
  {
    name: 'alarm',
    show: async (page) => {
      await page
        .getByRole('grid', { name: 'Alarms' })
        .getByRole('link', { name: /^Drift of amount above/ })
        .click();
      await expect(page.getByTestId('expected-rate')).toBeVisible();
      await page.getByRole('button', { name: 'Silence it for a week' }).click();
      await page.getByRole('button', { name: 'Not useful' }).first().click();
      await expect(page.getByRole('textbox', { name: /^Note on/ })).toBeVisible();
    },
  },
  {
    name: 'alarms-export',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/alarms`);
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Export the plan' });
      await expect(dialog.getByLabel('Text')).toHaveValue(/drydock_rows/);
    },
  },
];
