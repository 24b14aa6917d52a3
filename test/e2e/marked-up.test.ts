import { expect, test, type Locator, type Page } from '@playwright/test';
import { markedUpFile } from '../hostile/corpus/marked-up.ts';
import { chooseInProjectMenu, goTo, openApp } from './support/app.ts';
import { exportProject, importProject } from './support/exchange.ts';
import { watchPolicy } from './support/policy-violations.ts';

/** Anything a text brought to life: elements with its mark, even for a moment, and calls of `owned`. */
interface Watched extends Window {
  alive: string[];
}

test('a project with mark-up in every text is only text on every screen', async ({ browser }, testInfo) => {
  test.setTimeout(180_000);
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const complaints = await watchPolicy(context);
  await context.addInitScript(watch);
  const page = await context.newPage();
  const asked: string[] = [];
  context.on('request', (request) => {
    if (/elsewhere\.invalid|javascript:/.test(request.url())) asked.push(request.url());
  });
  page.on('dialog', (dialog) => asked.push(dialog.message()));
  await openApp(page);
  const project = await importProject(page, await markedUpFile());

  await test.step('overview', () => expect(page.getByRole('main')).toContainText('data-owned'));
  await test.step('menus and dialogs of the project', async () => {
    await chooseInProjectMenu(page, 'Export…');
    await expect(page.getByRole('dialog', { name: /^Export/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await chooseInProjectMenu(page, /^Rename/);
    await expect(page.getByRole('dialog').getByRole('textbox')).not.toBeEmpty();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeVisible();
    await page.keyboard.type('owned');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('rows, facts, filter, conditions', async () => {
    await goTo(page, `p/${project}/data`);
    await followFirst(page, 'Datasets');
    await expect(page.getByRole('gridcell').first()).not.toBeEmpty();
    await page.getByRole('button', { name: 'Facts' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    const box = page.getByRole('combobox', { name: 'Column' });
    await box.fill('owned');
    await page.getByRole('listbox', { name: 'Column' }).getByRole('option').first().click();
    await expect(page.getByRole('group', { name: /^Condition on / }).first()).toBeVisible();
  });
  await test.step('models', async () => {
    await goTo(page, `p/${project}/modeling`);
    const names = page.getByRole('grid', { name: 'Models' }).getByRole('link');
    await expect(names).toHaveCount(2);
    const addresses = await hrefsOf(names);
    for (const address of addresses) {
      await goTo(page, address);
      await expect(page.getByRole('heading', { name: 'How it is fed and read' })).toBeVisible();
    }
  });
  await test.step('evaluation, slices, every metric', async () => {
    await goTo(page, `p/${project}/modeling`);
    await followFirst(page, 'Evaluations');
    const sheet = page.getByRole('grid', { name: 'Error analysis' });
    await expect(sheet.getByRole('rowheader').nth(3)).toBeVisible();
    await sheet.getByRole('rowheader').nth(2).click();
    await expect(page.locator('aside .cell').first()).toBeVisible();
    await page.getByRole('link', { name: 'All metrics' }).click();
    await expect(page.getByRole('region', { name: 'All metrics' })).toBeVisible();
    await page.goBack();
    await expect(sheet.getByRole('rowheader').nth(3)).toBeVisible();
    for (const choice of [/^Slices \(/, /^Tags \(/, /^By column$/]) {
      const radio = page.getByText(choice);
      if (await radio.isVisible()) await radio.click();
    }
  });
  await test.step('the report, on its screen and as a file', async () => {
    await goTo(page, `p/${project}/overview/report`);
    const save = page.getByRole('button', { name: 'Save as HTML' });
    await expect(save).toBeEnabled();
    await expect(page.getByRole('region', { name: 'Preview of the report' })).toContainText('data-owned');
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    const file = testInfo.outputPath('report.html');
    await download.saveAs(file);
    const paper = await context.newPage();
    await paper.goto(`file://${file}`);
    await expect(paper.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(paper.getByRole('main')).toContainText('data-owned');
    expect(await paper.evaluate(() => (window as unknown as Watched).alive)).toEqual([]);
    expect(await paper.locator('[data-owned], script').count()).toBe(0);
    await paper.close();
  });
  await test.step('it goes out again', async () => {
    expect((await exportProject(page)).length).toBeGreaterThan(1000);
  });

  expect(await page.evaluate(() => (window as unknown as Watched).alive)).toEqual([]);
  expect(await page.locator('[data-owned], a[href^="javascript:" i]').count()).toBe(0);
  expect(asked, 'requests and dialogs').toEqual([]);
  expect(complaints, 'of the policy, and errors').toEqual([]);

  // The instruments work.
  await page.evaluate(() => {
    const made = document.createElement('b');
    made.dataset['owned'] = '';
    document.body.append(made);
  });
  await expect.poll(() => page.evaluate(() => (window as unknown as Watched).alive)).toEqual(['B']);
  await context.close();
});

/** Runs in the page before anything else: stands alone. */
function watch(): void {
  const alive: string[] = [];
  Object.assign(window, { alive, owned: (i: number) => alive.push(`call ${String(i)}`) });
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const element of [node, ...node.querySelectorAll('*')])
          if (element.hasAttribute('data-owned')) alive.push(element.tagName);
      }
  }).observe(document, { childList: true, subtree: true });
}

async function followFirst(page: Page, grid: string): Promise<void> {
  const [address] = await hrefsOf(page.getByRole('grid', { name: grid }).getByRole('link'));
  await goTo(page, address!);
}

/** Where links lead, as `goTo` takes it. */
async function hrefsOf(links: Locator): Promise<string[]> {
  await expect(links.first()).toBeVisible();
  return links.evaluateAll((all) => all.map((link) => (link.getAttribute('href') ?? '').replace(/^#\//, '')));
}
