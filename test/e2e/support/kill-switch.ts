import type { BrowserContext, Page } from '@playwright/test';

/** Where a worker stops for ever. */
export interface KillPoint {
  worker: 'parse' | 'infer' | 'analyze' | 'pack';
  /**
   * Before which write to the database, from 1. Where the worker commits a job before that, it stops between the commit
   * and its answer to the page.
   */
  at: number;
  /** Counts reads of the database instead, from the worker's second answer on. */
  reads?: boolean;
}

export type Halt = 'database' | 'answer';

/** Tells, once, where the worker stopped. */
export interface Armed {
  halted: Promise<Halt>;
}

const WORD = 'kill switch:';

/**
 * Makes the workers of pages that this context opens from now on stop at a point: their script is served with the
 * switch in front. They do not end by themselves; a stopped worker holds its open transaction, locks and connection
 * until the page is killed.
 */
export async function arm(context: BrowserContext, page: Page, point: KillPoint): Promise<Armed> {
  const pattern = `**/assets/${point.worker}.worker-*.js`;
  await context.unroute(pattern);
  await context.route(pattern, async (route) => {
    const script = await scriptAt(route.request().url());
    await route.fulfill({
      body: `(${killSwitch.toString()})(${JSON.stringify({ ...point, word: WORD })});\n${script}`,
      headers: { 'content-type': 'text/javascript', 'cross-origin-embedder-policy': 'require-corp' },
    });
  });
  const halted = new Promise<Halt>((resolve) => {
    page.on('console', (message) => {
      const [before, halt] = message.text().split(WORD);
      if (before === '' && halt) resolve(halt.trim() as Halt);
    });
  });
  return { halted };
}

const scripts = new Map<string, Promise<string>>();

function scriptAt(url: string): Promise<string> {
  const known = scripts.get(url) ?? fetch(url).then((response) => response.text());
  scripts.set(url, known);
  return known;
}

/** Runs in the worker before its own script: stands alone, since only its text gets there. */
function killSwitch({ at, reads, word }: KillPoint & { word: string }): void {
  let committed = false;
  let answers = 0;
  let seen = 0;
  const halt = (where: string): void => {
    console.log(`${word} ${where}`);
    const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    Atomics.wait(new Int32Array(buffer), 0, 0);
  };
  const step = (isWrite: boolean, store: string | undefined): void => {
    // The first answer is to which project is open, the second to how large the file will be.
    const counts = isWrite ? !reads : reads && answers > 1;
    if (counts && ++seen === at) halt('database');
    // The last write of a commit ends the job.
    if (isWrite && store === 'jobs') committed = true;
  };
  type Method = (this: unknown, ...args: unknown[]) => unknown;
  const patch = (prototype: object, names: readonly string[], isWrite: boolean): void => {
    const methods = prototype as Record<string, Method>;
    for (const name of names) {
      const original = methods[name]!;
      methods[name] = function (...args) {
        step(isWrite, (this as { name?: string }).name);
        return original.apply(this, args);
      };
    }
  };
  patch(IDBObjectStore.prototype, ['put', 'add', 'delete', 'clear'], true);
  patch(IDBCursor.prototype, ['update', 'delete'], true);
  const lookUps = ['get', 'getAll', 'getKey', 'getAllKeys', 'openCursor', 'openKeyCursor', 'count'];
  patch(IDBObjectStore.prototype, lookUps, false);
  patch(IDBIndex.prototype, lookUps, false);
  const post = self.postMessage.bind(self);
  self.postMessage = ((...args: Parameters<typeof post>) => {
    if (committed) halt('answer');
    answers++;
    post(...args);
  }) as typeof self.postMessage;
}

/**
 * Makes the page itself stop for ever before one of its own writes to the database, from 1; tells when it has. Such a
 * page can be closed, not crashed.
 */
export async function armPage(page: Page, at: number): Promise<{ halted: Promise<void> }> {
  const halted = new Promise<void>((resolve) => {
    page.on('dialog', () => {
      resolve();
    });
  });
  await page.addInitScript((stopAt) => {
    let seen = 0;
    for (const [prototype, names] of [
      [IDBObjectStore.prototype, ['put', 'add', 'delete', 'clear']],
      [IDBCursor.prototype, ['update', 'delete']],
    ] as const) {
      const methods = prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
      for (const name of names) {
        const original = methods[name]!;
        methods[name] = function (this: unknown, ...args) {
          // Nobody answers: the page stands still in the middle of its transaction.
          if (++seen === stopAt) alert('stopped');
          return original.apply(this, args);
        };
      }
    }
  }, at);
  return { halted };
}

/** Ends a page as a user, or a crash, would. */
export async function kill(page: Page, how: 'close' | 'crash'): Promise<void> {
  if (how === 'crash') {
    const session = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    session.send('Page.crash').catch(() => undefined);
    await crashed;
  }
  await page.close();
}
