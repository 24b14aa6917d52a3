import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { goTo, openApp, shownProject } from './support/app.ts';

const ARGO = new URL('../core/rollout/documents/argo-background.yaml', import.meta.url);

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const step = (page: Page, what: string) =>
  page.getByRole('table', { name: 'Steps' }).getByLabel(what, { exact: true });
const text = (page: Page) => page.getByRole('textbox', { name: 'Text of the plan' });
const known = (page: Page) => page.getByRole('region', { name: 'What to know' });

async function newCanary(page: Page): Promise<void> {
  await goTo(page, `p/${shownProject(page)}/deployment/plans`);
  await page.getByRole('button', { name: 'New plan' }).click();
  await page.getByRole('menuitem', { name: /^Canary/ }).click();
  await expect(heading(page, 'Canary')).toBeVisible();
}

async function bring(page: Page, yaml: string): Promise<void> {
  await goTo(page, `p/${shownProject(page)}/deployment/plans`);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByLabel(/^YAML of Argo Rollouts/).fill(yaml);
}

test('a plan from a template is changed, taken back, read for what is odd, and goes through YAML', async ({
  page,
}) => {
  await openApp(page, { sample: true });
  await newCanary(page);

  await test.step('a finding says how few requests a step sees, and leads there', async () => {
    await page.getByLabel('Requests per second, of both models together').fill('0.5');
    await known(page).getByText('Step 1 sees 15 requests').click();
    await expect(step(page, 'Weight of step 1')).toBeFocused();
  });

  await test.step('a weight is changed and taken back', async () => {
    await step(page, 'Weight of step 1').fill('10');
    await expect(known(page).getByText('Step 1 sees 30 requests')).toBeVisible();
    const undo = page.getByRole('button', { name: 'Undo: Weight of step 1' });
    await undo.click();
    await expect(step(page, 'Weight of step 1')).toHaveValue('5');
  });

  await test.step('a step is moved and taken out by keyboard', async () => {
    await step(page, 'Hold of step 1').press('Alt+ArrowDown');
    await expect(step(page, 'Weight of step 2')).toHaveValue('5');
    await expect(step(page, 'Weight of step 2')).toBeFocused();
    await page.getByRole('button', { name: 'Undo: Move step 1' }).click();
    await expect(step(page, 'Weight of step 1')).toHaveValue('5');
    await page.getByRole('button', { name: 'Actions for step 4' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
    await expect(known(page).getByText(/^The weight never reaches 100%|never reaches 100%/)).toBeVisible();
    await page.getByRole('button', { name: 'Undo: Remove step 4' }).click();
    await expect(step(page, 'Weight of step 4')).toHaveValue('100');
  });

  await test.step('as text: what is wrong is said at its place, and what was typed stays', async () => {
    await page.getByRole('button', { name: 'As YAML' }).click();
    const good = (await text(page).inputValue()).replace('weight: 25', 'weight: 30');
    await text(page).fill(good.replace('weight: 30', 'weight: 130'));
    await expect(page.getByRole('alert').filter({ hasText: 'line 8, column 13' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Apply' })).toBeDisabled();
    await page.goBack();
    await expect(page.getByRole('grid', { name: 'Rollout plans' })).toBeVisible();
    await page.goForward();
    await expect(text(page)).toHaveValue(/weight: 130/);
    await text(page).fill(good);
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('button', { name: 'Undo: Change the plan as text' })).toBeVisible();
    await page.getByRole('button', { name: 'As tables' }).click();
    await expect(step(page, 'Weight of step 2')).toHaveValue('30');
  });

  await test.step('exported and imported it is the same plan', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Export “Canary”' });
    const yaml = await dialog.getByLabel('The plan’s text').inputValue();
    await dialog.getByText('Flagger', { exact: true }).click();
    await expect(dialog.getByText('Flagger compares with a threshold')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await bring(page, yaml);
    await page.getByRole('button', { name: 'Add this plan' }).click();
    await expect(heading(page, 'plan')).toBeVisible();
    await page.getByRole('button', { name: 'As YAML' }).click();
    await expect(text(page)).toHaveValue(yaml);
  });
});

test('a rollout of Argo says what it really does, and follows a target as its guardrail', async ({
  page,
}) => {
  await openApp(page, { sample: true });

  await test.step('its notes are read before and after', async () => {
    // Dropped anywhere, it comes to where plans are taken.
    await page.evaluate(
      (yaml) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([yaml], 'rollout.yaml'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      readFileSync(ARGO, 'utf8'),
    );
    const fourth = 'error-rate: failureLimit 3 fails at failure 4, though the documentation says 3.';
    await expect(page.getByRole('dialog').getByText(fourth)).toBeVisible();
    await page.getByRole('button', { name: 'Add this plan' }).click();
    await expect(heading(page, 'ranking-model')).toBeVisible();
    await expect(page.getByRole('region', { name: 'From Argo Rollouts' }).getByText(fourth)).toBeVisible();
    await expect(known(page).getByText('failureLimit 3 means the fourth failure')).toBeVisible();
  });

  await test.step('a target becomes a metric, and the metric follows it', async () => {
    const plan = page.url().split('#/')[1]!;
    await goTo(page, `p/${shownProject(page)}/modeling/targets`);
    await page.getByRole('button', { name: 'Set a target' }).first().click();
    const setting = page.getByRole('dialog', { name: 'Set a target' });
    await setting.getByLabel('Target', { exact: true }).fill('80');
    await setting.getByLabel('Guardrail').check();
    await setting.getByLabel('Name').fill('Right often enough');
    await setting.getByRole('button', { name: 'Set the target' }).click();
    await expect(setting).toBeHidden();
    await goTo(page, plan);
    await page.getByRole('button', { name: 'Use a target' }).click();
    await page.getByRole('button', { name: 'Use Right often enough' }).click();
    const row = page
      .getByRole('table', { name: 'Metrics' })
      .getByRole('row')
      .filter({ hasText: 'Right often enough' });
    await expect(row).toContainText('Accuracy, challenger');
    await expect(row).toContainText('at least 80%');
  });

  await test.step('how often a healthy model is thrown out', async () => {
    await page.getByLabel('Requests per second, of both models together').fill('1');
    await page.getByLabel('What a healthy model shows of Right often enough').fill('81');
    await expect(known(page).getByText(/aborts a healthy model/)).toBeVisible();
  });
});
