import { expect, type Page } from '@playwright/test';

/** A file for a file input: a path, or a name with its bytes. */
export type GivenFile = string | { name: string; bytes: Uint8Array };

/**
 * Opens the app and waits until it has started. Without the sample it goes by a link to a project that is not here,
 * which is how a visitor who never looked at the start page arrives: the store stays empty.
 */
export async function openApp(page: Page, { sample = false } = {}): Promise<void> {
  await page.goto(sample ? './' : './#/p/none/overview');
  await expect(stages(page)).toBeVisible();
  if (sample) await page.waitForURL(/#\/p\/[^/]+\/overview/);
}

/** Opens a place of the app in a fresh page: `path` as in an address, without `#/`. */
export async function openAt(page: Page, path: string): Promise<void> {
  await page.goto(`./#/${path}`);
  await expect(stages(page)).toBeVisible();
}

/** Goes to a place of the app as a link would. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${path}`);
}

export function stages(page: Page) {
  return page.getByRole('navigation', { name: 'Stages' });
}

/** The project whose screen is shown. */
export function shownProject(page: Page): string {
  const id = /#\/p\/([^/?]+)/.exec(page.url())?.[1];
  if (!id) throw new Error(`no project at ${page.url()}`);
  return id;
}

/** Chooses an item of the project menu by its words. */
export async function chooseInProjectMenu(page: Page, item: string | RegExp): Promise<void> {
  await unfoldRail(page);
  await stages(page).locator('button[aria-haspopup="menu"]').first().click();
  const ofMenu = page.getByRole('menu');
  await ofMenu
    .getByRole('menuitem', { name: item })
    .or(ofMenu.getByRole('menuitemradio', { name: item, exact: true }))
    .click();
}

/** On a narrow screen the rail is folded until it is asked for. */
export async function unfoldRail(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Open the menu' });
  if (await button.isVisible()) await button.click();
}

/** Makes a project and shows it; returns its id. */
export async function newProject(page: Page, name: string): Promise<string> {
  await chooseInProjectMenu(page, 'New project…');
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  return shownProject(page);
}

/** Deletes the project that is shown. */
export async function deleteProject(page: Page): Promise<void> {
  await chooseInProjectMenu(page, 'Delete');
  await expect(toast(page, /deleted/).last()).toBeVisible();
}

/** A short message at the bottom of the page. */
export function toast(page: Page, words: string | RegExp) {
  return page.locator('.toast').filter({ hasText: words });
}

/** What Playwright's file inputs take. */
export function filePayload(file: GivenFile): string | { name: string; mimeType: string; buffer: Buffer } {
  if (typeof file === 'string') return file;
  return { name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.bytes) };
}
