import { expect } from '@playwright/test';
import { PLAN_TEMPLATES } from '../../../src/core/rollout/plan-templates.ts';
import { goTo, openAt } from './app.ts';
import type { Screen } from './screens.ts';
import { storePlan } from './store-plan.ts';

const plan = { id: 'tried', name: 'Careful', body: { plan: PLAN_TEMPLATES[0]!.plan, note: '' } };

/** A rollout plan tried on logged rows. */
export const ROLLOUT_SCREENS: readonly Screen[] = [
  {
    name: 'simulate-none',
    show: async (page, { own }) => {
      await storePlan(page, own, { ...plan, id: 'untried' });
      await openAt(page, `p/${own}/deployment/plans/untried/simulate`);
      await page.reload();
      await expect(
        page.getByRole('heading', { name: 'Two models are needed to try a rollout' }),
      ).toBeVisible();
    },
  },
  {
    name: 'simulate-all',
    show: async (page, { sample }) => {
      await storePlan(page, sample, plan);
      await openAt(page, `p/${sample}/deployment/plans/tried/simulate`);
      await page.reload();
      await expect(
        page.locator('figure', { hasText: 'How small a regression' }).locator('circle'),
      ).toHaveCount(18);
    },
  },
  {
    name: 'simulate-setup',
    show: async (page) => {
      await page.getByRole('button', { name: 'Set up' }).click();
      await expect(page.getByRole('heading', { name: 'What is wanted' })).toBeVisible();
    },
  },
  {
    name: 'simulate-one',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment/plans/tried/simulate?view=one`);
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await page.getByRole('button', { name: 'Next event' }).click();
      await expect(page.getByRole('heading', { name: 'At 10 min' })).toBeVisible();
    },
  },
  {
    name: 'cheapest',
    show: async (page, { sample }) => {
      await goTo(
        page,
        `p/${sample}/deployment/plans/tried/cheapest?weights=5,25&holds=0.5,1&alphas=5,20&runs=40`,
      );
      await expect(page.getByText('8 plans, each in 40 rollouts')).toBeVisible();
      await expect(page.getByText('The cheapest within the limits is')).toBeVisible();
    },
  },
  {
    name: 'cheapest-grid',
    show: async (page) => {
      await page.getByRole('button', { name: 'What is tried' }).click();
      await expect(page.getByLabel('First weights, %')).toHaveValue('5, 25');
    },
  },
];
