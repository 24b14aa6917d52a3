import { expect, test, type Page } from '@playwright/test';
import { endlessLoop, model } from '../hostile/corpus/model-files.ts';
import { HOSTILE_PROJECTS } from '../hostile/corpus.ts';
import { goTo, newProject, openApp, shownProject, stages, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { offerProjectFile } from './support/exchange.ts';
import { addModel, planModel } from './support/model.ts';
import { committed, readStore } from './support/read-store.ts';
import { storeFaults } from './support/store-faults.ts';

/** Of every kind one; the others are read in Node by test/hostile/corpus.test.ts. */
const DROPPED = [
  'size: far too big in both headers',
  'bomb: one dense entry',
  'name: up and out',
  'link: to a file of the machine',
  'entry: bytes changed',
  'manifest: a newer major',
  'JSON: a __proto__ key',
  'JSON: a million brackets',
  'parts: a shelf that points out of the file',
  'rows: a place beyond the dictionary',
];

const WORDS: Readonly<Record<string, string>> = {
  'project.damaged': 'damaged or was changed after it was exported. Nothing was imported.',
  'project.tooLarge': 'unpacks to more than Drydock accepts. Nothing was imported.',
  'project.newerMajor': 'was written by a newer Drydock',
  'project.tableMismatch': 'are not those the project was made with',
};

test('hostile project files dropped on the page are refused in words, and the store stays as it was', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openApp(page);
  const project = await newProject(page, 'Harbour');
  const before = committed(await readStore(page));
  for (const name of DROPPED) {
    await test.step(name, async () => {
      const [, outcome, forge] = HOSTILE_PROJECTS.find(([each]) => each === name)!;
      await drop(page, await forge());
      const told = toast(page, WORDS[outcome]!);
      await expect(told).toBeVisible({ timeout: 30_000 });
      await told.getByRole('button', { name: 'Dismiss' }).click();
      await expect(told).toHaveCount(0);
    });
  }
  const after = await readStore(page);
  expect(committed(after)).toEqual(before);
  expect(after.staging).toEqual([]);
  expect(storeFaults(after)).toEqual([]);
  expect(shownProject(page)).toBe(project);
});

test('a model that never ends is stopped by the person, and the app lives on', async ({ page }) => {
  test.setTimeout(120_000);
  await openApp(page);
  const project = await newProject(page, 'Endless');
  const rows = Array.from({ length: 50 }, (_, i) => `${String(i / 4)},${String(i / 5)}`);
  await addDataset(page, { name: 'numbers.csv', bytes: Buffer.from(['x,y', ...rows].join('\n')) });
  await planModel(page, { name: 'endless.onnx', bytes: endlessLoop() }, { truth: 'y' });

  // The first rows are tried by themselves; that can be stopped, and asked for again.
  const stop = page.getByRole('button', { name: 'Stop', exact: true });
  await expect(stop).toBeVisible();
  await stop.click();
  await expect(stop).toHaveCount(0);
  await page.getByRole('button', { name: 'Run the first rows again' }).click();
  await expect(stop).toBeVisible();
  await stop.click();

  // So can a whole run.
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await expect(page.getByRole('progressbar', { name: 'Running the model' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar', { name: 'Running the model' })).toHaveCount(0);
  await expect(
    page.getByText('The model itself is kept.').or(stages(page).getByText('not evaluated')),
  ).toBeVisible();

  // One that was left runs no longer either: the engine is free for another model.
  await goTo(page, `p/${project}/modeling`);
  await planModel(page, { name: 'endless.onnx', bytes: endlessLoop() });
  await expect(page.getByText('Running the first rows…')).toBeVisible();
  await goTo(page, `p/${project}/modeling`);
  await expect(page.getByRole('grid', { name: 'Models' })).toBeVisible();
  const plain = model([{ op: 'Identity', inputs: ['x'], outputs: ['y'] }]);
  await addModel(page, { name: 'plain.onnx', bytes: plain }, { truth: 'y' });
  const { staging, objects } = await readStore(page);
  expect(staging).toEqual([]);
  expect(objects.map(({ kind }) => kind).sort()).toEqual([
    'evaluation',
    'model',
    'model',
    'predictions',
    'table',
  ]);
});

/** Drops a file on the page as from a folder of the machine. */
async function drop(page: Page, bytes: Uint8Array): Promise<void> {
  if (bytes.length > 4 * 2 ** 20) {
    await offerProjectFile(page, bytes);
    return;
  }
  const transfer = await page.evaluateHandle((base64) => {
    const file = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([file], 'hostile.drydock.zip', { type: 'application/zip' }));
    return data;
  }, Buffer.from(bytes).toString('base64'));
  const target = page.locator('body');
  await target.dispatchEvent('dragenter', { dataTransfer: transfer });
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await target.dispatchEvent('drop', { dataTransfer: transfer });
}
