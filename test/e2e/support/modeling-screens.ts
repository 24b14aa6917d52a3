import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { filePayload, goTo } from './app.ts';
import { sliceBy } from './evaluation-screen.ts';
import { chooseOption } from './model.ts';
import type { Screen } from './screens.ts';

/** Models, on the way in and evaluated. */
export const MODELING_SCREENS: readonly Screen[] = [
  {
    name: 'models',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling`);
      await expect(page.getByRole('grid', { name: 'Evaluations' })).toBeVisible();
    },
  },
  {
    name: 'models-none',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling`);
      await expect(page.getByRole('heading', { name: 'No model yet' })).toBeVisible();
    },
  },
  {
    name: 'add-model',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/add`);
      await expect(page.getByRole('heading', { name: 'Which model should be evaluated?' })).toBeVisible();
    },
  },
  {
    name: 'add-model-by-name',
    show: async (page) => {
      await offerModel(page, new URL('../../../public/samples/loan-trees.onnx', import.meta.url));
      await expect(page.getByRole('table', { name: 'Sample predictions' })).toBeVisible();
    },
  },
  {
    name: 'add-model-by-position',
    show: async (page) => {
      await page.getByRole('button', { name: 'Another file' }).click();
      await offerModel(page, new URL('../../golden/onnx/margins.onnx', import.meta.url));
      await expect(page.getByLabel(/These are the columns the model was trained on/)).toBeVisible();
    },
  },
  {
    name: 'prediction-column',
    show: async (page, { own }) => {
      await goTo(page, `p/${own}/modeling/column`);
      await chooseOption(page, 'Column with the predictions', 'employment');
      await chooseOption(page, 'Column with the true answers', 'repaid');
      await expect(page.getByRole('heading', { name: 'What its values mean' })).toBeVisible();
    },
  },
  {
    name: 'model',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling`);
      await page
        .getByRole('grid', { name: 'Models' })
        .getByRole('link', { name: /^trees/ })
        .click();
      await expect(page.getByRole('heading', { name: 'How it is fed and read' })).toBeVisible();
    },
  },
  {
    name: 'evaluation',
    show: async (page, { sample }) => {
      await goTo(page, `p/${sample}/modeling`);
      await page.getByRole('link', { name: /^trees.* on / }).click();
      await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
      await expect(page.locator('aside .cell').first()).toBeVisible();
    },
  },
  {
    name: 'evaluation-slice',
    show: async (page) => {
      await sliceBy(page, 'employment');
      await page.getByRole('rowheader', { name: 'employment = self-employed' }).click();
      await expect(page.getByRole('heading', { name: 'employment = self-employed' })).toBeVisible();
      await expect(page.locator('aside .cell').first()).toBeVisible();
    },
  },
  {
    name: 'evaluation-gain',
    show: async (page) => {
      const facts = page.getByRole('complementary').getByRole('definition').filter({ hasText: ' to ' });
      await facts.last().getByRole('button').click();
      await expect(page.getByRole('dialog', { name: 'Gain: the arithmetic' })).toBeVisible();
    },
  },
  {
    name: 'evaluation-columns',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Columns', exact: true }).click();
      await expect(page.getByRole('dialog', { name: 'Columns of the sheet' })).toBeVisible();
    },
  },
  {
    name: 'evaluation-plan',
    show: async (page) => {
      await page.keyboard.press('Escape');
      const views = page.getByRole('radiogroup', { name: 'Columns of the sheet' });
      await views.getByText('Plan', { exact: true }).click();
      await page.getByRole('row', { name: /^employment = retired/ }).focus();
      await expect(page.getByRole('columnheader', { name: 'Priority' })).toBeVisible();
    },
  },
  {
    name: 'evaluation-all-metrics',
    show: async (page) => {
      await page.getByRole('link', { name: 'All metrics' }).click();
      await expect(page.getByRole('region', { name: 'Scores by bin' })).toBeVisible();
    },
  },
  {
    name: 'evaluation-arithmetic',
    show: async (page) => {
      await page
        .getByRole('row', { name: /^Precision,/ })
        .getByRole('button')
        .click();
      await expect(page.getByRole('dialog').getByRole('list', { name: 'Steps' })).toBeVisible();
    },
  },
  {
    name: 'mistakes',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Mistakes', exact: true }).click();
      await expect(page.getByRole('table', { name: 'Values in common' })).toBeVisible();
      await page.getByRole('combobox', { name: 'Add a tag' }).fill('thin file');
      await page.getByRole('option', { name: 'New tag “thin file”' }).click();
      await expect(page.getByRole('table', { name: 'Tags', exact: true })).toBeVisible();
    },
  },
  {
    name: 'threshold',
    show: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Threshold', exact: true }).click();
      await expect(page.getByRole('grid', { name: 'Policies and what they cost' })).toContainText(
        'Equal accuracy',
      );
    },
  },
  {
    name: 'evaluation-of-values',
    show: async (page, { own }) => {
      await page.keyboard.press('Escape');
      await goTo(page, `p/${own}/modeling/column`);
      await chooseOption(page, 'Column with the predictions', 'amount');
      await chooseOption(page, 'Column with the true answers', 'income');
      await page.getByText('A value', { exact: true }).click();
      await page.getByRole('button', { name: 'Keep and evaluate' }).click();
      await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
      await expect(page.locator('aside svg').first()).toBeVisible();
    },
  },
];

async function offerModel(page: Page, file: URL): Promise<void> {
  const name = file.pathname.split('/').at(-1)!;
  await page.locator('main input[type=file]').setInputFiles(filePayload({ name, bytes: readFileSync(file) }));
}
