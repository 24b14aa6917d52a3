import type { Page } from '@playwright/test';

/** Opens the app in a page without the sample and makes a project; returns its id. */
export async function openProject(page: Page, url: string): Promise<string> {
  await page.goto(`${url}#/p/none/overview`);
  const stages = page.getByRole('navigation', { name: 'Stages' });
  await stages.waitFor();
  await stages.locator('button[aria-haspopup="menu"]').first().click();
  await page.getByRole('menuitem', { name: 'New project…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New project' });
  await dialog.getByLabel('Name').fill('Bench');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/#\/p\/(?!none)/);
  return /#\/p\/([^/?]+)/.exec(page.url())![1]!;
}

export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), `#/${path}`);
}

/** Brings a file of the disk to the screen that reads it, and waits for its plan. */
export async function planFile(page: Page, project: string, file: string): Promise<void> {
  await goTo(page, `p/${project}/data/add`);
  await page.locator('main input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: READ, disabled: false }).waitFor();
}

/** Reads the planned file; resolves when its rows are on the screen. */
export async function readPlanned(page: Page): Promise<void> {
  await page.getByRole('button', { name: READ }).click();
  await page.waitForURL(/\/data\/table\//, { timeout: 600_000 });
  await cellsShown(page);
}

/** Resolves when no cell of the grid waits for its value and no arrangement is under way, with the time since `from`. */
export function cellsShown(page: Page, from?: number): Promise<number> {
  return page.evaluate(
    (start) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const cells = document.querySelectorAll('[role=grid] [role=gridcell]');
          const waits = document.querySelector('[role=grid] .waits, .kept.busy');
          const none = document.querySelector('[role=grid][aria-rowcount="1"]');
          if ((cells.length > 0 || none) && !waits) resolve(performance.now() - (start ?? performance.now()));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(() => requestAnimationFrame(look));
      }),
    from,
  );
}

const READ = /^Read (the file|[\d,]+ rows?)$/;
