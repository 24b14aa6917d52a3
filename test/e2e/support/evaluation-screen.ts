import { expect, type Page } from '@playwright/test';
import type { Evaluation } from '../../../src/core/evaluation/evaluation.ts';
import type { Predictions } from '../../../src/core/predictions/predictions.ts';
import { shownProject } from './app.ts';
import { chooseOption } from './model.ts';
import { readStore } from './read-store.ts';

/** One row of the error-analysis sheet as the screen writes it, by column header. */
export type ShownRow = Readonly<Record<string, string>>;

/** Makes the rows of the sheet from a column. */
export async function sliceBy(page: Page, column: string): Promise<void> {
  await page.getByText('By column', { exact: true }).click();
  await chooseOption(page, 'Column', column);
}

/** The rows of the sheet by the names of the slices. */
export async function shownSheet(page: Page): Promise<Readonly<Record<string, ShownRow>>> {
  const grid = page.getByRole('grid', { name: 'Error analysis' });
  const rows = await grid.evaluate((table) => {
    const words = (cells: HTMLCollectionOf<HTMLTableCellElement>) =>
      Array.from(cells, (cell) => cell.innerText.trim());
    const [head, ...body] = Array.from((table as HTMLTableElement).rows, ({ cells }) => words(cells));
    return body.map((cells) => Object.fromEntries(cells.map((cell, i) => [head?.[i] ?? '', cell])));
  });
  return Object.fromEntries(rows.map((row) => [row['Slice'] ?? '', row]));
}

/** Waits until the sheet has these slices, beside the row of all, and gives its rows. */
export async function sheetOf(
  page: Page,
  slices: readonly string[],
): Promise<Readonly<Record<string, ShownRow>>> {
  const wanted = ['all rows', ...slices].sort();
  await expect(async () => {
    expect(Object.keys(await shownSheet(page)).sort()).toEqual(wanted);
  }).toPass({ timeout: 10_000, intervals: [50] });
  return shownSheet(page);
}

/** "16,281" as a number. */
export function countIn(words: string | undefined): number {
  return Number(words?.replaceAll(',', '') ?? NaN);
}

/** The counts of the confusion matrix that is shown, by "actual/predicted". */
export async function shownConfusion(page: Page): Promise<Readonly<Record<string, number>>> {
  const labels = await page
    .getByRole('complementary', { name: 'Slice in detail' })
    .locator('.cell')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
  return Object.fromEntries(
    labels.map((words) => {
      const found = /^actual (.+), predicted (.+): ([\d,]+)/.exec(words);
      return [`${found?.[1] ?? '?'}/${found?.[2] ?? '?'}`, countIn(found?.[3])];
    }),
  );
}

/** Metrics as their screen writes them, of one of its tables: value by title. Comes back to the sheet. */
export async function shownMetrics(
  page: Page,
  name: 'All metrics' | 'Averages over classes' = 'All metrics',
): Promise<Readonly<Record<string, string>>> {
  await page.getByRole('link', { name: 'All metrics' }).click();
  const table = page.getByRole('region', { name, exact: true });
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  const rows = await table
    .getByRole('row')
    .evaluateAll((lines) =>
      lines.slice(1).map((line) => Array.from((line as HTMLTableRowElement).cells, (cell) => cell.innerText)),
    );
  await page.goBack();
  await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
  return Object.fromEntries(rows.map(([title = '', value = '']) => [title, value]));
}

/** The evaluation whose screen is shown, and its predictions, as they are stored. */
export async function storedEvaluation(
  page: Page,
): Promise<{ evaluation: Evaluation; predictions: Predictions }> {
  const { documents, objects } = await readStore(page);
  const entry = page.url().split('/').at(-1);
  const named = documents.find(({ id, projectId }) => id === entry && projectId === shownProject(page));
  const digest = named?.kind === 'entry' ? named.body.object : null;
  const evaluation = objects.find((record) => record.digest === digest)?.object as Evaluation;
  const predictions = objects.find((record) => record.digest === evaluation.predictions)
    ?.object as Predictions;
  return { evaluation, predictions };
}

/** The value of a stored metric, of a class where one is given. */
export function metricOf({ results }: Evaluation, metric: string, ofClass?: string): number {
  const found = results.find(
    ({ measure }) =>
      measure.metric === metric && (ofClass === undefined || measure.params['class'] === ofClass),
  );
  return found?.estimate.value ?? NaN;
}
