import type { Browser, Page } from '@playwright/test';
import { goTo, openProject, planFile, readPlanned } from './app-page.ts';
import { traceMainThread, type Stretch } from './main-thread.ts';

export interface ThresholdTimes {
  /** What the main thread did for each move: by the arrow keys on the slider, by dragging on the ROC curve. */
  key: readonly Stretch[];
  drag: readonly Stretch[];
  /** Seconds from opening the bench to its curves, scores read and sorted. */
  opened: number;
}

/** Longer than a move rests before the address follows, so that this is counted too. */
const REST_MS = 320;

/** Moves the threshold of an evaluation on its screen, with groups and their policies beside it. */
export async function benchThreshold(
  browser: Browser,
  url: string,
  file: string,
  moves: number,
): Promise<ThresholdTimes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1400 } });
  try {
    const page = await context.newPage();
    const project = await openProject(page, url);
    await planFile(page, project, file);
    await readPlanned(page);
    await evaluateColumn(page, project);
    const start = Date.now();
    await goTo(page, `${page.url().split('#/')[1]!.split('?')[0]!}/threshold`);
    await page.getByRole('slider', { name: 'Threshold', exact: true }).waitFor({ timeout: 120_000 });
    const opened = (Date.now() - start) / 1000;
    const policies = page.getByRole('grid', { name: 'Policies and what they cost' });
    await policies.getByRole('row', { name: /^Equal accuracy/ }).waitFor({ timeout: 120_000 });
    await timeMoves(browser, page, 5, byKey);
    const key = await timeMoves(browser, page, moves, byKey);
    return { key, drag: await dragged(browser, page, moves), opened };
  } finally {
    await context.close();
  }
}

/** Predictions that came as a column, with their scores. */
async function evaluateColumn(page: Page, project: string): Promise<void> {
  await goTo(page, `p/${project}/modeling/column`);
  await choose(page, 'Column with the predictions', 'said');
  await choose(page, 'Column with the true answers', 'truth');
  await page.getByLabel('Positive class').selectOption('yes');
  await choose(page, 'Column with its probability', 'score');
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await page.waitForURL(/\/evaluation\//, { timeout: 300_000 });
  await page.getByRole('grid', { name: 'Error analysis' }).waitFor({ timeout: 120_000 });
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  if ((await box.inputValue()) === option) return;
  await box.fill(option);
  await page
    .getByRole('listbox', { name: label })
    .getByRole('option', { name: new RegExp(`^${option}( |$)`) })
    .first()
    .click();
}

async function byKey(page: Page, i: number): Promise<void> {
  await page.keyboard.press(i % 40 < 20 ? 'ArrowRight' : 'ArrowLeft');
}

async function dragged(browser: Browser, page: Page, moves: number): Promise<readonly Stretch[]> {
  const curve = page.getByRole('img', { name: /^True positive rate/ });
  const box = (await curve.boundingBox())!;
  const to = (i: number): Promise<void> =>
    page.mouse.move(box.x + 60 + ((i * 7) % (box.width - 90)), box.y + 60 + ((i * 3) % (box.height - 120)));
  await to(0);
  await page.mouse.down();
  const times = await timeMoves(browser, page, moves, (_page, i) => to(i + 1));
  await page.mouse.up();
  return times;
}

async function timeMoves(
  browser: Browser,
  page: Page,
  moves: number,
  act: (page: Page, i: number) => Promise<void>,
): Promise<readonly Stretch[]> {
  await page.getByRole('slider', { name: 'Threshold', exact: true }).focus();
  return traceMainThread(browser, async () => {
    for (let i = 0; i < moves; i++) {
      await page.evaluate(() => void performance.mark('event'));
      await act(page, i);
      await page.waitForTimeout(REST_MS);
    }
  });
}
