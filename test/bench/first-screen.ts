import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext } from '@playwright/test';

/** Bytes after gzip, by what a visit fetched until the overview could be used. */
export interface FirstScreen {
  /** Scripts and styles of the page itself: what the goal is about. */
  page: number;
  /** Scripts that run in workers. */
  workers: number;
  fonts: number;
  /** The sample project, icons and the page's own HTML. */
  other: number;
  files: readonly { file: string; of: keyof Omit<FirstScreen, 'files'>; bytes: number; gzip: number }[];
}

/** Opens the built app, which lies in `folder`, as on a first visit, then again with the profile that visit left. */
export async function benchFirstScreen(
  browser: Browser,
  url: string,
  folder: string,
): Promise<{ first: FirstScreen; later: FirstScreen }> {
  // What a service worker fetches after the screen is there, to keep it, is not of the screen.
  const context = await browser.newContext({ serviceWorkers: 'block' });
  try {
    const first = await visit(context, url, folder);
    const later = await visit(context, url, folder);
    return { first, later };
  } finally {
    await context.close();
  }
}

async function visit(context: BrowserContext, url: string, folder: string): Promise<FirstScreen> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // Nothing may come from the cache: a later visit's files are counted as if they had to be fetched.
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const fetched = new Set<string>();
  context.on('response', (response) => {
    const address = new URL(response.url());
    if (address.origin === new URL(url).origin) fetched.add(address.pathname);
  });
  await page.goto(url);
  await page.waitForURL(/#\/p\/[^/]+\/overview/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('navigation', { name: 'Stages' }).getByRole('link').first().click({ trial: true });
  // What comes just after belongs to the screen too: rather too much is counted than too little.
  await page.waitForLoadState('networkidle');
  context.removeAllListeners('response');
  await page.close();
  // The built files themselves are measured: the browser does not hand out the bodies of all responses.
  const files = [...fetched].map((file) => {
    const body = readFileSync(join(folder, file === '/' ? 'index.html' : file));
    return { file, of: kindOf(file), bytes: body.length, gzip: gzipSync(body, { level: 9 }).length };
  });
  const total = (kind: string): number =>
    files.reduce((sum, { of, gzip }) => sum + (of === kind ? gzip : 0), 0);
  return {
    page: total('page'),
    workers: total('workers'),
    fonts: total('fonts'),
    other: total('other'),
    files,
  };
}

function kindOf(file: string): FirstScreen['files'][number]['of'] {
  if (/\.worker-[^/]*\.js$/.test(file)) return 'workers';
  if (/\.(js|mjs|css)$/.test(file)) return 'page';
  return /\.woff2?$/.test(file) ? 'fonts' : 'other';
}
