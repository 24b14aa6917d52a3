import { expect, type Page } from '@playwright/test';
import { goTo } from './app.ts';
import { chooseOption } from './model.ts';
import type { Screen } from './screens.ts';

const setting = (page: Page) => page.getByRole('dialog', { name: 'Set a target' });

/** Targets at their home, before there is a model: none, being set, and set for all uses. */
export const EARLY_TARGET_SCREENS: readonly Screen[] = [
  {
    name: 'scoping-targets-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/scoping/targets`);
      await expect(page.getByRole('heading', { name: 'No target yet' })).toBeVisible();
    },
  },
  {
    name: 'scoping-target-dialog',
    show: async (page) => {
      await page.getByRole('button', { name: 'Set a target' }).click();
      await chooseOption(setting(page), 'Metric', 'Recall');
      await setting(page).getByRole('textbox', { name: 'Class' }).fill('late');
      await setting(page).getByLabel('Target', { exact: true }).fill('80');
      await expect(setting(page).getByText('Not measured: no evaluation yet')).toBeVisible();
    },
  },
  {
    name: 'scoping-targets',
    show: async (page) => {
      await setting(page).getByLabel('Guardrail').check();
      await setting(page).getByLabel('Alarm').check();
      await setting(page).getByLabel('Owner').fill('Ann');
      await setting(page).getByRole('button', { name: 'Set the target' }).click();
      await expect(setting(page)).toBeHidden();
      await expect(page.getByRole('article').getByRole('link', { name: 'Add a log' })).toBeVisible();
    },
  },
];

/** Targets: none, being set, met and missed, on one evaluation and on all. */
export const TARGET_SCREENS: readonly Screen[] = [
  {
    name: 'targets-none',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling/targets`);
      await expect(page.getByRole('heading', { name: 'No target yet' })).toBeVisible();
    },
  },
  {
    name: 'target-dialog',
    show: async (page) => {
      await page.getByRole('button', { name: 'Set a target' }).first().click();
      const dialog = page.getByRole('dialog', { name: 'Set a target' });
      await dialog.getByText('less that of others').click();
      await dialog.getByRole('button', { name: /^Slice:/ }).click();
      await dialog.getByRole('menuitemradio', { name: 'self-employed employment' }).click();
      await dialog.getByText('at most', { exact: true }).click();
      await dialog.getByLabel('Target', { exact: true }).fill('-5');
      await dialog.getByText('the whole interval').click();
      await expect(effects(page).getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'targets',
    show: async (page, { sample }) => {
      const dialog = page.getByRole('dialog', { name: 'Set a target' });
      await dialog.getByLabel('Owner').fill('Ann');
      await dialog.getByRole('button', { name: 'Set the target' }).click();
      await expect(dialog).toBeHidden();
      await page.getByRole('button', { name: 'Set a target' }).first().click();
      await chooseOption(dialog, 'Metric', 'Latency');
      await dialog.getByLabel('Target', { exact: true }).fill('10');
      await dialog.getByLabel('Name').fill('Fast enough for the counter');
      await dialog.getByRole('button', { name: 'Set the target' }).click();
      await expect(dialog).toBeHidden();
      await page.getByRole('button', { name: 'Add a must-pass set' }).click();
      const adding = page.getByRole('dialog', { name: 'Add a must-pass set' });
      await adding.getByRole('button', { name: /^Slice:/ }).click();
      await adding.getByRole('menuitemradio', { name: 'self-employed employment' }).click();
      await adding
        .getByLabel('Why none of them may fail')
        .fill('They were promised an answer they can rely on.');
      await adding.getByRole('button', { name: 'Add the set' }).click();
      await expect(page.getByRole('table', { name: 'Rows that fail' })).toBeVisible();
      await goTo(page, `p/${sample}/modeling/targets`);
      await expect(page.getByRole('grid', { name: 'Targets' })).toBeVisible();
    },
  },
  {
    name: 'targets-side-by-side',
    show: async (page) => {
      await page.getByLabel('On', { exact: true }).selectOption('all');
      await expect(page.getByRole('group', { name: 'Targets by evaluation' })).toBeVisible();
      await expect(page.getByText('2 gates fail').or(page.getByText('1 gate fails')).first()).toBeVisible();
    },
  },
  {
    name: 'targets-at-home',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/scoping/targets`);
      await expect(
        page
          .getByRole('list', { name: 'Targets' })
          .getByText(/^n\s[\d,]+$/)
          .first(),
      ).toBeVisible();
    },
  },
  {
    name: 'models-with-gates',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling`);
      await expect(
        page
          .getByRole('grid', { name: 'Evaluations' })
          .getByText(/gates? fails?$/)
          .first(),
      ).toBeVisible();
    },
  },
];

function effects(page: Page) {
  return page.getByRole('region', { name: 'What it affects' });
}
