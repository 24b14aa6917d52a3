import { expect, test, type Page } from '@playwright/test';
import { openApp, openAt, shownProject, toast } from './support/app.ts';
import { PLAN_TEMPLATES } from '../../src/core/rollout/plan-templates.ts';
import { storePlan } from './support/store-plan.ts';

const figure = (page: Page, label: string) =>
  page.getByRole('group', { name: 'What this plan comes to' }).locator('.figure', { hasText: label });

test('a bad model is rolled out: how often it is caught, and one rollout step by step until it is', async ({
  page,
}) => {
  await openApp(page, { sample: true });
  const project = shownProject(page);
  const body = { plan: PLAN_TEMPLATES[0]!.plan, note: '', traffic: [{ fromMs: 0, perSecond: 50 }] };
  await storePlan(page, project, { id: 'careful', name: 'careful', body });
  await openAt(page, `p/${project}/deployment/plans/careful/simulate`);
  await page.reload();

  // What is planted and how much is wanted, typed and kept.
  await page.getByRole('button', { name: 'Set up' }).click();
  const setup = page.getByRole('dialog', { name: 'How it is tried' });
  await setup.getByLabel('Rollouts of each kind').fill('80');
  await setup.getByLabel('Errors added').fill('4');
  await setup.getByLabel('Harmed in 95% of rollouts, at most').fill('1000');
  await setup.getByLabel('Seed').fill('7');
  await setup.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('made worse by 4 points of errors')).toBeVisible();
  await expect(page.getByText('80 rollouts of each kind')).toBeVisible();
  await expect(figure(page, 'Rolled back in time')).toContainText('100.0%');
  await expect(figure(page, 'Healthy model thrown out')).toContainText('at most 5%');
  await expect(figure(page, 'Detection, median')).toContainText(/\d min/);
  await expect(figure(page, 'Requests harmed, p95')).toContainText('met: at most 1,000');
  await expect(page.locator('figure', { hasText: 'How small a regression' }).locator('circle')).toHaveCount(
    18,
  );
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the figures as CSV' }).click();
  expect((await saved).suggestedFilename()).toBe('rollout-figures.csv');

  // One of them: on by keyboard until it is rolled back, and why.
  await page.getByRole('button', { name: 'Run it step by step' }).click();
  await expect(page.getByRole('heading', { name: 'At 0 min' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'At 1 min' })).toBeVisible();
  const log = page.getByRole('list', { name: 'What happened, newest first' });
  const next = page.getByRole('button', { name: 'Next event' });
  while (await next.isEnabled()) await next.click();
  await expect(log.getByRole('listitem').first()).toContainText('errors failed once; its limit is 0');
  await expect(page.getByText(/^Evidence of harm \d+×, limit 20×/)).toBeVisible();

  // From its second look on a person decides otherwise, and takes that back.
  await page.getByRole('slider', { name: 'Look shown' }).fill('1');
  await page.getByRole('button', { name: 'Abort' }).click();
  const done = page.getByRole('list', { name: 'What was done' });
  await expect(done).toContainText('Abort at 2 min');
  await expect(page.getByRole('heading', { name: 'At 2 min' })).toBeVisible();
  await expect(log.getByRole('listitem').first()).toContainText('A person aborted it');
  await page.getByRole('button', { name: 'Undo', exact: false }).first().click();
  await expect(done).toBeHidden();
  await expect(log.getByRole('listitem').first()).not.toContainText('A person aborted it');

  // It plays by itself, until it is stopped.
  await page.getByRole('heading', { name: 'What happened' }).click();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(toast(page, /could not/)).toHaveCount(0);

  // What was typed is there again, in its document.
  await page.reload();
  await expect(page.getByText('made worse by 4 points of errors')).toBeVisible();
});
