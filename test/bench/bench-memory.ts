import type { Browser } from '@playwright/test';
import { goTo, openProject, planFile } from './app-page.ts';
import { traceMainThread } from './main-thread.ts';
import { peakMemory, type Memory } from './process-memory.ts';

export interface BigImport {
  file: string;
  seconds: number;
  /** Of the main thread, in milliseconds of the processor, from choosing the file on. */
  longestTask: number;
  memory: { before: Memory; peak: Memory } | null;
}

/** Reads a file through the screen, looking elsewhere meanwhile, so that only reading counts and not showing. */
export async function benchBigImport(browser: Browser, url: string, file: string): Promise<BigImport> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const project = await openProject(page, url);
    let seconds = 0;
    let memory: BigImport['memory'] = null;
    const stretches = await traceMainThread(browser, async () => {
      memory = await peakMemory(browser, async () => {
        await page.evaluate(() => performance.mark('event'));
        await planFile(page, project, file);
        const start = Date.now();
        await page.getByRole('button', { name: /^Read / }).click();
        await goTo(page, `p/${project}/overview`);
        await page
          .locator('.toast')
          .filter({ hasText: /read: / })
          .waitFor({ timeout: 600_000 });
        seconds = (Date.now() - start) / 1000;
      });
    });
    return {
      file,
      seconds,
      longestTask: Math.max(...stretches.map((stretch) => stretch.longestTask)),
      memory,
    };
  } finally {
    await context.close();
  }
}
