import { expect } from '@playwright/test';
import { PLAN_TEMPLATES } from '../../../src/core/rollout/plan-templates.ts';
import { openAt } from './app.ts';
import type { Screen } from './screens.ts';
import { storePlan } from './store-plan.ts';

/** Two environments, one of them live, and the switch between them. */
export const BLUE_GREEN_SCREENS: readonly Screen[] = [
  {
    name: 'switch',
    show: async (page, { sample }) => {
      const body = { plan: PLAN_TEMPLATES[1]!.plan, note: '', traffic: [{ fromMs: 0, perSecond: 10 }] };
      await storePlan(page, sample, { id: 'switched', name: 'Two environments', body });
      await openAt(page, `p/${sample}/deployment/plans/switched/simulate`);
      await page.reload();
      await expect(page.getByRole('row', { name: /^As a canary/ })).toBeVisible();
      await page.getByRole('button', { name: 'Next event' }).click();
      await expect(page.getByRole('heading', { name: 'At 2 min' })).toBeVisible();
    },
  },
  {
    name: 'switch-setup',
    show: async (page) => {
      await page.getByRole('button', { name: 'Set up' }).click();
      await expect(page.getByRole('heading', { name: 'Environments', exact: true })).toBeVisible();
    },
  },
];
