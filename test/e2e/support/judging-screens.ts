import { expect } from '@playwright/test';
import type { Screen } from './screens.ts';

/** A comparison's rules, noise and verdicts: after the screen "shadow" has run one. */
export const JUDGING_SCREENS: readonly Screen[] = [
  {
    name: 'shadow-ruled',
    show: async (page) => {
      await page.getByRole('button', { name: 'Ignore…' }).click();
      await page.getByRole('menuitem', { name: 'Scores that lie near' }).click();
      await expect(page.getByRole('region', { name: 'Ignored disagreements' })).toBeVisible();
      await page.getByRole('button', { name: 'Run the champion a second time' }).click();
      await expect(page.getByText('Noise 0: run twice')).toBeVisible();
    },
  },
  {
    name: 'shadow-judge',
    show: async (page) => {
      await page.getByRole('link', { name: /^Judge [\d,]+ disagreement/ }).click();
      const name = page.getByLabel('Name or initials');
      const desk = page.locator('dl[data-row]');
      await expect(name.or(desk)).toBeVisible();
      if (await name.isVisible()) {
        await name.fill('Ann');
        await page.getByRole('button', { name: 'Go on' }).click();
      }
      await expect(desk).toBeVisible();
      for (const [at, key] of ['1', '1', '3', '2', '5'].entries()) {
        await page.keyboard.press(key);
        await expect(page.getByText(new RegExp(`^${String(at + 1)} of [\\d,]+ judged`))).toBeVisible();
      }
    },
  },
  {
    name: 'shadow-judged',
    show: async (page) => {
      await page.getByRole('link', { name: 'Done for now' }).click();
      await expect(page.getByRole('region', { name: 'Judged disagreements' })).toBeVisible();
    },
  },
];
