import { expect, test, type Page } from '@playwright/test';
import { filePayload, goTo, newProject, openApp, stages } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';
import { HELD_OUT, PRODUCTION, WORSE_FROM } from './support/two-models.ts';

const TARGET = 'Accuracy at least 80%';
const state = (page: Page, stage: string) =>
  stages(page).getByRole('link', { name: new RegExp(`^${stage}`) });
const dialog = (page: Page) => page.getByRole('dialog');
/** Where the target is set: how it stands as gate, as guardrail and as alarm. */
const atHome = (page: Page) => page.getByRole('article', { name: /^Accuracy at least/ });
/** The same target in modeling. */
const asGate = (page: Page) =>
  page.getByRole('grid', { name: 'Targets' }).getByRole('row').filter({ hasText: 'Accuracy' });
const alarms = (page: Page) => page.getByRole('grid', { name: 'Alarms', exact: true });

/** Takes a column of the dataset as the answers of a model, and evaluates it. */
async function evaluate(page: Page, project: string, column: string): Promise<void> {
  await goTo(page, `p/${project}/modeling/column`);
  await chooseOption(page, 'Column with the predictions', column);
  await chooseOption(page, 'Column with the true answers', 'repaid');
  await page.getByLabel('Name of the model').fill(column);
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await page.waitForURL(/\/modeling\/evaluation\//);
  await expect(page.getByRole('group', { name: 'Headline metrics' })).toBeVisible();
}

async function makeLive(page: Page, project: string, model: string): Promise<void> {
  await goTo(page, `p/${project}/deployment`);
  const versions = page.getByRole('region', { name: 'Model versions' });
  await versions.getByRole('row').filter({ hasText: model }).getByRole('button').click();
  await page.getByRole('menuitemradio', { name: 'Production', exact: true }).click();
  await dialog(page)
    .getByRole('button', { name: /^Change/ })
    .click();
  await expect(dialog(page)).toBeHidden();
  await expect(state(page, 'Deployment')).toContainText(model);
}

/** Goes through one rollout of the challenger as it was evaluated, to its end; returns what happened last. */
async function playCanary(page: Page) {
  await page.getByRole('link', { name: 'Run it' }).click();
  await page.waitForURL(/\/simulate/);
  await page.getByLabel('Challenger', { exact: true }).selectOption('As evaluated');
  await page.getByText('One, step by step').click();
  const next = page.getByRole('button', { name: 'Next event' });
  await expect(next).toBeEnabled();
  while (await next.isEnabled()) await next.click();
  return page.getByRole('list', { name: 'What happened, newest first' }).getByRole('listitem').first();
}

test('a target set in scoping turns red in modeling, stops a canary and rings in production, and all follow it', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openApp(page);
  const project = await newProject(page, 'Loans');

  await test.step('before there is anything, one target is to be gate, guardrail and alarm', async () => {
    await goTo(page, `p/${project}/scoping/targets`);
    await page.getByRole('button', { name: 'Set a target' }).first().click();
    await chooseOption(dialog(page), 'Metric', 'Accuracy');
    await dialog(page).getByLabel('Target', { exact: true }).fill('80');
    await dialog(page).getByLabel('Guardrail').check();
    await dialog(page).getByLabel('Alarm').check();
    await dialog(page).getByRole('button', { name: 'Set the target' }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(atHome(page)).toContainText(/at least 80%.*no evaluation yet.*no plan uses it.*no log/s);
  });

  await addDataset(page, HELD_OUT);
  await evaluate(page, project, 'careful');
  await evaluate(page, project, 'hasty');

  await test.step('green with the careful model in production, red with the hasty one, until that is undone', async () => {
    await makeLive(page, project, 'careful');
    await expect(state(page, 'Modeling')).toContainText('2 evaluated');
    await makeLive(page, project, 'hasty');
    await expect(state(page, 'Modeling')).toContainText('1 gate');
    await goTo(page, `p/${project}/modeling/targets`);
    await expect(asGate(page)).toContainText(/70\.0%.*fail/s);
    await stages(page).getByRole('button', { name: /^Undo/ }).click();
    await expect(asGate(page)).toContainText(/90\.0%.*pass/s);
    await expect(state(page, 'Modeling')).toContainText('2 evaluated');
  });

  let plan = '';
  await test.step('a canary of the hasty model is stopped by it alone', async () => {
    await goTo(page, `p/${project}/deployment/plans`);
    await page.getByRole('button', { name: 'New plan' }).click();
    await page.getByRole('menuitem', { name: /^Canary/ }).click();
    await page.getByRole('button', { name: 'Actions for errors' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Use a target' }).click();
    await page.getByRole('button', { name: `Use ${TARGET}` }).click();
    const metrics = page.getByRole('table', { name: 'Metrics' });
    await expect(metrics.getByRole('link', { name: `follows “${TARGET}”` })).toBeVisible();
    await expect(metrics.getByRole('row')).toHaveCount(2);
    plan = page.url().split('#/')[1]!;
    await expect(await playCanary(page)).toContainText('Aborted: Accuracy failed once; its limit is 0.');
    const aside = page.getByRole('complementary', { name: 'Plan' });
    await expect(aside).toContainText(`at least 80%, as the target ${TARGET} says`);
  });

  await test.step('in production it rings from the day on which the hasty model answers', async () => {
    await goTo(page, `p/${project}/monitoring/logs/new`);
    await page.locator('main input[type=file]').setInputFiles(filePayload(PRODUCTION));
    await page.getByRole('button', { name: /^Read (the file|[\d,]+ rows)$/ }).click();
    await expect(page.getByText('60 windows')).toBeVisible();
    await page.getByRole('button', { name: 'Watch this log' }).click();
    await expect(page.getByRole('group', { name: 'What is counted' })).toContainText('Rows counted 2,400');
    await page.reload();
    // Said in the rail before anybody looked at the alarms.
    await expect(state(page, 'Monitoring')).toContainText('1 alarm');
    await page.getByRole('link', { name: 'Alarms', exact: true }).click();
    const alarm = alarms(page).getByRole('row', { name: /^Accuracy below 80%/ });
    await expect(alarm).toContainText(new RegExp(`on\\s*since ${WORSE_FROM}.*fail`, 's'));
    await expect(page.getByRole('table', { name: 'What rang' }).getByRole('row')).toHaveCount(2);
    await alarm.getByRole('link', { name: `Target “${TARGET}”` }).click();
    await expect(atHome(page)).toContainText(/pass.*90\.0%/s);
    await expect(atHome(page).getByRole('list', { name: /^Rollout plans/ })).toContainText('Canary');
    await expect(atHome(page).getByRole('list', { name: /^Logs/ })).toContainText(/production.*on.*67\.5%/s);
  });

  await test.step('changed there, it is changed in all of them', async () => {
    await atHome(page).getByRole('heading').getByRole('button').click();
    await dialog(page).getByLabel('Target', { exact: true }).fill('60');
    await dialog(page).getByRole('button', { name: 'Change the target' }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(atHome(page)).toContainText('at least 60%');
    await expect(state(page, 'Monitoring')).toContainText('1 log');
    await goTo(page, plan);
    await expect(await playCanary(page)).toContainText('All steps are passed');
  });

  await test.step('without its evaluation nothing is known of the model in production, which is said', async () => {
    await goTo(page, `p/${project}/modeling`);
    await page.getByRole('button', { name: 'Actions for careful on held-out' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(state(page, 'Modeling')).toContainText('unevaluated');
    await goTo(page, `p/${project}/modeling/targets`);
    await expect(page.getByText('“careful” is in production and not evaluated')).toBeVisible();
    await expect(page.getByText('What follows is of “hasty on held-out”.')).toBeVisible();
    await page.getByRole('link', { name: 'Evaluate careful' }).click();
    await expect(page.getByRole('heading', { name: 'How does careful do?' })).toBeVisible();
  });
});
