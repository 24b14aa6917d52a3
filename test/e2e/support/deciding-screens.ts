import { expect } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** Which test can decide: measured at a few errors, so that the words of what is not valid stand there, too. */
export const DECIDING_SCREENS: readonly Screen[] = [
  {
    name: 'tests',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment/tests?runs=500&looks=20&rate=0.002&rise=0.004`);
      await expect(page.getByText('Measured over 1,000 simulated rollouts')).toBeVisible();
      await page.getByRole('row', { name: /^mSPRT/ }).click();
      await expect(page.getByRole('img', { name: /mSPRT: / })).toHaveCount(2);
    },
  },
];
