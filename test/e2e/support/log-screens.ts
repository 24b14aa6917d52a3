import { expect } from '@playwright/test';
import { bringLog } from './a-log.ts';
import { goTo } from './app.ts';
import { chooseOption } from './model.ts';
import type { Screen } from './screens.ts';

/** Production logs: none yet, a new one, its own screen with what went wrong, and the list. The project has a log from then on. */
export const LOG_SCREENS: readonly Screen[] = [
  {
    name: 'logs-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/logs`);
      await expect(page.getByRole('heading', { name: 'No production log yet' })).toBeVisible();
    },
  },
  {
    name: 'monitoring-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring`);
      await expect(page.getByRole('link', { name: 'Make one with the simulator' })).toBeVisible();
    },
  },
  {
    name: 'log',
    show: async (page, { own }) => {
      const log = await bringLog(page);
      await goTo(page, `p/${own}/monitoring/logs/${log}`);
      await page
        .getByRole('button', { name: 'Count the rows' })
        .or(page.getByText('Rows counted'))
        .first()
        .waitFor();
      const count = page.getByRole('button', { name: 'Count the rows' });
      if (await count.isVisible()) await count.click();
      await page.getByRole('button', { name: 'Add an event' }).click();
      await expect(page.getByRole('textbox', { name: 'What happened' })).toBeVisible();
      await expect(page.getByRole('group', { name: 'What is counted' })).toBeVisible();
    },
  },
  {
    name: 'log-batch-refused',
    show: async (page) => {
      const buffer = Buffer.from('at,amount\n2026-04-01,many\n');
      await page
        .locator('main input[type=file]')
        .setInputFiles({ name: 'other.csv', mimeType: 'text/csv', buffer });
      await expect(page.getByRole('alert')).toContainText('Nothing was added');
    },
  },
  {
    name: 'log-new',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/logs/new`);
      await chooseOption(page, 'Dataset', 'Requests');
      await expect(page.getByText('90 windows')).toBeVisible();
    },
  },
  {
    name: 'logs',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/logs`);
      await expect(page.getByRole('grid', { name: 'Production logs' })).toContainText('up to date');
    },
  },
];
