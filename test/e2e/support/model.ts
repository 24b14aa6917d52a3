import { expect, type Locator, type Page } from '@playwright/test';
import { filePayload, goTo, shownProject, type GivenFile } from './app.ts';

export interface ModelOptions {
  /** The column with the true answers, where the app's own guess is not to be trusted. */
  truth?: string;
  /** Instead of the name made from the file's. */
  name?: string;
  /** Says yes to columns matched by their place rather than their name. */
  confirmOrder?: boolean;
  /** Whatever else must be set before the model can be kept. */
  settle?: (page: Page) => Promise<void>;
}

/** Hands a model file to the open project up to where it could be kept. */
export async function planModel(page: Page, file: GivenFile, options: ModelOptions = {}): Promise<void> {
  await goTo(page, `p/${shownProject(page)}/modeling/add`);
  await page.locator('main input[type=file]').first().setInputFiles(filePayload(file));
  await expect(page.getByRole('button', { name: 'Keep and evaluate' })).toBeVisible();
  await options.settle?.(page);
  if (options.truth !== undefined) await chooseOption(page, 'Column with the true answers', options.truth);
  if (options.name !== undefined) await page.getByLabel('Name of the model').fill(options.name);
  if (options.confirmOrder) await page.getByLabel(/These are the columns the model was trained on/).check();
}

/** Adds a model to the open project, evaluates it and shows the evaluation; returns the id of its entry. */
export async function addModel(page: Page, file: GivenFile, options: ModelOptions = {}): Promise<string> {
  await planModel(page, file, options);
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await page.waitForURL(/\/modeling\/evaluation\//);
  await expect(page.getByRole('heading', { name: 'Error analysis' })).toBeVisible();
  return page.url().split('/').at(-1)!;
}

/** Chooses in a combo box by the words of an option, whatever stands quietly behind them. */
export async function chooseOption(page: Page | Locator, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  if ((await box.inputValue()) === option) return;
  await box.fill(option);
  const escaped = option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  await page
    .getByRole('listbox', { name: label })
    .getByRole('option', { name: new RegExp(`^${escaped}( |$)`) })
    .first()
    .click();
}
