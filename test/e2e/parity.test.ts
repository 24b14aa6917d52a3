import { expect, test, type Page } from '@playwright/test';
import type { Column } from '../../src/core/table/column.ts';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';
import { settleTrees } from './support/adult-trees.ts';
import { addDataset } from './support/dataset.ts';
import {
  countIn,
  metricOf,
  sheetOf,
  shownConfusion,
  shownMetrics,
  sliceBy,
  storedEvaluation,
} from './support/evaluation-screen.ts';
import { addModel, chooseOption } from './support/model.ts';
import { readColumns } from './support/read-columns.ts';
import {
  hasSharedData,
  sharedAnswers,
  sharedExpectations,
  sharedFile,
  type BinaryFigures,
} from './support/shared-data.ts';

/** Models exported by the libraries, run through the app, against the answers those libraries gave. */
test.describe('parity with the libraries that made the models', () => {
  test.skip(!hasSharedData, 'the public datasets (../shared/data) are not here');

  test('a pipeline of strings and floats: logistic regression on Adult', async ({ page }) => {
    await startWith(page, 'adult-test.csv');
    await addModel(page, sharedFile('adult-logreg.onnx'), { truth: 'income' });

    await expectBinary(page, 'logreg', sharedExpectations().adult.logreg);
    for (const [column, slices] of Object.entries(sharedExpectations().adult.slices_logreg_accuracy)) {
      await sliceBy(page, column);
      const shown = await sheetOf(
        page,
        Object.keys(slices).map((value) => `${column} = ${value}`),
      );
      for (const [slice, { n, accuracy }] of Object.entries(slices)) {
        const row = shown[`${column} = ${slice}`]!;
        expect(countIn(row['n']), `${slice}: n`).toBe(n);
        // The rows and the errors on the screen are exact: the accuracy they make is too.
        expect(Math.abs(1 - countIn(row['Errors']) / n - accuracy), slice).toBeLessThan(1e-6);
        expect(row['%'], `${slice} as it is written`).toBe((accuracy * 100).toFixed(1));
        expect(row['Share'], `${slice}: share`).toBe(`${((100 * n) / 16_281).toFixed(1)}%`);
      }
    }
  });

  test('a tensor by position: boosted trees on Adult', async ({ page }) => {
    await startWith(page, 'adult-test.csv');
    await addModel(page, sharedFile('adult-gbdt.onnx'), {
      truth: 'income',
      settle: settleTrees,
    });
    await expectBinary(page, 'gbdt', sharedExpectations().adult.gbdt);
  });

  test('pixels to a tensor of images: convolutions on digits', async ({ page }) => {
    await startWith(page, 'digits-test.csv');
    await addModel(page, sharedFile('digits-cnn.onnx'), {
      truth: 'digit',
      confirmOrder: true,
      settle: async () => {
        await expect(page.getByLabel('The scores are')).toHaveValue('logits');
        await expect(page.getByLabel('Class names')).toHaveValue('0\n1\n2\n3\n4\n5\n6\n7\n8\n9');
        await page.getByLabel('Numbers are fed').selectOption('Pixels / 16');
      },
    });

    const answers = sharedAnswers('digits-expected.csv');
    const { evaluation, predictions } = await storedEvaluation(page);
    const [label, ...scores] = await readColumns(page, predictions.columns);
    expect(scores).toHaveLength(10);
    const wrong: number[] = [];
    let farthest = 0;
    answers.forEach((answer, row) => {
      const logits = scores.map((_, digit) => Number(answer[`logit_${String(digit)}`]));
      const highest = Math.max(...logits);
      if (textAt(label!, row) !== String(logits.indexOf(highest))) wrong.push(row);
      const powers = logits.map((logit) => Math.exp(logit - highest));
      const sum = powers.reduce((total, power) => total + power, 0);
      powers.forEach((power, digit) => {
        farthest = Math.max(farthest, Math.abs(numberAt(scores[digit]!, row) - power / sum));
      });
    });
    expect(answers).toHaveLength(evaluation.rows);
    expect(wrong, 'rows with another digit').toEqual([]);
    expect(farthest).toBeLessThan(1e-5);

    const expected = sharedExpectations().digits;
    expect(Math.abs(metricOf(evaluation, 'accuracy') - expected.accuracy)).toBeLessThan(1e-6);
    expect(Math.abs(metricOf(evaluation, 'macroF1') - expected.f1_macro)).toBeLessThan(1e-6);
    expect(evaluation.confusion?.counts).toEqual(expected.confusion);
    const shown = await shownMetrics(page);
    expect(shown['Accuracy']).toBe(`${(expected.accuracy * 100).toFixed(1)}%`);
    const averages = await shownMetrics(page, 'Averages over classes');
    expect(averages['Macro F1']).toBe(`${(expected.f1_macro * 100).toFixed(1)}%`);
    const cells = await shownConfusion(page);
    expected.confusion.forEach((counts, actual) => {
      counts.forEach((count, digit) => {
        expect(cells[`${String(actual)}/${String(digit)}`]).toBe(count);
      });
    });
  });

  test('a value: boosted regression trees on wine', async ({ page }) => {
    await startWith(page, 'wine-white.csv');
    await addModel(page, sharedFile('wine-gbr.onnx'), { truth: 'quality', confirmOrder: true });

    const answers = sharedAnswers('wine-expected.csv').filter(({ file }) => file === 'wine-white.csv');
    const { evaluation, predictions } = await storedEvaluation(page);
    const [value] = await readColumns(page, predictions.columns);
    expect(answers).toHaveLength(evaluation.rows);
    const farthest = answers.reduce((most, { predicted }, row) => {
      const expected = Number(predicted);
      return Math.max(most, Math.abs(numberAt(value!, row) - expected) / Math.abs(expected));
    }, 0);
    expect(farthest).toBeLessThan(1e-5);

    const { mae, rmse, r2 } = sharedExpectations().wine_regression['white']!;
    expect(Math.abs(metricOf(evaluation, 'mae') - mae!)).toBeLessThan(1e-6);
    expect(Math.abs(metricOf(evaluation, 'rmse') - rmse!)).toBeLessThan(1e-6);
    expect(Math.abs(metricOf(evaluation, 'r2') - r2!)).toBeLessThan(1e-6);
    const shown = await shownMetrics(page);
    expect(shown['Mean absolute error']).toBe(mae!.toPrecision(4));
    expect(shown['Root mean squared error']).toBe(rmse!.toPrecision(4));
    expect(shown['R²']).toBe(r2!.toFixed(3));
  });

  test('no model but a column of predictions: COMPAS by race', async ({ page }) => {
    await startWith(page, 'compas.csv');
    await goTo(page, `p/${shownProject(page)}/modeling/column`);
    await chooseOption(page, 'Column with the predictions', 'score_text');
    await chooseOption(page, 'Column with the true answers', 'two_year_recid');
    await page.getByLabel('Low means').selectOption('0');
    await page.getByLabel('Medium means').selectOption('1');
    await page.getByLabel('High means').selectOption('1');
    await page.getByRole('button', { name: 'Keep and evaluate' }).click();
    await page.waitForURL(/\/modeling\/evaluation\//);

    await sliceBy(page, 'race');
    const grid = page.getByRole('grid', { name: 'Error analysis' });
    const expected = Object.entries(sharedExpectations().compas.by_race);
    expect(expected.length).toBeGreaterThan(1);
    for (const [race, { tn, fp, fn, tp }] of expected) {
      await grid.getByRole('rowheader', { name: `race = ${race}`, exact: true }).click();
      await expect(page.getByRole('heading', { name: `race = ${race}`, exact: true })).toBeVisible();
      await expect(async () => {
        expect(await shownConfusion(page)).toEqual({ '0/0': tn, '0/1': fp, '1/0': fn, '1/1': tp });
      }).toPass({ timeout: 5000, intervals: [50] });
    }
  });
});

async function startWith(page: Page, table: string): Promise<void> {
  await openApp(page);
  await newProject(page, 'Parity');
  await addDataset(page, sharedFile(table));
}

/** Adult's labels and probabilities row by row, and the figures made of them, stored and shown. */
async function expectBinary(page: Page, model: 'logreg' | 'gbdt', expected: BinaryFigures): Promise<void> {
  const answers = sharedAnswers('adult-expected.csv');
  const { evaluation, predictions } = await storedEvaluation(page);
  const columns = await readColumns(page, predictions.columns);
  const label = columns.find(({ name }) => name === 'label')!;
  const score = columns.find(({ name }) => name === 'score:>50K')!;
  expect(answers).toHaveLength(evaluation.rows);
  const wrong = answers.flatMap((answer, row) =>
    textAt(label, row) === answer[`${model}_label`] ? [] : [row],
  );
  expect(wrong, 'rows with another label').toEqual([]);
  const farthest = answers.reduce(
    (most, answer, row) =>
      Math.max(most, Math.abs(numberAt(score, row) - Number(answer[`${model}_p_gt50k`]))),
    0,
  );
  expect(farthest).toBeLessThan(1e-5);

  const shown = await shownMetrics(page);
  const figures = [
    ['accuracy', 'Accuracy', expected.accuracy, 'fraction'],
    ['precision', 'Precision, >50K', expected.precision, 'fraction'],
    ['recall', 'Recall, >50K', expected.recall, 'fraction'],
    ['f1', 'F1, >50K', expected.f1, 'fraction'],
    ['rocAuc', 'ROC AUC, >50K', expected.roc_auc, 'fraction'],
    ['averagePrecision', 'Average precision, >50K', expected.average_precision, 'fraction'],
    ['balancedAccuracy', 'Balanced accuracy', expected.balanced_accuracy, 'fraction'],
    ['mcc', 'Matthews correlation', expected.mcc, 'number'],
    ['cohenKappa', "Cohen's kappa", expected.cohen_kappa, 'number'],
    ['logLoss', 'Log loss', expected.log_loss, 'number'],
    ['brier', 'Brier score, >50K', expected.brier, 'number'],
  ] as const;
  for (const [metric, title, value, unit] of figures) {
    expect(Math.abs(metricOf(evaluation, metric) - value), metric).toBeLessThan(1e-6);
    const words = unit === 'fraction' ? `${(value * 100).toFixed(1)}%` : value.toFixed(3);
    expect(shown[title], `${title} as it is written`).toBe(words);
  }
  expect(evaluation.confusion?.classes).toEqual(expected.labels);
  expect(evaluation.confusion?.counts).toEqual(expected.confusion);
}

function textAt(column: Column, row: number): string | null {
  return column.type === 'category' ? (column.levels[column.data[row]!] ?? null) : null;
}

function numberAt(column: Column, row: number): number {
  return column.type === 'number' || column.type === 'integer' ? column.data[row]! : NaN;
}
