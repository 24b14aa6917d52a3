import { readFileSync } from 'node:fs';
import { expect, test, type LaunchOptions, type Page } from '@playwright/test';
import { goTo, newProject, openApp, shownProject, stages } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { storedEvaluation } from './support/evaluation-screen.ts';
import { addModel, planModel } from './support/model.ts';
import { readColumns } from './support/read-columns.ts';
import { hasSharedData, sharedFile } from './support/shared-data.ts';

/** Rows of the dataset: a software adapter is 80 to 150 times slower than wasm. */
const ROWS = 300;

/** A browser that offers WebGPU without a graphics processor: an adapter in software. */
const withAdapter = test.extend<object, { launchOptions: LaunchOptions }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--enable-unsafe-webgpu'] });
    },
    { scope: 'worker' },
  ],
});

test.describe('WebGPU', () => {
  test.skip(!hasSharedData, 'the public datasets (../shared/data) are not here');

  withAdapter(
    'convolutions: a sample is held against WASM, and difference and flips are told',
    async ({ page }) => {
      withAdapter.setTimeout(120_000);
      const adapter = await adapterOf(page);
      withAdapter.skip(adapter === null, 'this browser gives no adapter, not even one in software');
      await openApp(page);
      await newProject(page, 'Digits');
      await addDataset(page, digits());
      await addModel(page, sharedFile('digits-cnn.onnx'), {
        truth: 'digit',
        confirmOrder: true,
        settle: pixels,
      });
      const wasm = await storedEvaluation(page);
      expect(wasm.predictions.madeBy.environment?.backend).toBe('wasm');
      expect(wasm.predictions.checked).toBeUndefined();

      await goTo(page, `p/${shownProject(page)}/modeling`);
      await page.getByRole('link', { name: 'digits-cnn', exact: true }).click();
      await page.getByRole('radiogroup', { name: 'Run on' }).getByText('WebGPU').click();
      await expect(page.getByText(adapter!, { exact: false }).first()).toBeVisible();
      await page.getByRole('button', { name: 'Evaluate', exact: true }).click();
      await page.waitForURL(/\/modeling\/evaluation\//, { timeout: 90_000 });
      const told = page.getByText(
        /run by onnxruntime-web .*, WebGPU · WebGPU against WASM on 256 rows: largest difference [\d.e-]+, no label flips/,
      );
      await expect(told).toBeVisible();
      await expect(stages(page).getByText('WEBGPU')).toBeVisible();

      const { predictions } = await storedEvaluation(page);
      expect(predictions.madeBy.environment).toMatchObject({ backend: 'webgpu', threads: 1, whyNot: null });
      expect(predictions.checked).toMatchObject({ against: 'wasm', rows: 256, flips: 0 });
      expect(predictions.checked!.largestDifference).toBeLessThan(1e-4);
      // Not the same bits, so it was another backend; and all rows hold, not only the sample.
      expect(predictions.digest).not.toBe(wasm.predictions.digest);
      const { farthest, flips } = await compare(page, wasm.predictions.columns, predictions.columns);
      expect(farthest).toBeGreaterThan(0);
      expect(farthest).toBeLessThan(1e-4);
      expect(flips).toBe(0);

      await goTo(page, `p/${shownProject(page)}/modeling`);
      await page.getByRole('link', { name: 'digits-cnn', exact: true }).click();
      await expect(page.getByText(/The newest evaluation was run by .*, WebGPU/)).toBeVisible();
    },
  );

  test('trees are declined with the reason, before any adapter is asked for', async ({ page }) => {
    await openApp(page);
    await newProject(page, 'Trees');
    await addDataset(page, sharedFile('wine-white.csv'));
    await planModel(page, sharedFile('wine-gbr.onnx'), { truth: 'quality', confirmOrder: true });
    const why = 'WebGPU: this model has TreeEnsembleRegressor, which WebGPU cannot run.';
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByRole('radiogroup', { name: 'Run on' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Only keep the model' }).click();
    await page.waitForURL(/\/modeling\/model\//);
    await expect(page.getByText(why)).toBeVisible();
    expect(page.workers().some((worker) => worker.url().includes('infer-webgpu'))).toBe(false);
  });

  test('without an adapter it says so', async ({ page }) => {
    test.skip((await adapterOf(page)) !== null, 'this browser has an adapter without being asked for one');
    await openApp(page);
    await newProject(page, 'Digits');
    await addDataset(page, digits());
    await planModel(page, sharedFile('digits-cnn.onnx'), { truth: 'digit' });
    await expect(
      page.getByText(/^WebGPU: (no adapter in this browser|this browser does not have it)/),
    ).toBeVisible();
    await expect(page.getByRole('radiogroup', { name: 'Run on' })).toHaveCount(0);
  });
});

/** The first rows of the digits as a file of their own. */
function digits(): { name: string; bytes: Uint8Array } {
  const lines = readFileSync(sharedFile('digits-test.csv'), 'utf8').split('\n');
  return { name: 'digits.csv', bytes: Buffer.from(lines.slice(0, ROWS + 1).join('\n')) };
}

async function pixels(page: Page): Promise<void> {
  await page.getByLabel('Numbers are fed').selectOption('Pixels / 16');
}

/** The architecture of the page's adapter; null where there is none. */
async function adapterOf(page: Page): Promise<string | null> {
  await page.goto('./#/p/none/overview');
  return page.evaluate(async () => {
    const { gpu } = navigator as unknown as {
      gpu?: { requestAdapter(): Promise<{ info: { architecture: string } } | null> };
    };
    return (await gpu?.requestAdapter())?.info.architecture ?? null;
  });
}

type Columns = Parameters<typeof readColumns>[1];

/** Largest difference of the scores, and rows whose label differs, over all rows. */
async function compare(
  page: Page,
  one: Columns,
  other: Columns,
): Promise<{ farthest: number; flips: number }> {
  const [a, b] = [await readColumns(page, one), await readColumns(page, other)];
  let farthest = 0;
  let flips = 0;
  a.forEach((column, c) => {
    const against = b[c]!;
    if (column.type === 'text' || against.type === 'text') return;
    expect(column.data).toHaveLength(ROWS);
    column.data.forEach((value, row) => {
      if (column.type === 'category') flips += value === against.data[row] ? 0 : 1;
      else farthest = Math.max(farthest, Math.abs(value - against.data[row]!));
    });
  });
  return { farthest, flips };
}
