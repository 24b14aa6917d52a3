import { expect, type Page } from '@playwright/test';
import { goTo, newProject } from './app.ts';
import { addDataset } from './dataset.ts';
import { chooseOption } from './model.ts';

/** Rows by group, truth and prediction. Group a: 45 of 60 right. Group b: 38 of 40 right. */
const COUNTS = [
  ['a', 'yes', 'yes', 25],
  ['a', 'yes', 'no', 5],
  ['a', 'no', 'no', 20],
  ['a', 'no', 'yes', 10],
  ['b', 'yes', 'yes', 9],
  ['b', 'yes', 'no', 1],
  ['b', 'no', 'no', 29],
  ['b', 'no', 'yes', 1],
] as const;

export interface KnownProject {
  project: string;
  table: string;
  evaluation: string;
}

/** A project of 100 rows whose every figure can be told by heart, evaluated from its column of predictions. */
export async function makeKnownProject(page: Page, name: string): Promise<KnownProject> {
  const project = await newProject(page, name);
  const rows = COUNTS.flatMap(([group, truth, predicted, count]) =>
    Array.from({ length: count }, (_, i) => `${group},${truth},${predicted},${String(i)}`),
  );
  const bytes = Buffer.from(['group,truth,predicted,turn', ...rows].join('\n'));
  const table = await addDataset(page, { name: 'known.csv', bytes });
  await goTo(page, `p/${project}/modeling/column`);
  await chooseOption(page, 'Column with the predictions', 'predicted');
  await chooseOption(page, 'Column with the true answers', 'truth');
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await page.waitForURL(/\/modeling\/evaluation\//);
  await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
  return { project, table, evaluation: page.url().split('/').at(-1)! };
}
