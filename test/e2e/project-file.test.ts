import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { deleteProject, goTo, newProject, openApp, shownProject, stages, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { exportProject, importProject, offerProjectFile } from './support/exchange.ts';
import { addModel } from './support/model.ts';
import { committed, liveDocuments, readStore } from './support/read-store.ts';
import { storeFaults } from './support/store-faults.ts';
import { loansCsv } from './support/tables.ts';

const MODEL = 'public/samples/loan-logreg.onnx';
const LOANS = loansCsv(400);
const WORDS_OF_ABSENCE = 'The rows of this evaluation are not here, so it can be read but not sliced.';

// One after the other in one process: the project is made by hand once.
test.describe.configure({ mode: 'default' });

/** The first of these tests makes the project by hand; the others open its file. */
let made: Promise<{ whole: Bytes; noData: Bytes; noModels: Bytes }> | null = null;
type Bytes = Uint8Array<ArrayBuffer>;

function files(browser: Browser) {
  made ??= (async () => {
    const page = await browser.newPage();
    await openApp(page);
    await makeProject(page);
    const exported = {
      whole: await exportProject(page),
      noData: await exportProject(page, { data: false }),
      noModels: await exportProject(page, { models: false }),
    };
    await page.close();
    return exported;
  })();
  return made;
}

/** A project with a column of every type, an evaluation, a baseline of all and of one slice, and a saved slice. */
async function makeProject(page: Page): Promise<string> {
  const project = await newProject(page, 'Loans № 1');
  await addDataset(page, LOANS, { name: 'loans' });
  await addModel(page, MODEL, { truth: 'repaid' });
  await page.getByLabel('Human level or other baseline').fill('91.5');
  await page.getByLabel('Human level or other baseline').press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Gap' })).toBeVisible();
  const sheet = page.getByRole('grid', { name: 'Error analysis' });
  await sheet.getByRole('row').nth(2).click();
  await page.getByRole('button', { name: 'Save as slice' }).click();
  await expect(toast(page, /^\s*Slice/)).toBeVisible();
  const own = page.getByRole('complementary', { name: 'Slice in detail' }).getByLabel(/^\s*Baseline of/);
  await own.fill('88');
  await own.press('Enter');
  await expect(async () => {
    const { documents } = await readStore(page);
    const body = documents.find(({ kind }) => kind === 'sheet')?.body;
    expect(body).toMatchObject({ baseline: { value: 0.915 } });
    expect(Object.values((body as { rowBaselines: object }).rowBaselines)).toMatchObject([{ value: 0.88 }]);
  }).toPass();
  return project;
}

/** The app in a browser of its own, with an empty store. */
async function freshPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await openApp(page);
  return page;
}

function expectSame(second: Bytes, first: Bytes): void {
  expect(second.length).toBe(first.length);
  expect(Buffer.compare(second, first)).toBe(0);
}

test('exported, deleted, opened: everything is back, and a second export is equal to the last byte', async ({
  page,
}) => {
  await openApp(page);
  const project = await makeProject(page);
  const before = await readStore(page);
  const table = before.objects.find(({ kind }) => kind === 'table')!.object;
  const types = table.kind === 'table' ? new Set(table.columns.map(({ type }) => type)) : new Set();
  expect([...types].sort()).toEqual(['boolean', 'category', 'integer', 'number', 'text', 'timestamp']);
  const first = await exportProject(page);
  await deleteProject(page);
  expect(liveDocuments(await readStore(page), project).filter(({ kind }) => kind === 'project')).toEqual([]);
  await expect(page.getByText('No project here yet')).toBeVisible();

  expect(await importProject(page, first)).toBe(project);
  const after = await readStore(page);
  expect(committed(after)).toEqual(committed(before));
  expect(storeFaults(after)).toEqual([]);
  expectSame(await exportProject(page), first);

  await page.getByRole('link', { name: /loan-logreg on loans/ }).click();
  await expect(page.getByRole('columnheader', { name: 'Gap' })).toBeVisible();
  await page.getByText('Slices (1)').click();
  await expect(page.getByRole('grid', { name: 'Error analysis' }).getByRole('row')).toHaveCount(3);
});

for (const timezoneId of ['Asia/Kathmandu', 'America/New_York']) {
  const tag = timezoneId === 'Asia/Kathmandu' ? [] : ['@long'];
  test(
    `opened and exported in ${timezoneId}, the file is equal to the last byte`,
    { tag },
    async ({ browser }) => {
      const { whole } = await files(browser);
      const page = await freshPage(browser, { timezoneId, locale: 'ne-NP' });
      await importProject(page, whole);
      expectSame(await exportProject(page), whole);
      // Made there as well: the same bytes read in another zone are the same table.
      const { objects } = await readStore(page);
      await newProject(page, 'Again');
      await addDataset(page, LOANS, { name: 'again' });
      const again = await readStore(page);
      expect(again.objects.map(({ digest }) => digest)).toEqual(objects.map(({ digest }) => digest));
      await page.context().close();
    },
  );
}

test('opened while it is still here, it comes in as a copy and the original stays as it was', async ({
  browser,
}) => {
  const { whole } = await files(browser);
  const page = await freshPage(browser);
  const original = await importProject(page, whole);
  const before = await readStore(page);
  const copy = await importProject(page, whole);
  expect(copy).not.toBe(original);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Loans № 1 (copy)');

  const after = await readStore(page);
  expect(storeFaults(after)).toEqual([]);
  expect(after.chunks).toEqual(before.chunks);
  expect(after.objects).toEqual(before.objects);
  expect(liveDocuments(after, original)).toEqual(liveDocuments(before, original));
  const names = (project: string) => liveDocuments(after, project).map(({ kind, name }) => `${kind} ${name}`);
  expect(names(copy).sort()).toEqual(
    names(original)
      .map((name) => (name.startsWith('project ') ? `${name} (copy)` : name))
      .sort(),
  );
  const ids = new Set(liveDocuments(after, original).map(({ id }) => id));
  expect(liveDocuments(after, copy).some(({ id }) => ids.has(id))).toBe(false);

  await page.getByRole('link', { name: /loan-logreg on loans/ }).click();
  await expect(page.getByRole('columnheader', { name: 'Gap' })).toBeVisible();
  await page.context().close();
});

test('without data: the evaluation is read, the screens say what is not here, the same file brings it back', async ({
  browser,
}) => {
  const { whole, noData } = await files(browser);
  expect(noData.length).toBeLessThan(whole.length);
  const page = await freshPage(browser);
  const project = await importProject(page, noData);
  const { objects, chunks } = await readStore(page);
  const model = objects.find(({ kind }) => kind === 'model')!;
  expect(chunks.map(({ digest }) => digest).sort()).toEqual([...model.chunks].sort());

  await page.getByRole('link', { name: /loan-logreg on loans/ }).click();
  await expect(page.getByText(WORDS_OF_ABSENCE)).toBeVisible();
  await expect(page.getByLabel('Headline metrics')).toContainText('Accuracy');
  await goTo(page, `p/${project}/data`);
  await expect(page.getByText('rows not here')).toBeVisible();
  await page.getByRole('link', { name: 'loans', exact: true }).click();
  await expect(page.getByText('The project file came without data.')).toBeVisible();
  expectSame(await exportProject(page, { data: false }), noData);

  await addDataset(page, LOANS, { name: 'loans' });
  const whatCame = await readStore(page);
  expect(whatCame.objects).toEqual(objects);
  expect(whatCame.chunks.length).toBeGreaterThan(chunks.length);
  await goTo(page, `p/${project}/data`);
  await expect(page.getByRole('link', { name: 'loans', exact: true })).toHaveCount(1);
  await expect(page.getByText('rows not here')).toHaveCount(0);
  await page.context().close();
});

test('without models: everything is read and sliced, the model says that its file is not here', async ({
  browser,
}) => {
  const { whole, noModels } = await files(browser);
  expect(noModels.length).toBeLessThan(whole.length);
  const page = await freshPage(browser);
  const project = await importProject(page, noModels);
  await page.getByRole('link', { name: /loan-logreg on loans/ }).click();
  await expect(page.getByRole('columnheader', { name: 'Gap' })).toBeVisible();
  await expect(page.getByText(WORDS_OF_ABSENCE)).toHaveCount(0);
  await goTo(page, `p/${project}/modeling`);
  await page.getByRole('link', { name: 'loan-logreg', exact: true }).first().click();
  await expect(page.getByText('The model file is not here: the project came without it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Evaluate', exact: true })).toBeDisabled();
  expectSame(await exportProject(page, { models: false }), noModels);
  await page.context().close();
});

test('damaged files and other files are refused in words, and the store stays as it was', async ({
  browser,
}) => {
  const { whole } = await files(browser);
  const page = await freshPage(browser);
  const project = await newProject(page, 'Harbour');
  const before = committed(await readStore(page));
  const refused = async (bytes: Uint8Array, words: string): Promise<void> => {
    await offerProjectFile(page, bytes);
    const told = page.locator('.toast.bad');
    await expect(told).toContainText(words);
    await told.getByRole('button', { name: 'Dismiss' }).click();
    await expect(told).toHaveCount(0);
  };
  // From the first bytes, which make it a zip, to the last, the directory.
  for (let part = 0; part < 12; part++) {
    const flipped = whole.slice();
    const at = Math.floor(((flipped.length - 1) * part) / 11);
    flipped[at] = flipped[at]! ^ 0x10;
    await refused(flipped, part === 0 ? 'This is not a project file.' : 'damaged or was changed');
  }
  await refused(whole.subarray(0, whole.length - 1000), 'damaged or was changed');
  await refused(EMPTY_ZIP, 'This is a zip file, but not a Drydock project.');
  await refused(LOANS.bytes, 'This is not a project file.');
  await refused(new Uint8Array(), 'This is not a project file.');

  const after = await readStore(page);
  expect(committed(after)).toEqual(before);
  expect(storeFaults(after)).toEqual([]);
  expect(shownProject(page)).toBe(project);
  await expect(stages(page).getByRole('link', { name: /^Overview/ })).toBeVisible();
  await page.context().close();
});

/** Nothing but the end of a directory without entries. */
const EMPTY_ZIP = Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]);
