import { expect, type Locator, type Page } from '@playwright/test';
import { filePayload, goTo, shownProject, type GivenFile } from './app.ts';

export interface DatasetOptions {
  /** Instead of the name made from the file's. */
  name?: string;
  /** By column: how it is read instead of what was proposed. */
  types?: Readonly<Record<string, string>>;
  /** What is chosen where cells do not fit. */
  onProblem?: 'missing' | 'skipRow';
}

/** Hands a table to the open project up to where it could be read; returns the button that reads it. */
export async function planDataset(
  page: Page,
  file: GivenFile,
  { name, types = {} }: DatasetOptions = {},
): Promise<Locator> {
  await goTo(page, `p/${shownProject(page)}/data/add`);
  await page.locator('main input[type=file]').first().setInputFiles(filePayload(file));
  const read = page.getByRole('button', { name: /^Read (the file|[\d,]+ rows?)$/ });
  await expect(read).toBeEnabled();
  if (name !== undefined) await page.getByLabel('Dataset name').fill(name);
  for (const [column, type] of Object.entries(types)) {
    await page.getByLabel(`Read ${column} as`, { exact: true }).selectOption(type);
  }
  return read;
}

/** Adds a table to the open project and shows its rows; returns the id of its entry. */
export async function addDataset(page: Page, file: GivenFile, options: DatasetOptions = {}): Promise<string> {
  await (await planDataset(page, file, options)).click();
  if (options.onProblem) {
    const choice = options.onProblem === 'missing' ? 'Read those cells as missing' : /Leave those rows out/;
    await page.getByRole('button', { name: choice }).click();
  }
  await page.waitForURL(/\/data\/table\//);
  return page.url().split('/').at(-1)!;
}
