import type { BrowserContext, Page, Worker } from '@playwright/test';

const WORD = 'policy violation:';

/** What the policy refused in pages of a context from now on and in their workers, and every error in their consoles. */
export async function watchPolicy(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  await context.addInitScript(listen, WORD);
  context.on('page', (page: Page) => {
    page.on('worker', (worker: Worker) => {
      // A worker may end before it is asked.
      worker.evaluate(listen, WORD).catch(() => undefined);
    });
    page.on('pageerror', (error) => seen.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.text().startsWith(WORD)) seen.push(message.text());
    });
  });
  return seen;
}

/** Runs in the page or the worker: stands alone. */
function listen(word: string): void {
  addEventListener('securitypolicyviolation', (event) => {
    console.log(`${word} ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`);
  });
}
