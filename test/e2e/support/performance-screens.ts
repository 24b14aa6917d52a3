import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** How a model does in production: of the sample's nine months by part, and a class against the rest. */
export const PERFORMANCE_SCREENS: readonly Screen[] = [
  {
    name: 'performance',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/monitoring/performance`);
      await expect(page.getByRole('group', { name: 'How the model does, in figures' })).toBeVisible();
      await expect(page.getByRole('table', { name: 'Likely effects of changed inputs' })).toBeVisible();
      await expect(page.getByRole('table', { name: 'Parts of the rows' })).toBeVisible();
    },
  },
  {
    name: 'performance-of-class',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/monitoring/performance?metric=recall&class=no&by=version`);
      await expect(page.getByText('Recall of “no”, current')).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Recall of “no” by part' })).toBeVisible();
    },
  },
];
