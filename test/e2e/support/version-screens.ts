import { expect, type Page } from '@playwright/test';
import { goTo } from './app.ts';
import type { Screen } from './screens.ts';

/** Versions: none, live by turns, a change that a gate stands against; a rollback that is practised. */
export const VERSION_SCREENS: readonly Screen[] = [
  {
    name: 'versions-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/deployment`);
      await expect(page.getByRole('heading', { name: 'No model yet' })).toBeVisible();
    },
  },
  {
    name: 'versions',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/deployment`);
      await expect(page.getByRole('button', { name: 'Begin with the usual gates' })).toBeVisible();
      await page.getByRole('button', { name: 'Begin with the usual gates' }).click();
      await expect(page.getByRole('region', { name: 'What must hold before a stage' })).toBeVisible();
      for (const [model, day] of [
        ['logreg', '2026-01-02'],
        ['trees', '2026-02-02'],
      ] as const)
        await makeLive(page, model, `${day}T09:00`);
      await page.getByLabel('Live at (UTC)').fill('2026-01-20T12:00');
      await expect(page.getByRole('img', { name: 'What was live when' })).toBeVisible();
    },
  },
  {
    name: 'stage-dialog',
    show: async (page) => {
      await page.getByRole('button', { name: /^Go back to logreg/ }).click();
      await expect(page.getByRole('dialog').getByText('never practised')).toBeVisible();
    },
  },
  {
    name: 'gate-dialog',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.getByRole('button', { name: 'Add a gate' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add a gate' });
      await dialog.getByLabel('This must hold').selectOption('held');
      await expect(dialog.getByLabel('For at least')).toBeVisible();
    },
  },
  {
    name: 'rollback',
    show: async (page, { sample }) => {
      await page.keyboard.press('Escape');
      await goTo(page, `p/${sample}/deployment/rollback`);
      await page.getByRole('button', { name: /^Load it here/ }).click();
      await expect(page.getByText('answered all 200 rows')).toBeVisible();
      for (const step of ['Detect', 'Decide', 'Switch', 'Verify'])
        await page.getByLabel(`${step}, minutes`).fill('4');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: 'Keep the drill' }).click();
      await expect(page.getByRole('region', { name: 'Rollbacks that were practised' })).toBeVisible();
      await page.getByRole('button', { name: 'Start the clock' }).click();
    },
  },
];

async function makeLive(page: Page, model: string, since: string): Promise<void> {
  const row = page
    .getByRole('region', { name: 'Model versions' })
    .getByRole('row')
    .filter({ hasText: model });
  await row.getByRole('button').click();
  await page.getByRole('menuitemradio', { name: 'Production', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Since (UTC)').fill(since);
  await dialog.getByLabel('Why change it all the same').fill('It was so before the gates were.');
  await dialog.getByRole('button', { name: 'Change it all the same' }).click();
  await expect(dialog).toBeHidden();
}
