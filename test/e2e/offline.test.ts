import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { goTo, newProject, shownProject, stages, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { exportProject, importProject } from './support/exchange.ts';
import { addModel } from './support/model.ts';
import { makeNextVersion } from './support/next-version.ts';
import { watchPolicy } from './support/policy-violations.ts';
import { serveStatic, type StaticServer } from './support/static-server.ts';
import { loansCsv } from './support/tables.ts';

test.use({ serviceWorkers: 'allow' });

const DIST = process.env['DRYDOCK_DIST'] ?? 'dist';

let host: StaticServer;
test.beforeEach(async () => {
  host = await serveStatic(DIST, '/some/where/');
});
test.afterEach(() => host.stop());

test('on a bare host: one thread at first, several on the next visit, and everything offline', async ({
  context,
}) => {
  const refused = await watchPolicy(context);

  const first = await visit(context);
  expect(await isolated(first)).toBe(false);
  await evaluate(first, 'First');
  await expect(stages(first).getByText('WASM · 1 thread')).toBeVisible();
  await expect(stages(first).getByText('Works offline', { exact: true })).toBeVisible();
  const cores = await first.evaluate(() => navigator.hardwareConcurrency);
  const threads = Math.min(4, cores);
  const offer = stages(first).getByRole('button', { name: `Reload to use ${String(threads)} threads` });
  await expect(offer).toHaveCount(cores > 1 ? 1 : 0);
  await first.close();

  const second = await visit(context);
  expect(await isolated(second)).toBe(true);
  await evaluate(second, 'Second');
  await expect(stages(second).getByText(`WASM · ${String(threads)} thread`)).toBeVisible();
  expect(await importProject(second, await exportProject(second))).not.toBe('');
  expect(refused).toEqual([]);
  // What would be told, is: the policy holds in the worker that runs models.
  const worker = second.workers().find((each) => each.url().includes('infer.worker'));
  await worker!.evaluate(() => fetch('https://example.org/').catch(() => undefined));
  await expect.poll(() => refused.join()).toContain('policy violation: connect-src https://example.org/');
  refused.length = 0;
  await second.close();

  await host.stop();
  const third = await visit(context);
  expect(await isolated(third)).toBe(true);
  await evaluate(third, 'Third');
  await expect(stages(third).getByText(`WASM · ${String(threads)} thread`)).toBeVisible();
  await third.goto(`${host.url}no/such/page`);
  await expect(stages(third)).toBeVisible();
  await expect.poll(() => third.url()).toContain(`${host.url}#/p/`);
  expect(refused).toEqual([]);
});

test('made available offline, models run without a connection that never ran before', async ({ context }) => {
  const page = await visit(context);
  await expect(stages(page).getByText('Works offline, but for running models')).toBeVisible();
  await stages(page).getByRole('button', { name: 'Make available offline' }).click();
  await expect(stages(page).getByText('Works offline', { exact: true })).toBeVisible();
  await host.stop();
  await page.reload();
  await evaluate(page, 'Offline');
});

test('a newer version waits to be asked; an older tab goes on with its own files', async ({
  context,
}, testInfo) => {
  const next = testInfo.outputPath('next');
  await makeNextVersion(DIST, next);
  const older = await visit(context);
  await kept(older);
  const page = await visit(context);
  await kept(page);

  host.deploy(next);
  await page.reload();
  await expect(toast(page, 'A newer Drydock is ready.')).toBeVisible();
  expect(await entryOf(page)).not.toContain('-next');
  await toast(page, 'A newer Drydock is ready.').getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => entryOf(page)).toContain('-next');
  await kept(page);

  await expect(stages(older).getByText('A newer Drydock is ready')).toBeVisible();
  expect(await entryOf(older)).not.toContain('-next');
  await goTo(older, `p/${shownProject(older)}/modeling`);
  await expect(older.getByRole('heading', { level: 1 })).toBeVisible();
  await evaluate(older, 'In the older tab');
  expect(await shells(page)).toHaveLength(2);
  await older.close();

  await page.reload();
  await expect.poll(() => shells(page)).toHaveLength(1);
  await host.stop();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await entryOf(page)).toContain('-next');
});

test.describe('without service workers', () => {
  test.use({ serviceWorkers: 'block' });
  test('the app works, and says that it needs a connection', async ({ context }) => {
    const page = await visit(context);
    await evaluate(page, 'Plain');
    await expect(stages(page).getByText('Needs a connection to open')).toBeVisible();
    await expect(stages(page).getByText('WASM · 1 thread')).toBeVisible();
  });
});

/** A new tab on the app, started. */
async function visit(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(host.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** A project of this name with a dataset and a model, evaluated. */
async function evaluate(page: Page, name: string): Promise<void> {
  await newProject(page, name);
  await addDataset(page, loansCsv(60), { name: 'loans' });
  await addModel(page, 'public/samples/loan-logreg.onnx', { truth: 'repaid' });
}

function isolated(page: Page): Promise<boolean> {
  return page.evaluate(() => crossOriginIsolated);
}

async function kept(page: Page): Promise<void> {
  await expect(stages(page).getByText(/^Works offline/)).toBeVisible();
}

function entryOf(page: Page): Promise<string> {
  return page
    .locator('script[type=module]')
    .first()
    .getAttribute('src', { timeout: 1000 })
    .then(String, String);
}

/** The versions of the shell that are kept. */
async function shells(page: Page): Promise<string[]> {
  return (await page.evaluate(() => caches.keys())).filter((name) => name.startsWith('drydock shell'));
}
