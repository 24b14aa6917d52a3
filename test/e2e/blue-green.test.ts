import { expect, test, type Page } from '@playwright/test';
import { PLAN_TEMPLATES } from '../../src/core/rollout/plan-templates.ts';
import { openApp, openAt, shownProject } from './support/app.ts';
import { storePlan } from './support/store-plan.ts';

const figure = (page: Page, label: string) =>
  page.getByRole('group', { name: 'What this switch comes to' }).locator('.figure', { hasText: label });

test('a switch between two environments: requests under way, back again at once, roles swapped', async ({
  page,
}) => {
  await openApp(page, { sample: true });
  const project = shownProject(page);
  const body = { plan: PLAN_TEMPLATES[1]!.plan, note: '', traffic: [{ fromMs: 0, perSecond: 20 }] };
  await storePlan(page, project, { id: 'two', name: 'two', body });
  await openAt(page, `p/${project}/deployment/plans/two/simulate`);
  await page.reload();

  // A person notices the worse version while the old one stands by.
  await expect(figure(page, 'Time to switch back')).toContainText('at once');
  await expect(figure(page, 'Cut off')).toContainText('all were finished in time');
  await expect(page.getByRole('table', { name: 'Ways to move the traffic' }).getByRole('row')).toHaveCount(4);
  await expect(page.getByRole('row', { name: /^At once/ })).toContainText(/\d+ of \d+/);

  // By keyboard and by event to the switch.
  const log = page.getByRole('list', { name: 'What happened, newest first' });
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { name: 'At 1 min' })).toBeVisible();
  const next = page.getByRole('button', { name: 'Next event' });
  await next.click();
  await expect(log.getByRole('listitem').first()).toContainText('Green is ready');
  await next.click();
  await expect(log.getByRole('listitem').first()).toContainText('All traffic goes to green');
  await expect(page.getByRole('row', { name: /^Green/ })).toContainText('100%');
  await expect(page.getByRole('button', { name: 'Switch: all traffic is there' })).toBeDisabled();

  // The standby is stopped by hand: the way back takes its start.
  await page.getByRole('button', { name: 'Next event' }).click();
  await page.getByRole('button', { name: 'Scale down standby' }).click();
  await expect(figure(page, 'Time to switch back')).toContainText('2 min');
  await page.getByRole('button', { name: 'Undo', exact: false }).first().click();
  await expect(figure(page, 'Time to switch back')).toContainText('at once');

  // The standby becomes the next release.
  await page.getByRole('button', { name: 'Next release' }).click();
  await expect(log.getByRole('listitem').first()).toContainText('Roles swap: version 3');
  await expect(page.getByRole('list', { name: 'What was done' })).toContainText('Next release');

  // Too little time to finish: requests are cut off. It is kept with the plan, as is moving gradually.
  await page.getByRole('button', { name: 'Set up' }).click();
  const setup = page.getByRole('dialog', { name: 'How it is switched' });
  await setup.getByLabel('The old one may finish requests for').fill('0s');
  await setup.getByLabel('Old version: median').fill('150');
  await setup.getByRole('button', { name: 'Close' }).click();
  await expect(figure(page, 'Cut off')).toContainText('not finished in the time allowed');
  await page.getByRole('radio', { name: 'Gradually' }).check({ force: true });
  await expect(page.getByText('10% at each look')).toBeVisible();
  await page.reload();
  await expect(page.getByText('10% at each look')).toBeVisible();
});
