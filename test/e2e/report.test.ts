import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import type { Id } from '../../src/core/kernel/objects.ts';
import { chooseInProjectMenu, goTo, openApp, shownProject } from './support/app.ts';
import { accessibilityProblems } from './support/axe.ts';
import { storeDocument } from './support/store-document.ts';
import { BAD_NAME, toldDocuments } from './support/told-project.ts';

const ANYTHING = '…';
const EVALUATION = 'trees 2.0 on Loans, January to September 2025';

test('the report of a project opens from disk, runs and asks for nothing, and its figures are those of the screens', async ({
  page,
  browser,
}, testInfo) => {
  await openApp(page, { sample: true });
  const project = shownProject(page);
  await chooseInProjectMenu(page, /^Rename/);
  await page.getByRole('dialog').getByRole('textbox').fill(BAD_NAME);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(BAD_NAME);
  for (const document of toldDocuments(project as Id)) await storeDocument(page, document);
  await page.reload();

  const said = await whatScreensSay(page, project);
  const file = testInfo.outputPath('report.html');
  await test.step('it is saved, with what goes out named', async () => {
    await goTo(page, `p/${project}/overview/report`);
    await expect(page.getByRole('checkbox', { name: /^Fairness audit/ })).toBeDisabled();
    await page.getByRole('checkbox', { name: /^Model/ }).uncheck();
    const save = page.getByRole('button', { name: 'Save as HTML' });
    await expect(save).toBeEnabled();
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toMatch(
      /^title-script-owned-[\p{L}\p{N}-]+-report-\d{4}-\d\d-\d\d\.html$/u,
    );
    await download.saveAs(file);
  });
  await test.step('it reads as the preview does', async () => {
    const paper = page.getByRole('region', { name: 'Preview of the report' });
    await expect(paper.getByRole('heading', { level: 1 })).toContainText('<script>owned()</script>');
    await paper.getByRole('link', { name: 'Targets' }).click();
    expect(shownProject(page)).toBe(project);
    await expect(paper.getByRole('heading', { name: 'Targets' })).toBeInViewport();
  });

  const report = await openFromDisk(browser, file);
  expect(await alive(report.page)).toEqual([]);
  expect(await accessibilityProblems(report.page)).toEqual([]);
  await expect(report.page).toHaveTitle(/^<\/title><script>owned\(\)/);
  await expect(report.page.getByRole('region', { name: 'Model', exact: true })).toHaveCount(0);
  for (const [name, rows] of Object.entries(said.tables)) {
    const shown = await firstLines(report.page.getByRole('table', { name, exact: true }));
    for (const row of rows) {
      const same = shown.find(([first]) => first === row[0]) ?? [];
      expect([name, ...row.map((words, at) => (words === ANYTHING ? ANYTHING : same[at]))]).toEqual([
        name,
        ...row,
      ]);
    }
  }
  const targets = await firstLines(report.page.getByRole('table', { name: 'Targets', exact: true }));
  const inReport = targets
    .slice(1)
    .map(([, , value, interval, n, verdict]) =>
      [verdict, value, interval === '–' ? '' : interval, `n ${n!}`].filter(Boolean).join(' '),
    );
  expect(inReport).toEqual(said.gates);
  for (const words of said.words) await expect(report.page.getByRole('main')).toContainText(words);

  await test.step('on paper', async () => {
    await report.page.emulateMedia({ media: 'print' });
    const cut = await report.page
      .locator('tr')
      .evaluateAll(
        (rows) =>
          rows.filter(
            (row) =>
              getComputedStyle(row).breakInside !== 'avoid' || row.getBoundingClientRect().height > 900,
          ).length,
      );
    expect(cut).toBe(0);
    const heads = await report.page
      .locator('thead')
      .evaluateAll((all) => all.map((head) => getComputedStyle(head).display));
    expect(new Set(heads)).toEqual(new Set(['table-header-group']));
    const pdf = (await report.page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(3);
    expect(pages).toBeLessThan(14);
    const [, wide, high] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect([Math.round(Number(wide)), Math.round(Number(high))]).toEqual([595, 842]);
  });
  expect(report.asked).toEqual([`file://${file}`]);
  expect(report.complaints).toEqual([]);
  expect(await readFile(file, 'utf8')).not.toContain('javascript:');
  await report.page.context().close();
});

/** Rows of tables by their names in the report, and sentences, as the screens show them. */
async function whatScreensSay(page: Page, project: string) {
  const linesOf = async (table: Locator, least: number): Promise<string[][]> => {
    await expect(table.getByRole('row').nth(least)).toBeVisible();
    await expect(table).not.toContainText('measuring');
    return (await firstLines(table)).slice(1);
  };
  await goTo(page, `p/${project}/modeling`);
  await page.getByRole('link', { name: EVALUATION }).first().click();
  const slices = await linesOf(page.getByRole('grid', { name: /Error analysis/ }), 7);
  await page.getByRole('link', { name: 'Metrics', exact: true }).click();
  const metrics = await linesOf(page.locator('table').first(), 5);
  await goTo(page, `p/${project}/scoping/targets`);
  const uses = page
    .getByRole('list', { name: 'Targets' })
    .getByRole('article')
    .locator('dd')
    .filter({ has: page.getByTitle('What it was measured on') });
  await expect(uses).toHaveText([/12,000/, /2,602/, /12,000/]);
  const gates = (await uses.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  await goTo(page, `p/${project}/monitoring/alarms`);
  const alarms = await linesOf(page.getByRole('grid', { name: 'Alarms', exact: true }), 6);
  await goTo(page, `p/${project}/scoping/estimates`);
  await page.getByRole('link', { name: /^Worth/ }).click();
  const worth = page.getByText(/in 9 of 10 cases/).first();
  await expect(worth).toBeVisible();
  return {
    tables: {
      'Metrics over all rows': metrics.map((row) => row.slice(0, 4)),
      'Where it is wrong': slices.map(([name, n, share, , value, gap, gain]) => [
        ...[name!, `${value!}%`, ANYTHING, n!, share!, gap!, gain!],
      ]),
      'Alarms on Loan approval in production': alarms.map(([title, now, value, rang]) => [
        title!,
        now!.split(' since')[0]!,
        value!,
        rang!,
      ]),
    } as Record<string, readonly (readonly string[])[]>,
    gates,
    words: [(await worth.innerText()).trim()],
  };
}

/** The first line of every cell, row by row; what stands smaller below it is left out. */
function firstLines(table: Locator): Promise<string[][]> {
  return table.getByRole('row').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.querySelectorAll<HTMLElement>('th, td')].map((cell) => {
        const lines = cell.innerText.split('\n').map((line) => line.trim());
        return lines.find((line) => line !== '') ?? '';
      }),
    ),
  );
}

/** Opens a file in a browser that has no network, and keeps what it asked for and complained of. */
async function openFromDisk(browser: Browser, file: string) {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  await page.goto(`file://${file}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return { page, asked, complaints };
}

/** Whatever in a page could run, load or lead elsewhere. */
function alive(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => [
      ...(/^(script|img|iframe|object|embed|link|base|form|image|use)$/i.test(element.tagName)
        ? [element.tagName]
        : []),
      ...[...element.attributes].flatMap(({ name, value }) =>
        /^on|^src|^style$|action$/.test(name) || (/href$/.test(name) && !value.startsWith('#'))
          ? [`${name}=${value}`]
          : [],
      ),
    ]),
  );
}
