import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** Pipelines on the log that is there already: none yet, one made of it, one of its components. */
export const PIPELINE_SCREENS: readonly Screen[] = [
  {
    name: 'pipeline-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/monitoring/pipeline`);
      await expect(page.getByRole('heading', { name: 'No pipeline yet' })).toBeVisible();
      await expect(page.getByRole('button', { name: /^Make one of/ })).not.toHaveAttribute('aria-busy');
    },
  },
  {
    name: 'pipeline',
    show: async (page) => {
      await page.getByRole('button', { name: /^Make one of/ }).click();
      await expect(page.getByTestId('trace')).toContainText('Entered at “Inputs”');
    },
  },
  {
    name: 'pipeline-component',
    show: async (page) => {
      await page.getByRole('grid', { name: 'Components' }).getByRole('button', { name: 'Inputs' }).click();
      await expect(page.getByRole('region', { name: 'Output of Inputs' })).toContainText('→');
    },
  },
];
