import { expect, test, type Page } from '@playwright/test';
import { DEFAULT_SIMULATION } from '../../src/core/rollout/rollout-simulation.ts';
import { canary, ERROR } from '../core/rollout/rollout-cases.ts';
import { goTo, newProject, openApp, shownProject, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';
import { storePlan } from './support/store-plan.ts';

const MINUTE = 60_000;

/** A champion that never errs, and another model on the same rows. */
async function evaluateTwo(page: Page): Promise<void> {
  await openApp(page);
  await newProject(page, 'Known minimum');
  const rows = Array.from({ length: 60 }, (_, row) => {
    const is = row % 2 === 0 ? 'yes' : 'no';
    return [row, is, is, row % 10 === 0 ? 'no' : is].join(',');
  });
  const bytes = Buffer.from(['number,truth,flawless,other', ...rows].join('\n'));
  await addDataset(page, { name: 'known.csv', bytes });
  for (const column of ['flawless', 'other']) {
    await goTo(page, `p/${shownProject(page)}/modeling/column`);
    await chooseOption(page, 'Column with the predictions', column);
    await chooseOption(page, 'Column with the true answers', 'truth');
    await page.getByRole('button', { name: 'Keep and evaluate' }).click();
    await page.waitForURL(/\/modeling\/evaluation\//);
  }
}

/**
 * All answers of the bad model are wrong, at 120 requests a minute, and known 3 minutes later: it is rolled back after 4.
 * Held 4 min each at 5%, 30%, 60%: 120 x 4 x 5% = 24 are harmed, and a healthy one is promoted after 12 min. Held 2 min
 * each: 12 + 72 = 84, after 6 min. Begun at 30%: 72 + 144 = 216, after 4 min. As it is, 10% for 10 min: 48, after 30 min.
 */
const plan = canary([{ ...ERROR, test: 'threshold', noData: 'ignore', failure: { op: '>', value: 0.5 } }]);
const simulation = {
  ...DEFAULT_SIMULATION,
  labelDelayMs: 3 * MINUTE,
  horizonMs: 31 * MINUTE,
  planted: { ...DEFAULT_SIMULATION.planted, rise: 1 },
  limits: { ...DEFAULT_SIMULATION.limits, harmed: 120 },
};

test('the slider finds the cheapest plan of a case with a known answer; it is taken, and taken back', async ({
  page,
}) => {
  await evaluateTwo(page);
  const project = shownProject(page);
  const body = { plan, note: '', traffic: [{ fromMs: 0, perSecond: 2 }], simulation };
  await storePlan(page, project, { id: 'known', name: 'known', body });
  await goTo(
    page,
    `p/${project}/deployment/plans/known/cheapest?weights=5,30&holds=0.2,0.4,1&failures=&runs=60`,
  );
  await page.reload();
  await expect(page.getByText('7 plans, each in 60 rollouts')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Trying the variants' })).toHaveCount(0);

  const answer = page.getByRole('status').filter({ hasText: /limits/ });
  const slider = page.getByRole('slider', { name: /^Requests harmed by a bad model/ });
  /** By keyboard, one step after the other. */
  const moveTo = async (limit: number): Promise<void> => {
    const step = Number(await slider.getAttribute('step'));
    await slider.focus();
    const now = Number(await slider.inputValue());
    const key = limit < now ? 'ArrowLeft' : 'ArrowRight';
    for (let left = Math.abs(limit - now); left > 0; left -= step) await page.keyboard.press(key);
    await expect(slider).toHaveValue(String(limit));
  };

  // The limit that is kept with the plan, then others.
  await expect(answer).toContainText('“5% first, holds × 0.2”: promoted after 6 min');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', 'no limit');
  await expect(answer).toContainText('“30% first, holds × 0.2”: promoted after 4 min');
  await moveTo(120);
  await expect(answer).toContainText('“5% first, holds × 0.2”: promoted after 6 min');
  await moveTo(40);
  await expect(answer).toContainText('“5% first, holds × 0.4”: promoted after 12 min');
  await page.keyboard.press('Home');
  await expect(answer).toContainText('None is within the limits. The closest is “5% first');
  await expect(answer).toContainText(/\d\d requests are harmed, \d\d more than allowed/);

  // Typed.
  const typed = page.getByRole('textbox', { name: /^Requests harmed .* in numbers$/ });
  await typed.fill('120');
  await typed.press('Enter');
  await expect(answer).toContainText('“5% first, holds × 0.2');
  await expect(page.locator('figure circle.within')).toHaveCount(4);

  // Others are looked at, and let go.
  // A hollow point lets the press through to the picture.
  await page.locator('figure circle.beyond').first().click({ force: true });
  await expect(page.getByRole('heading', { name: /^30% first/ })).toBeVisible();
  await page
    .getByRole('grid', { name: 'Variants of the plan' })
    .getByRole('row', { name: /^As it is/ })
    .click();
  await expect(page.getByText('This is the plan as it is.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the cheapest' }).click();

  await page.getByRole('button', { name: 'Use this plan' }).click();
  await expect(page.getByText('these are variants of the one before')).toBeVisible();
  await expect(toast(page, 'The plan is now “5% first, holds × 0.2”')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('these are variants of the one before')).toBeHidden();
  await page.getByRole('button', { name: 'Use this plan' }).click();
  await expect(page.getByRole('button', { name: 'Use this plan' })).toBeDisabled();
  await goTo(page, `p/${project}/deployment/plans/known`);
  await expect(page.getByLabel('Weight of step 1')).toHaveValue('5');
});
