import type { Browser, Locator, Page } from '@playwright/test';
import { goTo, openProject } from './app-page.ts';
import { traceMainThread, type Stretch } from './main-thread.ts';

export interface DriftBoardTimes {
  /** What the main thread did for each move of the pointer, by which window is dragged. */
  current: readonly Stretch[];
  reference: readonly Stretch[];
  /** Seconds until the counts are made and the board is there; and from there until all figures are exact. */
  opened: number;
  exact: number;
}

/** Longer than a frame, so that each move has one of its own. */
const REST_MS = 120;
const LONG = { timeout: 600_000 };

/** Brings a log into the app and drags the windows of its drift board. */
export async function benchDriftBoard(
  browser: Browser,
  url: string,
  file: string,
  moves: number,
): Promise<DriftBoardTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1400 } });
  try {
    const page = await context.newPage();
    const project = await openProject(page, url);
    await goTo(page, `p/${project}/monitoring/logs/new`);
    await page.locator('main input[type=file]').first().setInputFiles(file);
    await page.getByRole('button', { name: /^Read (the file|[\d,]+ rows?)$/, disabled: false }).click(LONG);
    await page.getByRole('button', { name: 'Watch this log', disabled: false }).click(LONG);
    const start = Date.now();
    await page.waitForURL(/monitoring\/logs\/(?!new)/, LONG);
    await goTo(page, `p/${project}/monitoring`);
    await page.getByRole('grid', { name: 'Columns' }).waitFor(LONG);
    const opened = (Date.now() - start) / 1000;
    await page.getByText(/^Exact, from the rows/).waitFor(LONG);
    const exact = (Date.now() - start) / 1000 - opened;
    await dragged(browser, page, 'current', -1, 8);
    const current = await dragged(browser, page, 'current', -1, moves);
    const reference = await dragged(browser, page, 'reference', 1, moves);
    return { current, reference, opened, exact };
  } finally {
    await context.close();
  }
}

/** There and back again: a move of the pointer goes over several windows. */
async function dragged(
  browser: Browser,
  page: Page,
  side: string,
  direction: number,
  moves: number,
): Promise<readonly Stretch[]> {
  const window = page.getByRole('slider', { name: `The ${side} window`, exact: true });
  const { x, y } = await middleOf(window);
  const to = (i: number): Promise<void> => page.mouse.move(x + direction * 12 * (1 + (i % 20)), y);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const times = await traceMainThread(browser, async () => {
    for (let i = 0; i < moves; i++) {
      await page.evaluate(() => void performance.mark('event'));
      await to(i);
      await page.waitForTimeout(REST_MS);
    }
  });
  await page.mouse.up();
  return times;
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = (await element.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height * 0.8 };
}
