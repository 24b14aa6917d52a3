import { expect, type BrowserContext, type Page } from '@playwright/test';
import { canonicalJson } from '../../../src/core/kernel/canonical-json.ts';
import { openAt } from './app.ts';
import { arm, kill, type Halt, type KillPoint } from './kill-switch.ts';
import { committed, readStore, type Store } from './read-store.ts';
import { storeFaults } from './store-faults.ts';

/** Whether the long runs are asked for (npm run trust). */
export const LONG = process.env['TRUST'] === '1';

export interface Killed {
  context: BrowserContext;
  worker: KillPoint['worker'];
  /** Where each page opens, as in an address. */
  path: string;
  /** Starts the job; need not wait for its end. */
  begin: (page: Page) => Promise<void>;
  /** What the screen at `path` must show as long as the job never committed. */
  nothingNew: (page: Page) => Promise<void>;
  /** Kills at every so many writes only; the first write and the answer always count. */
  stride?: number;
  /** Ids of documents that the job itself changes when it commits. */
  changes?: readonly string[];
}

export interface Survived {
  /** How many times the page was killed. */
  kills: number;
  /** A page opened after the last kill, which came between the commit and the page's hearing of it. */
  page: Page;
  store: Store;
}

/**
 * Does the same job again and again, each time in a page that is killed at a later write to the database (by turns
 * closed and crashed), until the last is killed between its commit and the answer to the page. After each kill a new
 * page must find what was there before, unchanged, nothing half and nothing left over.
 */
export async function killAtEveryWrite(job: Killed): Promise<Survived> {
  const { context, worker, path, stride = 1, changes = [] } = job;
  let page = await openIn(context, path);
  const before = committed(await readStore(page));
  await page.close();
  let halt: Halt | null = null;
  let kills = 0;
  for (let at = 1; ; at += LONG ? 1 : stride) {
    page = await context.newPage();
    const armed = await arm(context, page, { worker, at });
    await openAt(page, path);
    await expectSound(page, before, halt);
    await job.nothingNew(page);
    await job.begin(page);
    halt = await armed.halted;
    await kill(page, kills++ % 2 === 0 ? 'close' : 'crash');
    if (halt === 'answer') break;
  }
  page = await openIn(context, path);
  const store = await readStore(page);
  expect(storeFaults(store)).toEqual([]);
  expect(changedSince(before, store)).toEqual(changes);
  return { kills, page, store };
}

/** Opens a place of the app in a new page, with nothing armed. */
export async function openIn(context: BrowserContext, path: string): Promise<Page> {
  await context.unrouteAll();
  const page = await context.newPage();
  await openAt(page, path);
  return page;
}

/** The store after a kill is whole, and the same as before but for the list of jobs. */
export async function expectSound(
  page: Page,
  before: ReturnType<typeof committed>,
  halt: Halt | null,
): Promise<void> {
  const store = await readStore(page);
  expect(storeFaults(store)).toEqual([]);
  expect(committed(store)).toEqual(before);
  if (halt) expect(store.jobs.some(({ state }) => state === 'interrupted')).toBe(true);
}

/** What of an earlier store is no longer as it was, by key. */
export function changedSince(before: ReturnType<typeof committed>, store: Store): string[] {
  const now = new Map<string, string>();
  for (const [key, record] of recordsOf(store)) now.set(key, canonicalJson(record));
  return recordsOf(before).flatMap(([key, record]) => (now.get(key) === canonicalJson(record) ? [] : [key]));
}

function recordsOf({ chunks, objects, documents }: ReturnType<typeof committed>): [string, unknown][] {
  return [
    ...chunks.map((chunk): [string, unknown] => [chunk.digest, chunk]),
    ...objects.map((object): [string, unknown] => [object.digest, object]),
    ...documents.map((document): [string, unknown] => [document.id, document]),
  ];
}
