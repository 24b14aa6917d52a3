import { expect, type Page } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** Rollout plans: none, being imported, one with its findings, its metrics and its text. */
export const PLAN_SCREENS: readonly Screen[] = [
  {
    name: 'plans-none',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment/plans`);
      await expect(page.getByRole('heading', { name: 'No plan yet' })).toBeVisible();
    },
  },
  {
    name: 'plan',
    show: async (page) => {
      await page.getByRole('button', { name: 'New plan' }).click();
      await page.getByRole('menuitem', { name: /^Automation/ }).click();
      await page.getByLabel('Requests per second, of both models together').fill('0.0005');
      await expect(page.getByText('Step 1 sees 43 requests')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Undo: Traffic' })).toBeVisible();
    },
  },
  {
    name: 'plan-metric',
    show: async (page) => {
      await page.getByRole('button', { name: 'mismatch', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Metric mismatch' })).toBeVisible();
    },
  },
  {
    name: 'plan-yaml',
    show: async (page) => {
      await closed(page);
      await page.getByRole('button', { name: 'As YAML' }).click();
      await page.getByRole('textbox', { name: 'Text of the plan' }).fill('kind: RolloutPlan\nsteps: 5\n');
      await expect(page.getByText('line 2, column 8')).toBeVisible();
    },
  },
  {
    name: 'plan-export',
    show: async (page) => {
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('dialog').getByText('Flagger', { exact: true }).click();
      await expect(page.getByText('It means something else there:')).toBeVisible();
    },
  },
  {
    name: 'plans-import',
    show: async (page, { sample }) => {
      await closed(page);
      await goTo(page, `p/${sample}/deployment/plans`);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page
        .getByLabel(/^YAML of Argo Rollouts/)
        .fill(
          'kind: Rollout\nspec: {strategy: {canary: {maxSurge: 1, steps: [{setWeight: 20}, {pause: {}}]}}}\n',
        );
      await expect(page.getByText('maxSurge is about how the cluster does it')).toBeVisible();
    },
  },
  {
    name: 'plans',
    show: async (page) => {
      await closed(page);
      await expect(page.getByRole('link', { name: 'Automation', exact: true }).last()).toBeVisible();
    },
  },
];

async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}
