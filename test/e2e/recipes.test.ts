import { expect, test, type Page } from '@playwright/test';
import { onnxModel } from '../../src/core/model/onnx-writer.ts';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { exportProject, importProject } from './support/exchange.ts';
import { addModel, chooseOption } from './support/model.ts';
import { hasSharedData, sharedFile } from './support/shared-data.ts';

/** The census where it is at hand, else a table with its columns; test rows hold what training rows have not. */
const FILES = hasSharedData
  ? { train: sharedFile('adult-train.csv'), test: sharedFile('adult-test.csv') }
  : {
      train: { name: 'adult-train.csv', bytes: census(400, 1_484_705) },
      test: { name: 'adult-test.csv', bytes: census(200, 1_490_400) },
    };

function census(rows: number, heaviest: number): Buffer {
  const lines = Array.from({ length: rows }, (_, i) =>
    [
      17 + ((i * 7) % 50),
      heaviest - i,
      i % 10 === 3 ? '?' : ['Private', 'State-gov', 'Self-emp-inc'][i % 3],
      20 + (i % 40),
      i % 4 === 0 ? '>50K' : '<=50K',
    ].join(','),
  );
  return Buffer.from(['age,fnlwgt,workclass,hours_per_week,income', ...lines].join('\n'));
}

async function addStep(page: Page, kind: string): Promise<void> {
  const before = await page
    .getByRole('list', { name: 'Steps in order' })
    .getByRole('button', { name: /^Move step/ })
    .count();
  await page.getByRole('button', { name: 'Add a step', exact: true }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  await expect(
    page.getByRole('button', { name: `Move step ${String(before + 1)}:`, exact: false }),
  ).toBeVisible();
}

test('a recipe is built, fitted on training rows, applied to test rows, and comes back with the project', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'Census');
  await addDataset(page, FILES.train, { name: 'train' });
  await addDataset(page, FILES.test, { name: 'test' });
  await goTo(page, `p/${shownProject(page)}/data/recipes`);
  await page.getByRole('button', { name: 'New recipe' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Recipe' })).toBeVisible();
  await expect(page.getByLabel('Dataset', { exact: true }).locator('option:checked')).toHaveText(/^train/);

  // A formula that cannot be read says where, and is put right with the help of names.
  await addStep(page, 'Column by a formula');
  await page.getByLabel('New column').fill('long');
  const formula = page.getByRole('textbox', { name: 'Formula' });
  await formula.fill('hours_per_weak > 45');
  await expect(page.getByRole('alert').filter({ hasText: 'hours_per_week' })).toBeVisible();
  await expect(page.locator('mark')).toHaveText('hours_per_weak');
  await formula.fill('hours');
  await page.getByRole('option', { name: /^hours_per_week/ }).waitFor();
  await formula.press('Enter');
  await expect(formula).toHaveValue('hours_per_week');
  await formula.pressSequentially(' > 45');
  await formula.blur();
  const after = page.getByRole('table', { name: 'After' });
  await expect(after.getByRole('columnheader', { name: /^long/ })).toBeVisible();
  await expect(after.getByRole('cell', { name: /^(true|false)$/ }).first()).toBeVisible();

  await addStep(page, 'Scale numbers');
  await expect(page.getByText('No column is chosen.').first()).toBeVisible();
  await chooseOption(page, 'Add a column', 'age');
  await chooseOption(page, 'Add a column', 'fnlwgt');
  await expect(page.getByText(/Learned: *age less/)).toBeVisible();
  await addStep(page, 'One-hot: values to columns');
  await chooseOption(page, 'Add a column', 'workclass');
  await expect(after.getByRole('columnheader', { name: /^workclass=Private/ })).toBeVisible();

  // Order by keyboard, switching off, and undo of each.
  const steps = page.getByRole('list', { name: 'Steps in order' });
  const titles = steps.locator('.title .words');
  await page.getByRole('button', { name: 'Move step 3:' }).press('ArrowUp');
  await expect(titles.nth(1)).toHaveText(/^Turn the values of workclass/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(titles.nth(1)).toHaveText(/^Scale age, fnlwgt/);
  await page.getByRole('button', { name: 'Step 1', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Switch off' }).click();
  await expect(page.getByText('2 steps on')).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.getByText('3 steps on')).toBeVisible();

  await page.getByRole('button', { name: 'Fit and make the dataset' }).click();
  await expect(page.getByRole('link', { name: 'train, Recipe' })).toBeVisible();
  await expect(page.getByText(/learned from [\d,]+ rows of “train”: all rows/)).toBeVisible();

  await page.getByRole('link', { name: /^Fitted/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What “Recipe” learned' })).toBeVisible();
  const learned = await page
    .getByRole('listitem')
    .filter({ hasText: /^age less/ })
    .textContent();
  expect(learned).toMatch(/less \d+.*divided by \d+/);
  await page.getByLabel('Dataset to apply it to').selectOption({ label: await optionOf(page, 'test') });
  await page.getByRole('button', { name: 'Make the dataset' }).click();
  await expect(page.getByRole('link', { name: 'test, Recipe' })).toBeVisible();
  const met = page
    .getByRole('listitem')
    .filter({ hasText: 'fnlwgt: above the training rows, whose highest is 1,484,705' });
  await expect(met).toContainText(/\d+ of [\d,]+ rows/);
  await expect(met).toContainText('(1490400)');
  await page.getByRole('link', { name: 'test, Recipe' }).click();
  await expect(page.getByRole('columnheader', { name: /^workclass=Private/ })).toBeVisible();

  // The same in a copy of the project: fitted, with what it learned, and fit to be applied again.
  const file = await exportProject(page);
  await importProject(page, file);
  await goTo(page, `p/${shownProject(page)}/data/recipes`);
  await expect(
    page.getByRole('grid', { name: 'Recipes', exact: true }).getByRole('link', { name: 'Recipe' }),
  ).toBeVisible();
  await page.getByRole('grid', { name: 'Fitted recipes' }).getByRole('link', { name: 'Recipe' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: /^age less/ })).toHaveText(learned!);
});

/** A model of two scaled columns whose answer is their sum. */
const SUM = onnxModel({
  name: 'sum',
  irVersion: 8,
  producer: 'drydock',
  opsets: [{ domain: '', version: 17 }],
  inputs: [
    { name: 'age', type: 'float32', shape: ['N', 1] },
    { name: 'fnlwgt', type: 'float32', shape: ['N', 1] },
  ],
  outputs: [{ name: 'value', type: 'float32', shape: ['N', 1] }],
  nodes: [{ op: 'Add', inputs: ['age', 'fnlwgt'], outputs: ['value'] }],
});

test('a model with a recipe in its signature answers raw rows as it does rows made ready', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'Census');
  await addDataset(page, FILES.train, { name: 'train' });
  await goTo(page, `p/${shownProject(page)}/data/recipes`);
  await page.getByRole('button', { name: 'New recipe' }).click();
  await addStep(page, 'Scale numbers');
  await chooseOption(page, 'Add a column', 'age');
  await chooseOption(page, 'Add a column', 'fnlwgt');
  await page.getByRole('button', { name: 'Fit and make the dataset' }).click();
  await expect(page.getByRole('link', { name: 'train, Recipe' })).toBeVisible();
  await addDataset(page, FILES.test, { name: 'test' });
  await goTo(page, `p/${shownProject(page)}/data/recipes`);
  await page.getByRole('link', { name: 'Recipe', exact: true }).last().click();
  await page.getByLabel('Dataset to apply it to').selectOption({ label: await optionOf(page, 'test') });
  await page.getByRole('button', { name: 'Make the dataset' }).click();
  await expect(page.getByRole('link', { name: 'test, Recipe' })).toBeVisible();

  const file = { name: 'sum.onnx', bytes: SUM };
  const figures: string[] = [];
  for (const [name, dataset, recipe] of [
    ['made ready', 'test, Recipe', 'None: fed from the dataset as it is'],
    ['raw', 'test', 'Recipe'],
  ] as const) {
    await addModel(page, file, {
      name,
      truth: 'hours_per_week',
      settle: async () => {
        const choice = page.getByLabel('Dataset', { exact: true });
        const words = await choice.locator('option').allTextContents();
        await choice.selectOption({ label: words.find((option) => option.startsWith(`${dataset} ·`))! });
        const before = page.getByLabel('Recipe before the model');
        await before.selectOption({ label: recipe });
      },
    });
    figures.push((await page.getByRole('group', { name: 'Headline metrics' }).textContent())!);
  }
  expect(figures[1]).toBe(figures[0]);
  await page.getByText('What the model’s recipe met in these rows: 1 finding').click();
  await expect(page.getByText(/^fnlwgt: above the training rows/)).toBeVisible();
  await page.getByRole('link', { name: 'raw', exact: true }).first().click();
  await expect(page.getByText('applied to every dataset before the inputs')).toBeVisible();
});

async function optionOf(page: Page, name: string): Promise<string> {
  const option = page
    .getByLabel('Dataset to apply it to')
    .locator('option')
    .filter({ hasText: new RegExp(`^\\s*${name} ·`) });
  await option.waitFor({ state: 'attached' });
  return (await option.textContent())!.trim();
}
