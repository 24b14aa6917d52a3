import { readFileSync } from 'node:fs';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { newProject, openApp } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { exportProject, importProject } from './support/exchange.ts';
import { sheetOf, sliceBy } from './support/evaluation-screen.ts';
import { addModel } from './support/model.ts';
import { loansCsv } from './support/tables.ts';

test.use({ serviceWorkers: 'allow' });

/** Whatever a visitor does, nothing leaves the origin and the page keeps to its own policy. */
test('a whole journey asks nothing of any other host', async ({ page, context, baseURL }) => {
  const origin = new URL(baseURL!).origin;
  const traffic = listen(context, origin);
  const broken = await watchPolicy(page);

  await openApp(page, { sample: true });
  await page
    .getByRole('heading', { name: /^Latest evaluation/ })
    .getByRole('link')
    .click();
  await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
  await newProject(page, 'Private');
  await addDataset(page, loansCsv(400));
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const model = readFileSync(new URL('../../public/samples/loan-trees.onnx', import.meta.url));
  await addModel(page, { name: 'trees.onnx', bytes: model }, { truth: 'repaid' });
  await sliceBy(page, 'sex');
  await sheetOf(page, ['sex = female', 'sex = male', 'sex = undisclosed']);
  const bytes = await exportProject(page);
  await importProject(page, bytes);
  await page
    .getByRole('heading', { name: /^Latest evaluation/ })
    .getByRole('link')
    .click();
  await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();

  expect(traffic.elsewhere, 'requests to other hosts').toEqual([]);
  expect(broken, 'violations of the content security policy').toEqual([]);
  const paths = traffic.here.map((url) => new URL(url).pathname);
  expect(
    paths.filter((path) => path.endsWith('.wasm')).length,
    'what workers ask for is counted',
  ).toBeGreaterThan(0);
  expect(traffic.sent, 'nothing is sent but plain questions for files').toEqual([]);

  // The instruments work: neither the page nor a worker is let ask another host, and the page is told.
  await page.evaluate(() => fetch('http://elsewhere.invalid/page').catch(() => undefined));
  await expect.poll(() => broken.join('\n')).toContain('connect-src');
  const answer = await page.workers()[0]!.evaluate(() =>
    fetch('http://elsewhere.invalid/worker').then(
      () => 'answered',
      () => 'refused',
    ),
  );
  expect(answer).toBe('refused');
  // A worker that no policy holds would be seen.
  const free = await context.newPage();
  await free.evaluate(() => {
    const script = new Blob(["fetch('http://elsewhere.invalid/free').catch(() => undefined)"]);
    new Worker(URL.createObjectURL(script));
  });
  await expect.poll(() => traffic.elsewhere).toContain('http://elsewhere.invalid/free');
});

interface Traffic {
  here: string[];
  elsewhere: string[];
  /** Requests with a body, whatever the host. */
  sent: string[];
}

/** Every request of the page and of its workers; those to other hosts go nowhere. */
function listen(context: BrowserContext, origin: string): Traffic {
  const traffic: Traffic = { here: [], elsewhere: [], sent: [] };
  context.on('request', (request) => {
    const url = request.url();
    if (/^(blob|data):/.test(url)) return;
    traffic[url.startsWith(`${origin}/`) ? 'here' : 'elsewhere'].push(url);
    if (request.method() !== 'GET' || request.postData() !== null)
      traffic.sent.push(`${request.method()} ${url}`);
  });
  context.on('page', (page) => {
    page.on('websocket', (socket) => traffic.elsewhere.push(socket.url()));
  });
  for (const page of context.pages()) page.on('websocket', (socket) => traffic.elsewhere.push(socket.url()));
  return traffic;
}

/** Fills with the policy's complaints, by the event in the page and by the console, which also hears workers. */
async function watchPolicy(page: Page): Promise<string[]> {
  const broken: string[] = [];
  await page.exposeFunction('policyBroken', (words: string) => broken.push(words));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const report = (globalThis as unknown as { policyBroken: (words: string) => void }).policyBroken;
      report(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  page.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) broken.push(message.text());
  });
  return broken;
}
