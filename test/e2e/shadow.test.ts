import { expect, test, type Page } from '@playwright/test';
import type { Shadow } from '../../src/core/shadow/shadow.ts';
import { goTo, newProject, openApp, shownProject, toast } from './support/app.ts';
import { settleTrees } from './support/adult-trees.ts';
import { addDataset } from './support/dataset.ts';
import { addModel } from './support/model.ts';
import { liveDocuments, readStore } from './support/read-store.ts';
import { hasSharedData, sharedAnswers, sharedFile } from './support/shared-data.ts';

const tableOf = (page: Page, name: string) => page.getByRole('region', { name });

async function storedShadow(page: Page): Promise<Shadow> {
  const documents = liveDocuments(await readStore(page), shownProject(page));
  return documents.find((doc): doc is Shadow => doc.kind === 'shadow')!;
}

/** Both sides answered rows at the same time, by the clock that their two workers share. */
async function expectOverlap(page: Page): Promise<void> {
  const { champion, challenger } = (await storedShadow(page)).body.run!;
  for (const side of [champion, challenger]) expect(side.lastMs).toBeGreaterThan(side.firstMs!);
  expect(champion.firstMs!).toBeLessThan(challenger.lastMs!);
  expect(challenger.firstMs!).toBeLessThan(champion.lastMs!);
}

test('logistic regression beside boosted trees on Adult: who differs, where, and at the same time', async ({
  page,
}) => {
  test.skip(!hasSharedData, 'the public datasets (../shared/data) are not here');
  await openApp(page);
  await newProject(page, 'Shadow');
  await addDataset(page, sharedFile('adult-test.csv'), { name: 'adult' });
  await addModel(page, sharedFile('adult-logreg.onnx'), { truth: 'income' });
  await addModel(page, sharedFile('adult-gbdt.onnx'), { truth: 'income', settle: settleTrees });

  await goTo(page, `p/${shownProject(page)}/deployment/shadow/new`);
  await page.getByLabel('Champion: model or person').selectOption({ label: 'adult-logreg' });
  await page.getByLabel('Challenger: model or person').selectOption({ label: 'adult-gbdt' });
  await page.getByLabel('Rows a call').fill('128');
  await page.getByLabel('Longest wait for a call').fill('');
  await page.getByRole('button', { name: 'Run side by side' }).click();

  const answers = sharedAnswers('adult-expected.csv');
  const differ = answers.filter((row) => row['logreg_label'] !== row['gbdt_label']);
  const lost = answers.filter(
    (row) => row['logreg_label'] === row['income'] && row['gbdt_label'] !== row['income'],
  );
  const won = answers.filter(
    (row) => row['logreg_label'] !== row['income'] && row['gbdt_label'] === row['income'],
  );
  const statistic = (Math.abs(lost.length - won.length) - 1) ** 2 / (lost.length + won.length);
  const words = (count: number): string => count.toLocaleString('en');

  await expect(
    page.getByText(`${(100 * (1 - differ.length / answers.length)).toFixed(1)}%`).first(),
  ).toBeVisible();
  const right = tableOf(page, 'Who is right');
  await expect(right.getByRole('row', { name: /^right to wrong/ })).toContainText(words(lost.length));
  await expect(right.getByRole('row', { name: /^wrong to right/ })).toContainText(words(won.length));
  await expect(page.getByText(`continuity correction ${statistic.toFixed(2)}`)).toBeVisible();
  await expectOverlap(page);

  await right.getByRole('link', { name: words(lost.length) }).click();
  await expect(page.getByText(new RegExp(`${words(lost.length)} of 16,281 rows`))).toBeVisible();
});

test('half the rows of the sample: run, undone, its rows looked at, deleted and brought back', async ({
  page,
}) => {
  await openApp(page, { sample: true });
  const project = shownProject(page);
  await goTo(page, `p/${project}/deployment/shadow`);
  await page.getByRole('link', { name: 'Run in shadow' }).click();
  await page.getByLabel('Rows mirrored').fill('50');
  await page.getByRole('button', { name: 'Run side by side' }).click();
  await expect(tableOf(page, 'Calls of both sides')).toBeVisible();
  await expectOverlap(page);
  const { run } = (await storedShadow(page)).body;
  expect(run!.champion.answered).toBe(run!.asked);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('This run was not finished')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(tableOf(page, 'Calls of both sides')).toBeVisible();

  const differing = tableOf(page, 'Differences by slice').getByRole('row').nth(1).getByRole('link').first();
  const rows = (await differing.textContent())!.trim();
  await differing.click();
  await expect(page.getByText(new RegExp(`${rows} of 12,000 rows`))).toBeVisible();
  await page.goBack();

  await page
    .getByRole('button', { name: /^Actions for/ })
    .last()
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing ran in shadow yet' })).toBeVisible();
  await toast(page, /deleted/)
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(page.getByRole('grid', { name: 'Shadow comparisons' })).toBeVisible();
});
