import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

export const REPORT_SCREENS: readonly Screen[] = [
  {
    name: 'report',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/overview/report`);
      await expect(page.getByRole('button', { name: 'Save as HTML' })).toBeEnabled();
    },
  },
];
