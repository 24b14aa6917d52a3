import { writeFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import {
  chooseInProjectMenu,
  deleteProject,
  goTo,
  newProject,
  openApp,
  stages,
  toast,
} from './support/app.ts';
import { planDataset } from './support/dataset.ts';
import { sheetOf, sliceBy } from './support/evaluation-screen.ts';
import { arm } from './support/kill-switch.ts';
import { makeKnownProject, type KnownProject } from './support/known-project.ts';
import { readStore } from './support/read-store.ts';
import { measurementsCsv } from './support/tables.ts';

/** Places, names, themes and the sheet of one small project, in one page after the other as a person would. */
test.describe.configure({ mode: 'default' });

let page: Page;
let known: KnownProject;

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext();
  page = await context.newPage();
  await openApp(page);
  known = await makeKnownProject(page, 'Known');
});

test.afterAll(() => page.context().close());

test.describe('projects', () => {
  test('are renamed, and Ctrl-Z takes it back', async () => {
    await goTo(page, `p/${known.project}/overview`);
    await rename(page, 'Known by another name');
    await expect(title(page)).toHaveText('Known by another name');
    await page.locator('main').focus();
    await page.keyboard.press('Control+z');
    await expect(title(page)).toHaveText('Known');
    await page.keyboard.press('Control+Shift+z');
    await expect(title(page)).toHaveText('Known by another name');
    await page.keyboard.press('Control+z');
    await expect(title(page)).toHaveText('Known');
  });

  test('are duplicated with all they hold', async () => {
    await goTo(page, `p/${known.project}/overview`);
    await chooseInProjectMenu(page, 'Duplicate');
    await expect(title(page)).toHaveText('Known (copy)');
    await expect(stages(page).getByText('1 dataset')).toBeVisible();
    await page
      .getByRole('heading', { name: /^Latest evaluation/ })
      .getByRole('link')
      .click();
    await sheetOf(page, ['group = a', 'group = b']);
    await deleteProject(page);
  });

  test('are deleted, and Undo brings them back', async () => {
    await goTo(page, `p/${known.project}/overview`);
    await expect(title(page)).toHaveText('Known');
    await deleteProject(page);
    await expect(title(page)).not.toHaveText('Known');
    await toast(page, '“Known” deleted').getByRole('button', { name: 'Undo' }).click();
    await expect(title(page)).toHaveText('Known');
    await expect(page.getByRole('heading', { name: /^Latest evaluation/ })).toBeVisible();
  });

  test('switch by the menu, and the browser goes back', async () => {
    await newProject(page, 'Another');
    await chooseInProjectMenu(page, 'Known');
    await expect(title(page)).toHaveText('Known');
    await page.goBack();
    await expect(title(page)).toHaveText('Another');
    await deleteProject(page);
  });
});

test.describe('places', () => {
  test('stay over a reload', async () => {
    await goTo(page, `p/${known.project}/modeling`);
    await expect(page.getByRole('grid', { name: 'Models' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('grid', { name: 'Models' })).toBeVisible();
    expect(page.url()).toContain(`#/p/${known.project}/modeling`);
  });

  test('can be linked: a filtered table, an evaluation', async () => {
    const where = { op: 'eq', field: { of: 'data', name: 'group' }, value: 'b' };
    const link = `./#/p/${known.project}/data/table/${known.table}?where=${encodeURIComponent(JSON.stringify(where))}`;
    const other = await page.context().newPage();
    await other.goto(link);
    await expect(other.getByText('40 of 100 rows (40.0%)')).toBeVisible();
    await expect(other.getByRole('grid', { name: 'Rows of known' })).toHaveAttribute('aria-rowcount', '41');
    await other.goto('about:blank');
    await other.goto(`./#/p/${known.project}/modeling/evaluation/${known.evaluation}`);
    await sheetOf(other, ['group = a', 'group = b']);
    await other.close();
  });

  test('that lead nowhere say so', async () => {
    await goTo(page, `p/${known.project}/modeling/evaluation/none`);
    await expect(title(page)).toHaveText('This evaluation is not here');
    await goTo(page, `p/${known.project}/modeling/nowhere/at/all`);
    await expect(title(page)).toHaveText('Nothing is at this address');
  });
});

test('colours: light, dark, and as the system has it', async () => {
  await goTo(page, `p/${known.project}/overview`);
  const ground = () =>
    page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]));
  const colours = page.getByRole('radiogroup', { name: 'Colours' });
  await colours.getByText('Dark').click();
  await expect.poll(ground).toBeLessThan(60);
  await page.reload();
  await expect(title(page)).toHaveText('Known');
  expect(await ground()).toBeLessThan(60);
  await colours.getByText('Light').click();
  await expect.poll(ground).toBeGreaterThan(200);
  await colours.getByText('Auto').click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground).toBeLessThan(60);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(ground).toBeGreaterThan(200);
});

test.describe('rows and the sheet', () => {
  test('the grid goes by the keyboard', async () => {
    await goTo(page, `p/${known.project}/data/table/${known.table}`);
    const grid = page.getByRole('grid', { name: 'Rows of known' });
    const cell = () =>
      grid.evaluate((element) => {
        const active = element.getAttribute('aria-activedescendant');
        return active === null ? null : document.getElementById(active)?.innerText;
      });
    await grid.focus();
    await page.keyboard.press('Control+Home');
    await expect.poll(cell).toBe('a');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(cell).toBe('yes');
    for (let row = 0; row < 25; row++) await page.keyboard.press('ArrowDown');
    await expect.poll(cell).toBe('no');
    await page.keyboard.press('Control+End');
    await expect.poll(cell).toBe('0');
    await page.keyboard.press('Home');
    await expect.poll(cell).toBe('b');
  });

  test('a cell of the confusion matrix opens the rows behind it', async () => {
    await goTo(page, `p/${known.project}/modeling/evaluation/${known.evaluation}`);
    await page.getByRole('button', { name: 'actual no, predicted yes: 11' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('11 of 100 rows (11.0%)')).toBeVisible();
    await page.goBack();
    await sliceBy(page, 'group');
    await page.getByRole('rowheader', { name: 'group = a' }).click();
    await page.getByRole('button', { name: 'actual yes, predicted no: 5' }).click();
    await expect(page.getByText('5 of 100 rows (5.0%)')).toBeVisible();
  });

  test('a baseline gives each slice its gap and its gain', async () => {
    await goTo(page, `p/${known.project}/modeling/evaluation/${known.evaluation}`);
    await sliceBy(page, 'group');
    await page.getByLabel('Human level or other baseline').fill('90');
    await page.getByLabel('Human level or other baseline').press('Enter');
    await expect(page.getByRole('columnheader', { name: 'Gap' })).toBeVisible();
    const sheet = await sheetOf(page, ['group = a', 'group = b']);
    // Accuracies 83%, 75% of 60 rows and 95% of 40 rows.
    expect(figures(sheet['all rows'])).toEqual(['100', '100.0%', '83.0', '7.0', '7.00']);
    expect(figures(sheet['group = a'])).toEqual(['60', '60.0%', '75.0', '15.0', '9.00']);
    expect(figures(sheet['group = b'])).toEqual(['40', '40.0%', '95.0', '-5.0', '0.00']);

    await page.getByRole('rowheader', { name: 'group = b' }).click();
    await page.getByLabel('Baseline of group = b').fill('97');
    await page.getByLabel('Baseline of group = b').press('Enter');
    await expect
      .poll(async () => figures((await sheetOf(page, ['group = a', 'group = b']))['group = b']))
      .toEqual(['40', '40.0%', '95.0', '2.0', '0.80']);
  });

  test('a slice that is saved is a row of the sheet', async () => {
    await goTo(page, `p/${known.project}/modeling/evaluation/${known.evaluation}`);
    await sliceBy(page, 'group');
    await page.getByRole('rowheader', { name: 'group = a' }).click();
    await page.getByRole('button', { name: 'Save as slice' }).click();
    await expect(toast(page, 'Slice “group = a” saved')).toBeVisible();
    await page.getByText('Slices (1)').click();
    const sheet = await sheetOf(page, ['group = a']);
    expect(figures(sheet['group = a'])).toEqual(['60', '60.0%', '75.0', '15.0', '9.00']);
  });
});

test.describe('what is damaged in the store', () => {
  test('is said in words where rows are shown', async () => {
    const copy = await makeKnownProject(page, 'Damaged rows');
    const { objects } = await readStore(page);
    const table = objects.find(({ kind }) => kind === 'table')!;
    await change(page, 'chunks', table.chunks[0]!, 'cut');
    await page.goto('about:blank');
    await page.goto(`./#/p/${copy.project}/data/table/${copy.table}`);
    await expect(page.getByRole('main')).toContainText(/damaged/);
    await expect(stages(page)).toBeVisible();
    await change(page, 'chunks', table.chunks[0]!, 'restore');
    await goTo(page, `p/${copy.project}/overview`);
    await deleteProject(page);
  });

  test('stops one part of the page and no more', async () => {
    const { objects } = await readStore(page);
    const evaluation = objects.find(({ kind }) => kind === 'evaluation')!;
    await change(page, 'objects', evaluation.digest, 'cut');
    await page.goto('about:blank');
    await page.goto(`./#/p/${known.project}/modeling/evaluation/${known.evaluation}`);
    await expect(page.getByRole('alert')).toContainText('stopped working');
    await expect(page.getByRole('button', { name: 'Copy details' })).toBeVisible();
    await stages(page).getByRole('link', { name: /^Data/ }).click();
    await expect(page.getByRole('grid', { name: 'Datasets' })).toBeVisible();
    await change(page, 'objects', evaluation.digest, 'restore');
    await page.reload();
    await goTo(page, `p/${known.project}/modeling/evaluation/${known.evaluation}`);
    await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
  });
});

test('work in progress shows in the tray wherever one is, and stops without a trace', async ({
  browser,
}, info) => {
  const context = await browser.newContext();
  const other = await context.newPage();
  // The reader waits in the middle of the file: however fast it is, there is something to stop.
  const { halted } = await arm(context, other, { worker: 'parse', at: 15 });
  await openApp(other);
  const project = await newProject(other, 'Large');
  const before = await readStore(other);
  const file = info.outputPath('large.csv');
  await writeFile(file, measurementsCsv(300_000).bytes);
  await (await planDataset(other, file)).click();
  await halted;
  await goTo(other, `p/${project}/overview`);
  const tray = other.getByRole('region', { name: 'Work in progress' });
  await expect(tray).toContainText(/large.* MB/);
  await expect(tray.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /[1-9]/);
  await tray.getByRole('button', { name: /^Cancel/ }).click();
  await expect(tray).toHaveCount(0);

  await expect(async () => {
    const after = await readStore(other);
    expect(after.jobs.map(({ state }) => state)).toEqual(['cancelled']);
    expect({ ...after, jobs: [] }).toEqual(before);
  }).toPass({ timeout: 10_000 });
  await context.close();
});

test('a browser that was closed and opened again finds all of it', async ({ playwright }, info) => {
  const profile = info.outputPath('profile');
  const { baseURL, launchOptions, viewport } = info.project.use;
  const options = { ...launchOptions, baseURL: baseURL!, viewport: viewport ?? null };
  const first = await playwright.chromium.launchPersistentContext(profile, options);
  const once = first.pages()[0] ?? (await first.newPage());
  await openApp(once);
  const kept = await makeKnownProject(once, 'Kept');
  await first.close();

  const second = await playwright.chromium.launchPersistentContext(profile, options);
  const again = second.pages()[0] ?? (await second.newPage());
  await again.goto('./');
  await expect(title(again)).toHaveText('Kept');
  await again
    .getByRole('heading', { name: /^Latest evaluation/ })
    .getByRole('link')
    .click();
  const sheet = await sheetOf(again, ['group = a', 'group = b']);
  expect([sheet['group = a']!['%'], sheet['group = b']!['%']]).toEqual(['75.0', '95.0']);
  await goTo(again, `p/${kept.project}/data/table/${kept.table}`);
  await expect(again.getByText('All 100 rows, 4 columns')).toBeVisible();
  await second.close();
});

function title(of: Page) {
  return of.getByRole('heading', { level: 1 });
}

async function rename(of: Page, name: string): Promise<void> {
  await chooseInProjectMenu(of, 'Rename…');
  const dialog = of.getByRole('dialog', { name: 'Rename the project' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Rename' }).click();
}

/** n, share, accuracy, gap and gain of a row of the sheet. */
function figures(row: Readonly<Record<string, string>> | undefined): string[] {
  return ['n', 'Share', '%', 'Gap', 'Gain, points'].map((column) => row?.[column] ?? '');
}

/** Damages a record past the app, or puts it back as it was. */
async function change(
  of: Page,
  store: 'chunks' | 'objects',
  key: string,
  how: 'cut' | 'restore',
): Promise<void> {
  await of.evaluate(
    async ([name, digest, what]) => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => {
            resolve(request.result);
          };
          request.onerror = () => {
            reject(request.error!);
          };
        });
      const database = await done(indexedDB.open('drydock'));
      const records = database.transaction(name, 'readwrite').objectStore(name);
      const kept = sessionStorage.getItem(digest);
      if (what === 'cut') {
        const record = (await done(records.get(digest))) as Record<string, unknown>;
        if (record['bytes'] instanceof ArrayBuffer) {
          sessionStorage.setItem(digest, JSON.stringify([...new Uint8Array(record['bytes'])]));
          await done(records.put({ ...record, bytes: record['bytes'].slice(0, 3) }));
        } else {
          sessionStorage.setItem(digest, JSON.stringify(record));
          const object = { ...(record['object'] as object), results: null };
          await done(records.put({ ...record, object }));
        }
      } else {
        const record = (await done(records.get(digest))) as Record<string, unknown>;
        const old = JSON.parse(kept!) as Record<string, unknown> | number[];
        await done(records.put(Array.isArray(old) ? { ...record, bytes: Uint8Array.from(old).buffer } : old));
      }
      database.close();
    },
    [store, key, how] as const,
  );
}
