import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp, shownProject, stages, toast } from './support/app.ts';
import { chooseOption } from './support/model.ts';

const EVALUATION = 'trees 2.0 on Loans, January to September 2025';
const effects = (page: Page) => page.getByRole('region', { name: 'What it affects' });
const setting = (page: Page) => page.getByRole('dialog', { name: 'Set a target' });
const changing = (page: Page) => page.getByRole('dialog', { name: /^Change target/ });
const rowOf = (page: Page, target: string) =>
  page.getByRole('grid', { name: 'Targets' }).getByRole('row').filter({ hasText: target });

async function openEvaluation(page: Page): Promise<void> {
  await goTo(page, `p/${shownProject(page)}/modeling`);
  await page.getByRole('grid', { name: 'Evaluations' }).getByRole('link', { name: EVALUATION }).click();
  await expect(page.getByRole('group', { name: 'Headline metrics' })).toBeVisible();
}

async function openTargets(page: Page): Promise<void> {
  await goTo(page, `p/${shownProject(page)}/modeling/targets`);
  await expect(page.getByRole('heading', { name: 'Is the model good enough?' })).toBeVisible();
}

test('a target is set on a figure and met; raised, it is missed, and what that affects is told before', async ({
  page,
}) => {
  await openApp(page, { sample: true });
  await openEvaluation(page);
  const figure = page.getByRole('group', { name: 'Headline metrics' }).locator('.figure').first();

  await test.step('set from the figure, it passes', async () => {
    await page.getByRole('button', { name: 'Actions for Accuracy' }).click();
    await page.getByRole('menuitem', { name: 'Set a target…' }).click();
    await expect(setting(page).getByRole('button', { name: 'Set the target' })).toBeDisabled();
    await setting(page).getByLabel('Target', { exact: true }).fill('80');
    await expect(effects(page).getByText('pass', { exact: true })).toHaveCount(2);
    await setting(page).getByLabel('Owner').fill('Ann');
    await setting(page).getByRole('button', { name: 'Set the target' }).click();
    await expect(setting(page)).toBeHidden();
    await expect(figure).toContainText('met:');
    await expect(figure).toContainText('target 80%');
    await expect(stages(page)).not.toContainText(/\d gate/);
  });

  await test.step('raised, it says on which evaluations the verdict turns', async () => {
    await page.getByRole('button', { name: 'Actions for Accuracy' }).click();
    await page.getByRole('menuitem', { name: 'Change the target…' }).click();
    await expect(effects(page)).toContainText('No verdict changes on 2 evaluations');
    // Between the two models.
    await changing(page).getByLabel('Target', { exact: true }).fill('85.5');
    await expect(effects(page).getByRole('listitem')).toHaveText([/^logreg.*pass.*becomes.*fail/]);
    await changing(page).getByLabel('Target', { exact: true }).fill('90');
    await expect(effects(page).getByRole('listitem')).toHaveCount(2);
    await changing(page).getByRole('button', { name: 'Change the target' }).click();
    await expect(changing(page)).toBeHidden();
    await expect(figure).toContainText('not met:');
    await expect(stages(page)).toContainText('1 gate');
  });

  await test.step('the lists and the overview show it', async () => {
    await goTo(page, `p/${shownProject(page)}/modeling`);
    await expect(page.getByRole('grid', { name: 'Evaluations' })).toContainText('1 gate fails');
    await expect(page.getByRole('grid', { name: 'Models' })).toContainText('1 gate fails');
    await goTo(page, `p/${shownProject(page)}/overview`);
    await expect(page.getByRole('main')).toContainText('target 90%');
  });

  await test.step('undo takes the change back, then the target; deleted, it can be brought back', async () => {
    await openTargets(page);
    await expect(rowOf(page, 'Accuracy')).toContainText('fail');
    await expect(rowOf(page, 'Accuracy')).toContainText('Ann');
    await stages(page).getByRole('button', { name: /^Undo/ }).click();
    await expect(rowOf(page, 'Accuracy')).toContainText('at least 80%');
    await expect(rowOf(page, 'Accuracy')).toContainText('pass');
    await expect(stages(page)).not.toContainText(/\d gate/);
    await page.getByRole('button', { name: /^Actions for Accuracy/ }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page.getByRole('heading', { name: 'No target yet' })).toBeVisible();
    await toast(page, /deleted/)
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect(rowOf(page, 'Accuracy')).toContainText('pass');
  });
});

test('by its whole interval a small slice is inconclusive; a slice that goes leaves its target unmeasured', async ({
  page,
}) => {
  await openApp(page, { sample: true });
  await openTargets(page);
  await page.getByRole('button', { name: 'Set a target' }).first().click();
  await chooseOption(setting(page), 'Metric', 'Recall');
  await setting(page).getByLabel('Class').selectOption('no');
  await setting(page)
    .getByRole('button', { name: /^Slice:/ })
    .click();
  const name = 'self-employed';
  await setting(page)
    .getByRole('menuitemradio', { name: `${name} employment` })
    .click();
  await expect(setting(page).getByText(/^Now [\d.]+%/)).toBeVisible();
  const now = await setting(page)
    .getByText(/^Now [\d.]+%/)
    .innerText();
  // As it is now: no interval lies on one side of its own value.
  await setting(page)
    .getByLabel('Target', { exact: true })
    .fill(/[\d.]+/.exec(now)![0]);
  await setting(page).getByText('the whole interval').click();
  await expect(effects(page).getByText('inconclusive')).toBeVisible();
  await setting(page).getByRole('button', { name: 'Set the target' }).click();
  await expect(setting(page)).toBeHidden();
  await expect(rowOf(page, name)).toContainText('inconclusive');
  await expect(rowOf(page, name)).toContainText('its interval reaches to both sides');

  await test.step('with the slice gone nothing is measured', async () => {
    await rowOf(page, name)
      .getByRole('button', { name: /^Recall/ })
      .click();
    await changing(page)
      .getByRole('button', { name: /^Slice:/ })
      .click();
    await changing(page)
      .getByRole('menuitem', { name: /^Delete “/ })
      .click();
    await expect(toast(page, /deleted/)).toBeVisible();
    await changing(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(changing(page)).toBeHidden();
    await expect(page.getByRole('grid', { name: 'Targets' })).toContainText('not measured');
    await expect(page.getByRole('grid', { name: 'Targets' })).toContainText('is gone');
  });
});

test('a must-pass set fails by a single row and lists those that fail', async ({ page }) => {
  await openApp(page, { sample: true });
  await openEvaluation(page);
  const sheet = page.getByRole('grid', { name: 'Error analysis' });
  await sheet.getByRole('row').filter({ hasText: 'employment = unemployed' }).click();
  const aside = page.getByRole('complementary', { name: 'Slice in detail' });
  await expect(aside.getByRole('heading', { name: 'employment = unemployed' })).toBeVisible();
  await aside.getByRole('button', { name: 'Must pass' }).click();
  await expect(toast(page, 'Must pass: employment = unemployed')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Headline metrics' })).toContainText('none may fail');

  await openTargets(page);
  const set = page.getByRole('article', { name: 'Must pass: employment = unemployed' });
  await expect(set).toContainText('fail');
  const words = await set.getByText(/of [\d,]+ rows fail/).innerText();
  const failing = /^[\d,]+/.exec(words)![0];
  const rows = set.getByRole('table', { name: 'Rows that fail' });
  await expect(rows.getByRole('row')).toHaveCount(11);
  const cells = await rows.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
  expect(new Set(cells.slice(0, 2))).toEqual(new Set(['yes', 'no']));
  await set.getByRole('link', { name: `Open ${failing} failing rows` }).click();
  await page.waitForURL(/\/data\/table\//);
  await expect(page.getByText(new RegExp(`\\b${failing} of 12,000`))).toBeVisible();
});

test('a target is set before there is a model; in money it follows what errors cost', async ({ page }) => {
  await openApp(page, { sample: true });
  const sample = shownProject(page);
  const atHome = page.getByRole('list', { name: 'Targets' }).getByRole('article');

  await test.step('of what is not there yet the form asks; each use says what is missing, and where to go', async () => {
    const project = await newProject(page, 'Phones');
    await goTo(page, `p/${project}/scoping/targets`);
    await page.getByRole('button', { name: 'Set a target' }).click();
    await chooseOption(setting(page), 'Metric', 'Recall');
    await setting(page).getByLabel('Target', { exact: true }).fill('80');
    await expect(setting(page).getByRole('button', { name: 'Set the target' })).toBeDisabled();
    await setting(page).getByRole('textbox', { name: 'Class' }).fill('scratch');
    await setting(page).getByLabel('Guardrail').check();
    await setting(page).getByRole('button', { name: 'Set the target' }).click();
    await expect(setting(page)).toBeHidden();
    await expect(atHome).toContainText(/Recall, scratch.*at least 80%.*not measured.*no evaluation yet/s);
    await expect(atHome).toContainText('not an alarm');
    await expect(atHome.getByRole('link', { name: 'Add a model' })).toBeVisible();
    await atHome.getByRole('link', { name: 'Make a rollout plan' }).click();
    await page.waitForURL(/\/deployment\/plans$/);
    await stages(page).getByRole('button', { name: /^Undo/ }).click();
    await goTo(page, `p/${project}/scoping/targets`);
    await expect(page.getByRole('heading', { name: 'No target yet' })).toBeVisible();
  });

  await test.step('money per 1,000 rows by an estimate; without it nothing is measured', async () => {
    await goTo(page, `p/${sample}/scoping/estimates`);
    await page.getByRole('button', { name: 'New estimate' }).click();
    await page.getByRole('menuitem', { name: /^Cost of missed/ }).click();
    await expect(page.getByText(/^A miss costs as much as/).first()).toBeVisible();
    await goTo(page, `p/${sample}/scoping/targets`);
    await page.getByRole('button', { name: 'Set a target' }).click();
    await chooseOption(setting(page), 'Metric', 'Value per 1,000 rows');
    await expect(setting(page).getByLabel('Worth of outcomes')).toHaveValue(/./);
    await expect(setting(page).getByText(/^Now .*€, 95% interval .*€ to .*€, n\s12,000/)).toBeVisible();
    await setting(page).getByLabel('Target', { exact: true }).fill('-1000000');
    await setting(page).getByRole('button', { name: 'Set the target' }).click();
    await expect(atHome).toContainText(/Value per 1,000 rows.*at least -1,000,000 €.*pass.*€ to .*€/s);
    await goTo(page, `p/${sample}/scoping/estimates`);
    await page.getByRole('button', { name: /^Actions for Cost of missed/ }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await goTo(page, `p/${sample}/scoping/targets`);
    await expect(atHome).toContainText(/not measured.*the estimate “Cost of missed.*” is gone/s);
  });
});
