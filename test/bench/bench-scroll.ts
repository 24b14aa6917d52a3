import type { Browser, Page } from '@playwright/test';
import { cellsShown, goTo, openProject, planFile, readPlanned } from './app-page.ts';
import { traceMainThread, type Stretch } from './main-thread.ts';

/** By event: what the main thread did, and how long it took until all cells showed. */
export interface EventTimes {
  stretches: readonly Stretch[];
  shownMs: readonly number[];
}
export type ScreenEvents = Record<'scroll' | 'jump' | 'type' | 'sort', EventTimes>;

/** Scrolls, filters and sorts a table on its screen, one event after the other. */
export async function benchScroll(
  browser: Browser,
  url: string,
  file: string,
  events: number,
): Promise<ScreenEvents> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await readFile(page, url, file);
    const repeat = (act: (page: Page, i: number) => Promise<void>, times = events) =>
      timeEvents(browser, page, times, act);
    await repeat(scroll, 5);
    const times = { scroll: await repeat(scroll), jump: await repeat(jump) };
    const sort = await repeat(async () => {
      await page
        .getByRole('columnheader', { name: /^column_3/ })
        .getByRole('button')
        .first()
        .click();
    }, 6);
    await openFilter(page);
    return { ...times, sort, type: await repeat(type) };
  } finally {
    await context.close();
  }
}

async function readFile(page: Page, url: string, file: string): Promise<void> {
  const project = await openProject(page, url);
  await planFile(page, project, file);
  await readPlanned(page);
  // Pictures of columns are made in a while; they are not what is measured.
  await page.locator('[role=grid] .mini').nth(5).waitFor();
  await goTo(page, page.url().split('#/')[1]!);
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.wheel(0, 700);
}

/** To one place after the other, as by dragging the bar. */
async function jump(page: Page, i: number): Promise<void> {
  await page.getByRole('grid').evaluate(
    (grid, share) => {
      grid.scrollTop = share * (grid.scrollHeight - grid.clientHeight);
    },
    (i * 0.37) % 1,
  );
}

async function openFilter(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const fresh = page.getByRole('group', { name: 'Condition on a column' });
  await fresh.getByRole('combobox', { name: 'Column' }).fill('column_1');
  await page
    .getByRole('option', { name: /^column_1 / })
    .first()
    .click();
  const condition = page.getByRole('group', { name: 'Condition on column_1' });
  await condition.getByLabel('Comparison').selectOption('<');
  await condition.getByLabel('Value').click();
}

/** How long the filter waits for the next key, and a little. */
const PAUSE_MS = 250;

/** One key, and then the pause after which rows are picked: a digit more, after five of them a new number. */
async function type(page: Page, i: number): Promise<void> {
  if (i % 6 === 5) await page.keyboard.press('Control+A');
  await page.keyboard.press(String(1 + (i % 9)));
  await page.waitForTimeout(PAUSE_MS);
}

async function timeEvents(
  browser: Browser,
  page: Page,
  times: number,
  act: (page: Page, i: number) => Promise<void>,
): Promise<EventTimes> {
  await page.getByRole('grid').hover();
  const shownMs: number[] = [];
  const stretches = await traceMainThread(browser, async () => {
    for (let i = 0; i < times; i++) {
      const from = await page.evaluate(() => performance.mark('event').startTime);
      await act(page, i);
      shownMs.push(await cellsShown(page, from));
    }
  });
  return { stretches, shownMs };
}
