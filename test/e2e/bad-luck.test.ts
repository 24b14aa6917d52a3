import { expect, test, type Page } from '@playwright/test';
import { createRandom } from '../../src/core/kernel/random.ts';
import { chooseInProjectMenu, newProject, openApp, openAt, stages, toast } from './support/app.ts';
import { addDataset, planDataset } from './support/dataset.ts';
import { exportProject, importProject } from './support/exchange.ts';
import { committed, liveDocuments, readStore } from './support/read-store.ts';
import { storeFaults } from './support/store-faults.ts';
import { measurementsCsv, type CsvFile } from './support/tables.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });

/** Numbers that the browser cannot pack much smaller. */
function noiseCsv(rows: number): CsvFile {
  const random = createRandom(7);
  const lines = Array.from({ length: rows }, () =>
    Array.from({ length: 8 }, () => random.uniform()).join(','),
  );
  const bytes = new TextEncoder().encode(['a,b,c,d,e,f,g,h', ...lines].join('\n'));
  return { name: 'noise.csv', bytes };
}

test.describe('little space', () => {
  test('is told before a file is read that will not fit', async ({ page }) => {
    // Chromium does not tell a page what it truly allows: this stands for a browser that does.
    await page.addInitScript(() => {
      navigator.storage.estimate = () => Promise.resolve({ usage: 5_000_000, quota: 5_100_000 });
    });
    await openApp(page);
    await newProject(page, 'Harbour');
    const before = await readStore(page);
    const read = await planDataset(page, noiseCsv(2_000));
    await read.click();
    await expect(page.getByText('There is not enough room in this browser for this file.')).toBeVisible();
    await expect(page.getByText(/MB left: .* used of .* allowed/)).toBeVisible();
    expect(committed(await readStore(page))).toEqual(committed(before));
  });

  test('that ends in the middle of a file leaves nothing of it, and freed space lets it in', async ({
    page,
    context,
    baseURL,
  }) => {
    const session = await context.newCDPSession(page);
    const { origin } = new URL(baseURL!);
    // From the first: Chromium remembers for a while that there was room.
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_500_000 });
    await openApp(page);
    await newProject(page, 'Harbour');
    const before = await readStore(page);
    await (await planDataset(page, noiseCsv(60_000))).click();
    await expect(page.getByText('This browser has no more room for Drydock.')).toBeVisible();
    await expect(page.getByText(/\d+ MB used/)).toBeVisible();
    await expect(async () => {
      const after = await readStore(page);
      expect(committed(after)).toEqual(committed(before));
      expect(storeFaults(after)).toEqual([]);
    }).toPass();
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 500_000_000 });
    await page.getByRole('button', { name: /^Read (the file|60,000 rows)/ }).click();
    await page.waitForURL(/\/data\/table\//);
    expect(storeFaults(await readStore(page))).toEqual([]);
  });

  test('can be looked through, deleted, brought back and freed', async ({ page }) => {
    await openApp(page);
    const project = await newProject(page, 'Harbour');
    await addDataset(page, noiseCsv(5_000), { name: 'large' });
    await openAt(page, `p/${project}/overview`);
    await addDataset(page, measurementsCsv(50), { name: 'small' });
    await chooseInProjectMenu(page, 'Duplicate');
    await expect(title(page)).toHaveText('Harbour (copy)');
    await stages(page)
      .getByRole('button', { name: /kept here/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'What is kept in this browser' });
    const harbour = dialog.getByRole('region', { name: 'Harbour', exact: true });
    await expect(harbour).toContainText('shared with other projects');
    await expect(harbour.getByRole('listitem').first()).toContainText('large');
    await expect(harbour.getByRole('listitem').first()).toContainText('also in “Harbour (copy)”');
    await dialog.getByRole('button', { name: 'Delete “Harbour (copy)”' }).click();
    await expect(harbour).not.toContainText('shared');
    await harbour.getByRole('button', { name: 'Delete dataset “large”' }).click();
    const deleted = dialog.getByRole('region', { name: 'Deleted' });
    await deleted.getByRole('button', { name: /Bring back.*“large”/ }).click();
    await expect(harbour).toContainText('large');
    await harbour.getByRole('button', { name: 'Delete dataset “large”' }).click();
    await expect(deleted.getByRole('listitem').filter({ hasText: 'large' })).toBeVisible();
    await deleted.getByRole('button', { name: 'Free the space of what was deleted' }).click();
    await expect(toast(page, /freed/)).toBeVisible();
    await expect(deleted).toBeHidden();
    const store = await readStore(page);
    expect(store.objects).toHaveLength(1);
    expect(
      liveDocuments(store, project)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Harbour', 'small']);
    expect(storeFaults(store)).toEqual([]);
  });
});

test.describe('a browser that', () => {
  test('does not promise to keep things is told of with what helps', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.storage.persist = () => Promise.resolve(false);
      navigator.storage.persisted = () => Promise.resolve(false);
    });
    await openApp(page);
    await newProject(page, 'Harbour');
    await stages(page)
      .getByRole('button', { name: /kept here/ })
      .click();
    const dialog = page.getByRole('dialog', { name: 'What is kept in this browser' });
    await expect(dialog).toContainText('It can be asked to promise.');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    // Asked when the first thing of one's own is kept.
    await addDataset(page, measurementsCsv(20), { name: 'first' });
    await stages(page)
      .getByRole('button', { name: /kept here/ })
      .click();
    await expect(dialog).toContainText('The browser has not promised to keep it.');
    await expect(dialog.getByRole('button', { name: 'Ask again' })).toBeVisible();
  });

  test('has no database, or forbids it, is told that Drydock cannot work there', async ({ browser }) => {
    const scripts = [
      () => {
        Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
      },
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('The user denied permission to access the database.', 'SecurityError');
        };
      },
    ];
    for (const script of scripts) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.addInitScript(script);
      await page.goto('./');
      await expect(title(page)).toHaveText('Drydock could not start');
      await expect(page.getByText('does not let Drydock keep data')).toBeVisible();
      await expect(page.getByText('Leave private browsing, or allow site data')).toBeVisible();
      await context.close();
    }
  });
});

test.describe('a copy in a file', () => {
  test('is reminded of by the amount of change, and changes nothing of the file', async ({ page }) => {
    await openApp(page);
    await newProject(page, 'Harbour');
    await addDataset(page, measurementsCsv(20), { name: 'first' });
    const reminder = stages(page).getByText(/never exported|since the last export/);
    await expect(reminder).toHaveCount(0);
    for (let i = 0; i < 8; i++) await rename(page, `Harbour ${String(i)}`);
    await expect(reminder).toHaveText(/^10 changes, never exported/);
    await stages(page).getByRole('button', { name: 'Later' }).click();
    await expect(reminder).toHaveCount(0);
    await page.reload();
    await expect(title(page)).toContainText('first');
    await expect(reminder).toHaveCount(0);
    const first = await exportProject(page);
    await chooseInProjectMenu(page, 'Export…');
    const dialog = page.getByRole('dialog', { name: /^Export/ });
    await expect(dialog).toContainText('Last whole in a file just now, and unchanged since.');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect(Buffer.from(await exportProject(page)).equals(Buffer.from(first))).toBe(true);
  });

  test('is kept up to date where the browser can, from one tab at a time, and opens elsewhere', async ({
    page,
    context,
    browser,
  }) => {
    // A file of the page's own file system stands for the one that a person would choose.
    await context.addInitScript(() => {
      Object.assign(globalThis, {
        showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
          (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true }),
      });
    });
    await openApp(page);
    const project = await newProject(page, 'Harbour');
    await chooseInProjectMenu(page, 'Export…');
    await page.getByRole('button', { name: 'Keep a file up to date…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect(stages(page).getByText(/^Saved to harbour\.drydock\.zip/)).toBeVisible();
    await addDataset(page, measurementsCsv(20), { name: 'first' });

    const other = await context.newPage();
    await openAt(other, `p/${project}/overview`);
    await expect(stages(other).getByText('Another tab saves to harbour.drydock.zip')).toBeVisible();
    await rename(other, 'Marina');
    await page.close();
    await expect(stages(other).getByText(/^Saved to harbour\.drydock\.zip/)).toBeVisible();

    const fresh = await browser.newContext();
    const elsewhere = await fresh.newPage();
    await openApp(elsewhere);
    await expect(async () => {
      const file = await savedFile(other, 'harbour.drydock.zip');
      await importProject(elsewhere, file);
      await expect(title(elsewhere)).toHaveText('Marina', { timeout: 1_000 });
    }).toPass();
    await expect(elsewhere.getByRole('link', { name: 'first' })).toBeVisible();
    await fresh.close();
  });

  test('that cannot be written is told, and goes on when it can', async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(globalThis, {
        showSaveFilePicker: async () => {
          const handle = await (
            await navigator.storage.getDirectory()
          ).getFileHandle('x.zip', { create: true });
          return handle;
        },
      });
      const create = FileSystemFileHandle.prototype.createWritable;
      FileSystemFileHandle.prototype.createWritable = function (...args) {
        if (!(globalThis as { writable?: boolean }).writable) {
          return Promise.reject(new DOMException('A requested file could not be found.', 'NotFoundError'));
        }
        return create.apply(this, args);
      };
    });
    await openApp(page);
    await newProject(page, 'Harbour');
    await chooseInProjectMenu(page, 'Export…');
    await page.getByRole('button', { name: 'Keep a file up to date…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect(stages(page).getByText('x.zip is no longer where it was.')).toBeVisible();
    await page.evaluate(() => Object.assign(globalThis, { writable: true }));
    await stages(page).getByRole('button', { name: 'Try again' }).click();
    await expect(stages(page).getByText(/^Saved to x\.zip/)).toBeVisible();
  });
});

async function rename(page: Page, name: string): Promise<void> {
  await chooseInProjectMenu(page, 'Rename…');
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(stages(page).locator('button[aria-haspopup="menu"]').first()).toContainText(name);
}

async function savedFile(page: Page, name: string): Promise<Uint8Array> {
  const bytes = await page.evaluate(async (wanted) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(wanted);
    return [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
  }, name);
  return Uint8Array.from(bytes);
}
