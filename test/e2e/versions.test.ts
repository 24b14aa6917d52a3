import { expect, test, type Page } from '@playwright/test';
import { goTo, openApp, shownProject, stages } from './support/app.ts';
import { addDataset } from './support/dataset.ts';

const versions = (page: Page) => page.getByRole('region', { name: 'Model versions' });
const changes = (page: Page) => page.getByRole('region', { name: 'Changes of stage' });
const dialog = (page: Page) => page.getByRole('dialog');

/** Opens the dialog in which a model is to take a stage. */
async function toStage(page: Page, model: string, stage: string): Promise<void> {
  await versions(page).getByRole('row').filter({ hasText: model }).getByRole('button').click();
  await page.getByRole('menuitemradio', { name: stage, exact: true }).click();
  await expect(dialog(page)).toBeVisible();
}

async function confirm(page: Page): Promise<void> {
  await dialog(page)
    .getByRole('button', { name: /^Change/ })
    .click();
  await expect(dialog(page)).toBeHidden();
}

test('models take stages, a gate stands in the way, undo takes back, and a rollback is practised', async ({
  page,
}) => {
  await openApp(page, { sample: true });
  const home = `p/${shownProject(page)}`;
  await goTo(page, `${home}/deployment`);
  await expect(stages(page)).toContainText('none live');

  await test.step('one was live for long, then another took its place', async () => {
    await toStage(page, 'logreg', 'Production');
    await dialog(page).getByLabel('Since (UTC)').fill('2026-01-02T09:00');
    await dialog(page).getByLabel('Why', { exact: true }).fill('The first one');
    await dialog(page).getByLabel('Your name').fill('Ann');
    await confirm(page);
    await expect(changes(page)).toContainText('The first one');
    await expect(changes(page).getByRole('cell', { name: 'Ann' })).toBeVisible();
    await toStage(page, 'trees', 'Production');
    await expect(dialog(page)).toContainText('takes the place of logreg 1.0');
    await expect(dialog(page)).toContainText('every column it needs is there');
    await dialog(page).getByLabel('Since (UTC)').fill('2026-02-02T09:00');
    await confirm(page);
    await expect(versions(page).getByRole('row').filter({ hasText: 'logreg' })).toContainText('Retired');
    await expect(stages(page)).toContainText('trees 2.0');
    await page.getByLabel('Live at (UTC)').fill('2026-01-20T12:00');
    await expect(page.getByText(/logreg 1.0 was in production, since 2026-01-02/).last()).toBeVisible();
  });

  await test.step('what was before is history, and changes nothing now', async () => {
    await toStage(page, 'logreg', 'Canary');
    await dialog(page).getByLabel('Since (UTC)').fill('2025-12-24T09:00');
    await expect(dialog(page)).toContainText('This is history');
    await confirm(page);
    await expect(changes(page)).toContainText('to canary');
    await expect(versions(page).getByRole('row').filter({ hasText: 'logreg' })).toContainText('Retired');
  });

  await test.step('going back meets the gates, and needs a reason', async () => {
    await page.getByRole('button', { name: 'Begin with the usual gates' }).click();
    await expect(page.getByRole('region', { name: 'What must hold before a stage' })).toContainText(
      'in the last 90 days',
    );
    await page.getByRole('button', { name: /^Go back to logreg 1.0/ }).click();
    const gates = dialog(page).getByRole('list', { name: 'What must hold before' });
    await expect(gates.getByRole('listitem')).toHaveText([
      /no target is set/,
      /9 days so far/,
      /never practised/,
    ]);
    await expect(gates.getByRole('link', { name: 'Practise one' })).toBeVisible();
    await expect(dialog(page).getByRole('button', { name: 'Change it all the same' })).toBeDisabled();
    await dialog(page).getByLabel('Why change it all the same').fill('The new one refuses everybody');
    await confirm(page);
    await expect(stages(page)).toContainText('logreg 1.0');
    await expect(changes(page)).toContainText('All the same: The new one refuses everybody');
  });

  await test.step('undo takes it back, by a further line', async () => {
    await stages(page).getByRole('button', { name: /^Undo/ }).click();
    await expect(stages(page)).toContainText('trees 2.0');
    await expect(changes(page)).toContainText('taken back: to production');
    await expect(changes(page).getByRole('row')).toHaveCount(6);
  });

  await test.step('data without its columns stops the older model; data that fits is answered', async () => {
    await addDataset(page, { name: 'narrow.csv', bytes: Buffer.from('age,income\n30,100\n40,200\n') });
    await goTo(page, `${home}/deployment/rollback`);
    await expect(page.getByLabel('Go back to')).toHaveValue(/^[0-9a-f]{64}$/);
    const data = page.getByLabel('Data as it is now');
    const load = page.getByRole('button', { name: /^Load it here and ask/ });
    await data.selectOption({ label: 'narrow' });
    await expect(page.getByText(/cannot read narrow/)).toBeVisible();
    await expect(page.getByText(/ is missing\./).first()).toBeVisible();
    await expect(load).toBeDisabled();
    await data.selectOption({ label: 'Loans, January to September 2025' });
    await load.click();
    await expect(page.getByText('logreg 1.0 answered all 200 rows in')).toBeVisible();
  });

  await test.step('the clock and typed minutes make a drill, which is kept and then meets the gate', async () => {
    await page.getByRole('button', { name: 'Start the clock' }).click();
    for (const next of ['Next: decide', 'Next: switch', 'Next: verify', 'Done'])
      await page.getByRole('button', { name: next }).click();
    await page.getByLabel('Detect, minutes').fill('12');
    await page.getByLabel('Decide, minutes').fill('3');
    await page.keyboard.press('Tab');
    await expect(page.getByText('To recover: 15 min')).toBeVisible();
    await page.getByRole('button', { name: 'Keep the drill' }).click();
    const drills = page.getByRole('region', { name: 'Rollbacks that were practised' });
    await expect(drills).toContainText('answered all 200 rows');
    await expect(page.getByRole('group', { name: 'Time to recover' })).toContainText('15 min');
    await goTo(page, `${home}/deployment`);
    await page.getByRole('button', { name: /^Go back to logreg 1.0/ }).click();
    await expect(dialog(page).getByText('practised today')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the model’s own screen says its stage', async () => {
    await goTo(page, `${home}/modeling`);
    await page.getByRole('grid', { name: 'Models' }).getByRole('link', { name: 'trees 2.0' }).click();
    await expect(page.getByText('Stage: production since 2026-02-02')).toBeVisible();
    await page.getByRole('link', { name: 'All versions and their stages' }).click();
    await expect(page.getByRole('heading', { name: 'What is live, and what was?' })).toBeVisible();
  });
});
