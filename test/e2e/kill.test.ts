import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { createRandom } from '../../src/core/kernel/random.ts';
import { goTo, newProject, openApp, openAt, shownProject } from './support/app.ts';
import { addDataset, planDataset } from './support/dataset.ts';
import { exportProject, offerProjectFile } from './support/exchange.ts';
import { changedSince, expectSound, killAtEveryWrite, LONG, openIn } from './support/kill-loop.ts';
import { arm, armPage, kill } from './support/kill-switch.ts';
import { addModel, chooseOption, planModel } from './support/model.ts';
import { committed, liveDocuments, readStore, type Store } from './support/read-store.ts';
import { storeFaults } from './support/store-faults.ts';
import { loansCsv, measurementsCsv } from './support/tables.ts';

const MODEL = 'public/samples/loan-logreg.onnx';

/** In `npm run trust` only. */
const LATER = { tag: '@long' };

test.setTimeout(LONG ? 600_000 : 120_000);

/** A project with one dataset, its page closed. */
async function harbour(context: BrowserContext): Promise<string> {
  const page = await context.newPage();
  await openApp(page);
  const project = await newProject(page, 'Harbour');
  await addDataset(page, measurementsCsv(50), { name: 'first' });
  await page.close();
  return project;
}

/** A project with loans, and an evaluated model if wanted; its page is shown. */
async function loans(page: Page, evaluated: boolean): Promise<string> {
  await openApp(page);
  const project = await newProject(page, 'Loans');
  await addDataset(page, loansCsv(60), { name: 'loans' });
  if (evaluated) await addModel(page, MODEL, { truth: 'repaid' });
  return project;
}

const datasetLinks = (page: Page) => page.locator('main a[href*="/data/table/"]');
const evaluationLinks = (page: Page) => page.locator('main a[href*="/modeling/evaluation/"]');
const modelLinks = (page: Page) => page.locator('main a[href*="/modeling/model/"]');

test('reading a dataset: killed before its writes, nothing of it is seen; after the commit it is whole', async ({
  context,
}) => {
  const project = await harbour(context);
  const file = measurementsCsv(LONG ? 140_000 : 100, 2);
  const { kills, page, store } = await killAtEveryWrite({
    context,
    worker: 'parse',
    path: `p/${project}/data`,
    begin: async (shown) => (await planDataset(shown, file, { name: 'second' })).click(),
    nothingNew: (shown) => expect(datasetLinks(shown)).toHaveText(['first']),
    stride: 2,
  });
  expect(kills).toBeGreaterThanOrEqual(6);
  await expect(datasetLinks(page)).toHaveText(['second', 'first']);
  expect(store.objects).toHaveLength(2);
  expect(liveDocuments(store, project)).toHaveLength(3);
});

test(
  'keeping, running and evaluating a model: each step is there whole or not at all',
  LATER,
  async ({ context }) => {
    const first = await context.newPage();
    const project = await loans(first, false);
    await first.close();

    const keeping = await killAtEveryWrite({
      context,
      worker: 'infer',
      path: `p/${project}/modeling`,
      begin: async (page) => {
        await planModel(page, MODEL, { truth: 'repaid' });
        await page.getByRole('button', { name: 'Keep and evaluate' }).click();
      },
      nothingNew: (page) => expect(page.getByText('No model yet')).toBeVisible(),
      stride: 3,
    });
    await expect(modelLinks(keeping.page)).toHaveText(['loan-logreg']);
    await modelLinks(keeping.page).click();
    await keeping.page.waitForURL(/\/modeling\/model\//);
    const path = new URL(keeping.page.url()).hash.slice(2);
    await keeping.page.close();

    const evaluate = async (page: Page): Promise<void> => {
      await chooseOption(page, 'Column with the true answers', 'repaid');
      await page.getByRole('button', { name: 'Evaluate', exact: true }).click();
    };
    const notEvaluated = async (page: Page): Promise<void> => {
      await expect(page.getByRole('heading', { name: 'Evaluate on a dataset' })).toBeVisible();
      await expect(evaluationLinks(page)).toHaveCount(0);
    };
    const running = await killAtEveryWrite({
      context,
      worker: 'infer',
      path,
      begin: evaluate,
      nothingNew: notEvaluated,
      stride: 5,
    });
    expect(running.store.objects.map(({ kind }) => kind).sort()).toEqual(['model', 'predictions', 'table']);
    await notEvaluated(running.page);
    await running.page.close();

    const evaluating = await killAtEveryWrite({
      context,
      worker: 'analyze',
      path,
      begin: evaluate,
      nothingNew: notEvaluated,
      stride: 4,
    });
    await expect(evaluationLinks(evaluating.page)).toHaveCount(1);
    expect(keeping.kills + running.kills + evaluating.kills).toBeGreaterThanOrEqual(7);
  },
);

test('opening a project file: killed at any write, the project is not there', async ({
  browser,
  context,
}) => {
  const elsewhere = await browser.newContext();
  const source = await elsewhere.newPage();
  const project = await loans(source, true);
  const bytes = await exportProject(source);
  const packed = committed(await readStore(source));
  await elsewhere.close();

  const harbourId = await harbour(context);
  const projects = (page: Page) => page.locator('[role="menuitemradio"]');
  const { kills, page, store } = await killAtEveryWrite({
    context,
    worker: 'pack',
    path: `p/${harbourId}/overview`,
    begin: (shown) => offerProjectFile(shown, bytes),
    nothingNew: (shown) => expect(projects(shown)).toHaveText([/Harbour/]),
    stride: 24,
  });
  expect(kills).toBeGreaterThanOrEqual(4);
  await expect(projects(page)).toHaveText([/Harbour/, /Loans/]);
  expect(changedSince(packed, store)).toEqual([]);
  await goTo(page, `p/${project}/overview`);
  await expect(page.getByRole('link', { name: /loan-logreg on loans/ })).toBeVisible();
});

test(
  'opening a file in place of its deleted project: until the commit the deleted one stays as it was',
  LATER,
  async ({ context }) => {
    const first = await context.newPage();
    const project = await loans(first, true);
    const bytes = await exportProject(first);
    await first.locator('button[aria-haspopup="menu"]').first().click();
    await first.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(first.getByText('No project here yet')).toBeVisible();
    await newProject(first, 'Harbour');
    const harbourId = shownProject(first);
    await first.close();
    const projects = (page: Page) => page.locator('[role="menuitemradio"]');

    const { page, store } = await killAtEveryWrite({
      context,
      worker: 'pack',
      path: `p/${harbourId}/overview`,
      begin: (shown) => offerProjectFile(shown, bytes),
      nothingNew: (shown) => expect(projects(shown)).toHaveText([/Harbour/]),
      stride: 24,
      changes: [project],
    });
    await expect(projects(page)).toHaveText([/Harbour/, /Loans/]);
    expect(liveDocuments(store, project)).toHaveLength(5);
  },
);

test('an export that is killed changes nothing', LATER, async ({ context }) => {
  const first = await context.newPage();
  const project = await loans(first, true);
  const before = committed(await readStore(first));
  await first.close();
  for (const [i, at] of [2, 16].entries()) {
    const page = await context.newPage();
    const { halted } = await arm(context, page, { worker: 'pack', at, reads: true });
    await openAt(page, `p/${project}/overview`);
    void exportProject(page).catch(() => undefined);
    await halted;
    await kill(page, i % 2 === 0 ? 'close' : 'crash');
    const next = await openIn(context, `p/${project}/overview`);
    await expectSound(next, before, 'database');
    await next.close();
  }
});

test('clearing up after a kill may be killed as well', LATER, async ({ context }) => {
  const project = await harbour(context);
  const path = `p/${project}/data`;
  const file = measurementsCsv(100, 2);
  // Three columns are staged by then: each a chunk and the note whose it is. The commit has begun.
  const inCommit = 2 * 3 + 2;
  for (const at of LONG ? [1, 2, 3, 4, 5] : [1, 4]) {
    const page = await context.newPage();
    const { halted } = await arm(context, page, { worker: 'parse', at: inCommit });
    await openAt(page, path);
    const before = committed(await readStore(page));
    await (await planDataset(page, file)).click();
    expect(await halted).toBe('database');
    await kill(page, 'crash');
    const clearing = await context.newPage();
    const armed = await armPage(clearing, at);
    void clearing.goto(`./#/${path}`).catch(() => undefined);
    await armed.halted;
    await kill(clearing, 'close');
    const next = await openIn(context, path);
    await expectSound(next, before, 'database');
    await expect(datasetLinks(next)).toHaveText(['first']);
    await next.close();
  }
});

if (LONG) {
  test('killed at random moments of an import, nothing half is seen', async ({ context }) => {
    const project = await harbour(context);
    const random = createRandom(Number(process.env['TRUST_SEED'] ?? 1));
    let before = committed(await readStoreOf(context, project));
    for (let kills = 0; kills < 100; kills++) {
      const page = await openIn(context, `p/${project}/data`);
      const file = measurementsCsv(70_000, 10 + kills);
      await (await planDataset(page, file, { name: `try ${String(kills)}` })).click();
      await page.waitForTimeout(random.uniform() * 800);
      await kill(page, random.uniform() < 0.5 ? 'close' : 'crash');
      const store = await readStoreOf(context, project);
      expect(storeFaults(store)).toEqual([]);
      expect(changedSince(before, store)).toEqual([]);
      // A dataset came with its entry, or neither came.
      const came = store.objects.length - before.objects.length;
      expect(store.documents.length - before.documents.length).toBe(came);
      expect([0, 1]).toContain(came);
      before = committed(store);
    }
  });
}

/** The store as a new page finds it once the app has started. */
async function readStoreOf(context: BrowserContext, project: string): Promise<Store> {
  const page = await openIn(context, `p/${project}/data`);
  const store = await readStore(page);
  await page.close();
  return store;
}
