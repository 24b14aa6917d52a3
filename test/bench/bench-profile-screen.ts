import type { Browser } from '@playwright/test';
import { goTo, openProject, planFile, readPlanned } from './app-page.ts';
import { peakMemory, type Memory } from './process-memory.ts';

export interface ScreenProfile {
  /** Seconds from opening the screen to the first column, to all of them, and to the repeated rows. */
  first: number;
  all: number;
  whole: number;
  memory: { before: Memory; peak: Memory } | null;
}

/** Profiles a file's table on its screen, in a fresh page. */
export async function benchProfileScreen(
  browser: Browser,
  url: string,
  file: string,
  columns: number,
): Promise<ScreenProfile> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const reading = await context.newPage();
    const project = await openProject(reading, url);
    await planFile(reading, project, file);
    await readPlanned(reading);
    const place = reading.url().split('#/')[1]!;
    await reading.close();
    const page = await context.newPage();
    await page.goto(`${url}#/p/${project}/overview`);
    await page.getByRole('navigation', { name: 'Stages' }).waitFor();
    const seconds = { first: 0, all: 0, whole: 0 };
    const memory = await peakMemory(browser, async () => {
      const start = Date.now();
      const since = (): number => (Date.now() - start) / 1000;
      await goTo(page, `${place}/profile`);
      const rows = page.getByRole('grid').locator('tbody tr[tabindex]');
      await rows.first().waitFor();
      seconds.first = since();
      await rows.nth(columns - 1).waitFor({ timeout: 600_000 });
      seconds.all = since();
      await page.getByText('being counted').first().waitFor({ state: 'detached', timeout: 600_000 });
      await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 600_000 });
      seconds.whole = since();
    });
    return { ...seconds, memory };
  } finally {
    await context.close();
  }
}
