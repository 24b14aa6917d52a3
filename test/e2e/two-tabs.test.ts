import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { chooseInProjectMenu, deleteProject, newProject, openApp, openAt, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';
import { makeKnownProject } from './support/known-project.ts';
import { serveNewerSchema, schemaVersion } from './support/newer-schema.ts';
import { readStore } from './support/read-store.ts';
import { storeFaults } from './support/store-faults.ts';
import { measurementsCsv } from './support/tables.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const notice = (page: Page) => page.getByRole('alert').first();

/** The same place in a second tab. */
async function twin(context: BrowserContext, page: Page): Promise<Page> {
  const other = await context.newPage();
  await openAt(other, new URL(page.url()).hash.slice(2));
  return other;
}

async function typeName(page: Page, name: string): Promise<void> {
  await chooseInProjectMenu(page, 'Rename…');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
}

async function saveName(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
}

test.describe('two tabs on one project', () => {
  let a: Page;
  let b: Page;

  test.beforeEach(async ({ context, page }) => {
    a = page;
    await openApp(a);
    await newProject(a, 'Harbour');
    b = await twin(context, a);
    await expect(title(b)).toHaveText('Harbour');
  });

  test('see each other’s changes at once', async () => {
    await typeName(a, 'Marina');
    await saveName(a);
    await expect(title(b)).toHaveText('Marina');
    await addDataset(b, measurementsCsv(20), { name: 'from the other tab' });
    await expect(a.getByRole('link', { name: 'from the other tab' })).toBeVisible();
  });

  test('ask the second one where both change the same, and lose nothing that was typed', async () => {
    await typeName(a, 'Alpha');
    await typeName(b, 'Beta');
    await saveName(a);
    await expect(title(b)).toHaveText('Alpha');
    await expect(b.getByRole('textbox', { name: 'Name' })).toHaveValue('Beta');
    await saveName(b);
    const question = b.getByRole('dialog', { name: 'Changed in another tab too' });
    await expect(question.getByRole('row', { name: 'Name Alpha Beta' })).toBeVisible();
    await expect(title(a)).toHaveText('Alpha');
    await question.getByRole('button', { name: 'Use mine' }).click();
    await expect(title(a)).toHaveText('Beta');
    await expect(title(b)).toHaveText('Beta');
  });

  test('ask before undo takes back what the other tab did', async () => {
    await typeName(a, 'Alpha');
    await saveName(a);
    await expect(title(b)).toHaveText('Alpha');
    await typeName(b, 'Beta');
    await saveName(b);
    await expect(title(a)).toHaveText('Beta');
    await a.locator('main').focus();
    await a.keyboard.press('Control+z');
    const question = a.getByRole('dialog', { name: 'Changed in another tab too' });
    await expect(question.getByRole('row', { name: 'Name Beta Harbour' })).toBeVisible();
    await question.getByRole('button', { name: 'Keep the other tab’s' }).click();
    await expect(question).toBeHidden();
    await expect(title(a)).toHaveText('Beta');
    await expect(title(b)).toHaveText('Beta');
  });

  test('say where the project was deleted in the other one, and bring it back', async () => {
    await deleteProject(a);
    await expect(title(b)).toHaveText('“Harbour” was deleted');
    await b.getByRole('button', { name: 'Bring it back' }).click();
    await expect(title(b)).toHaveText('Harbour');
    await chooseInProjectMenu(a, 'Harbour');
    await expect(title(a)).toHaveText('Harbour');
  });

  test('say where what one is at was deleted in the other, and bring it back', { tag: '@long' }, async () => {
    await addDataset(a, measurementsCsv(20), { name: 'first' });
    await openAt(b, new URL(a.url()).hash.slice(2));
    await b.getByRole('button', { name: 'Actions for first' }).click();
    await b.getByRole('menuitem', { name: 'Rename…' }).click();
    await b.getByRole('textbox', { name: 'Name' }).fill('second');
    await a.getByRole('button', { name: 'Actions for first' }).click();
    await a.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(toast(a, /deleted/)).toBeVisible();
    await expect(title(b)).toHaveText('“first” was deleted');
    await b.getByRole('button', { name: 'Bring it back' }).click();
    await expect(title(b)).toContainText('first');
    await expect(a.getByRole('grid', { name: 'Datasets' })).toContainText('first');
  });
});

test('edits of different things of one sheet merge, and undo leaves the other tab’s', async ({
  context,
  page: a,
}) => {
  await openApp(a);
  const known = await makeKnownProject(a, 'Known');
  await chooseOption(a, 'Column', 'predicted');
  const b = await twin(context, a);
  await expect(b.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
  const baseline = (page: Page) => page.getByLabel('Human level or other baseline');
  await baseline(b).fill('95');
  await chooseOption(a, 'Column', 'group');
  await expect(b.getByRole('rowheader', { name: 'group = a' })).toBeVisible();
  await expect(baseline(b)).toHaveValue('95');
  await baseline(b).press('Enter');
  await expect(baseline(a)).toHaveValue('95');
  await a.locator('main').focus();
  await a.keyboard.press('Control+z');
  await expect(b.getByRole('rowheader', { name: 'predicted = no' })).toBeVisible();
  await expect(baseline(a)).toHaveValue('95');
  const sheets = (await readStore(a)).documents.filter(({ kind }) => kind === 'sheet');
  expect(sheets).toMatchObject([
    { projectId: known.project, body: { column: 'predicted', baseline: { value: 0.95 } } },
  ]);
});

test.describe('a newer version in another tab', () => {
  test('loses nothing, not even what is being typed; the old tab says so and the old app leaves it alone', async ({
    context,
    page: old,
  }) => {
    await openApp(old);
    await makeKnownProject(old, 'Known');
    await chooseOption(old, 'Column', 'group');
    await expect(old.getByRole('rowheader', { name: 'group = a' })).toBeVisible();
    const before = await readStore(old);
    const baseline = old.getByLabel('Human level or other baseline');
    await baseline.fill('97');

    const newer = await context.newPage();
    await serveNewerSchema(newer);
    await openAt(newer, new URL(old.url()).hash.slice(2));
    await expect(notice(old)).toContainText('Drydock was updated in another tab.');
    await expect(newer.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
    await expect(newer.getByLabel('Human level or other baseline')).toHaveValue('97');
    expect(await schemaVersion(newer)).toBe(20);
    const after = await readStore(newer);
    expect(after.chunks).toEqual(before.chunks);
    expect(after.objects).toEqual(before.objects);
    expect(after.documents.filter(({ kind }) => kind !== 'sheet')).toEqual(
      before.documents.filter(({ kind }) => kind !== 'sheet'),
    );
    expect(storeFaults(after)).toEqual([]);

    // What is asked of the old tab now is refused in words, and what it shows can still be read.
    await expect(title(old)).toHaveText('Where the model is wrong');
    await chooseInProjectMenu(old, 'Rename…');
    await old.getByRole('textbox', { name: 'Name' }).fill('Too late');
    await old.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await expect(
      toast(old, 'Drydock was updated in another tab. Nothing of this step was kept.'),
    ).toBeVisible();

    // The old app again, as from a cache: it does not touch what is newer.
    await notice(old).getByRole('button', { name: 'Reload' }).click();
    await expect(old.getByText('made by a newer version of Drydock')).toBeVisible();
    expect(await schemaVersion(newer)).toBe(20);
    expect((await readStore(newer)).documents).toEqual(after.documents);
  });

  test('waits in words for a tab that does not let go, and goes on by itself', async ({ context, page }) => {
    await openApp(page);
    await newProject(page, 'Harbour');
    const place = new URL(page.url()).hash.slice(2);
    await page.close();
    const stubborn = await context.newPage();
    await stubborn.goto('./manifest.webmanifest');
    await stubborn.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('drydock');
          request.onsuccess = () => {
            resolve();
          };
        }),
    );
    const newer = await context.newPage();
    await serveNewerSchema(newer);
    await newer.goto(`./#/${place}`);
    await expect(title(newer)).toHaveText('Drydock was updated: close its other tabs');
    await stubborn.close();
    await expect(title(newer)).toHaveText('Harbour');
    expect(await schemaVersion(newer)).toBe(20);
  });
});

test.describe('what is kept here deleted under the page', () => {
  test('by the browser is told, and a reload begins anew', async ({ context, page }) => {
    await openApp(page);
    await newProject(page, 'Harbour');
    const session = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
    await expect(notice(page)).toContainText('What Drydock kept in this browser was deleted.');
    await expect(title(page)).toHaveText('Harbour');
    await chooseInProjectMenu(page, 'Rename…');
    await page.getByRole('textbox', { name: 'Name' }).fill('Gone');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await expect(toast(page, 'was deleted, in another tab or in the browser’s settings')).toBeVisible();
    await notice(page).getByRole('button', { name: 'Reload' }).click();
    await expect(title(page)).toHaveText('This project is not here');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('by another tab is told as well', async ({ context, page }) => {
    await openApp(page);
    await newProject(page, 'Harbour');
    const other = await context.newPage();
    await other.goto('./manifest.webmanifest');
    await other.evaluate(
      () =>
        new Promise<void>((resolve) => {
          indexedDB.deleteDatabase('drydock').onsuccess = () => {
            resolve();
          };
        }),
    );
    await expect(notice(page)).toContainText('What Drydock kept in this browser was deleted.');
  });
});
