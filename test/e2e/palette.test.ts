import { expect, test, type Page } from '@playwright/test';
import { goTo, openApp, openAt, toast, unfoldRail } from './support/app.ts';
import { accessibilityProblems } from './support/axe.ts';
import { makeKnownProject, type KnownProject } from './support/known-project.ts';

/** What can be found and done by the keyboard alone, and taken back, in one small project. */
test.describe.configure({ mode: 'default' });

let page: Page;
let known: KnownProject;

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext();
  page = await context.newPage();
  await openApp(page);
  known = await makeKnownProject(page, 'Known');
});

test.afterAll(() => page.context().close());

const palette = () => page.getByRole('dialog', { name: 'Search and commands' });
const field = () => palette().getByRole('combobox');
const options = () => palette().getByRole('option');
const chosen = () => palette().getByRole('option', { selected: true });
const title = () => page.getByRole('heading', { level: 1 });
const shortcuts = () => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

async function find(words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field()).toBeFocused();
  await page.keyboard.type(words);
}

test.describe('the palette', () => {
  test('finds stages, datasets, slices, models, evaluations, and goes there', async () => {
    await goTo(page, `p/${known.project}/overview`);
    for (const [words, group, heading] of [
      ['data', 'Go to', 'Which data does this project stand on?'],
      ['known rows', 'Datasets', 'What is in “known”'],
      ['pred', 'Models', /^How does .* do\?$/],
      ['error analysis', 'Evaluations', 'Where the model is wrong'],
    ] as const) {
      await find(words);
      await palette().getByRole('group', { name: group }).getByRole('option').first().click();
      await expect(palette()).toBeHidden();
      await expect(title()).toHaveText(heading);
    }
  });

  test('goes by the keyboard and gives the focus back', async () => {
    await goTo(page, `p/${known.project}/overview`);
    const link = page.getByRole('heading', { name: /^Latest evaluation/ }).getByRole('link');
    await link.focus();
    await find('add');
    await expect(chosen()).toHaveText('Add a model');
    const first = await field().getAttribute('aria-activedescendant');
    await expect(chosen()).toHaveAttribute('id', first!);
    await page.keyboard.press('ArrowDown');
    await expect(chosen()).toHaveText('Add a dataset');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect(options().last()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await expect(palette()).toBeHidden();
    await expect(link).toBeFocused();
    await find('add a d');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/data\/add$/);
    await expect(page.locator('main')).toBeFocused();
  });

  test('opens what it found in a new tab', async () => {
    await find('modeling');
    const opened = page.context().waitForEvent('page');
    await page.keyboard.press('Control+Enter');
    const other = await opened;
    await expect(other.getByRole('grid', { name: 'Models' })).toBeVisible();
    await other.close();
    await expect(palette()).toBeHidden();
  });

  test('says so where nothing answers, and what can be searched', async () => {
    await find('zzqq');
    await expect(palette().getByRole('status')).toContainText(
      'Nothing here is called “zzqq”. Stages, datasets',
    );
    await expect(field()).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Enter');
    await expect(palette()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('offers what the screen can do, and columns', async () => {
    await goTo(page, `p/${known.project}/data/table/${known.table}`);
    await expect(page.getByRole('grid', { name: 'Rows of known' })).toBeVisible();
    await find('');
    await expect(palette().getByRole('group', { name: 'On this screen' })).toContainText('Filter the rows');
    await page.keyboard.type('export');
    await expect(chosen()).toContainText('Export…');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Export “known”' });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Control+k');
    await expect(palette()).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await find('turn');
    await palette().getByRole('group', { name: 'Columns' }).getByRole('option').first().click();
    await expect(page).toHaveURL(/column=data%3Aturn/);
    await expect(page.getByRole('grid', { name: 'Rows of known' })).toBeFocused();
  });

  test('has no problem of accessibility, nor have the shortcuts', async () => {
    await find('');
    await expect(options().first()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.type('undo');
    await expect(chosen()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(shortcuts()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('is an icon on a narrow screen, and what it opens is seen there', async () => {
    const narrow = await page.context().newPage();
    await narrow.setViewportSize({ width: 390, height: 800 });
    await openAt(narrow, `p/${known.project}/overview`);
    await narrow.getByRole('button', { name: 'Search and commands' }).click();
    await narrow.keyboard.type('new project');
    await narrow.keyboard.press('Enter');
    await expect(narrow.getByRole('dialog', { name: 'New project' })).toBeVisible();
    await narrow.close();
  });
});

test.describe('shortcuts', () => {
  test('are listed as they work, and single keys can be turned off', async () => {
    await goTo(page, `p/${known.project}/overview`);
    await expect(title()).toHaveText('Known');
    await page.locator('main').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await expect(page.getByRole('grid', { name: 'Models' })).toBeVisible();
    await page.keyboard.press('?');
    await expect(shortcuts().getByRole('term').filter({ hasText: 'Modeling' })).toBeVisible();
    await expect(shortcuts()).toContainText('Ctrl');
    const single = shortcuts().getByRole('checkbox');
    await single.uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await page.keyboard.press('?');
    await page.reload();
    await expect(page.getByRole('grid', { name: 'Models' })).toBeVisible();
    await page.keyboard.press('?');
    await page.keyboard.press('Control+k');
    await expect(palette()).toBeVisible();
    await expect(shortcuts()).toBeHidden();
    await page.keyboard.type('shortcuts');
    await page.keyboard.press('Enter');
    await single.check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await expect(title()).toHaveText('Known');
    await unfoldRail(page);
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(shortcuts()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('leave fields alone', async () => {
    await goTo(page, `p/${known.project}/modeling/evaluation/${known.evaluation}`);
    const column = page.getByRole('combobox', { name: 'Column' });
    await column.click();
    await column.fill('');
    await page.keyboard.type('g?f');
    await expect(column).toHaveValue('g?f');
    await page.keyboard.press('Control+z');
    await expect(column).not.toHaveValue('g?f');
    await expect(toast(page, /^Undone/)).toBeHidden();
    await page.keyboard.press('Control+k');
    await expect(palette()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });
});

test('undo and redo go through a chain of changes on several screens', async () => {
  // In one go: a reload forgets what was done.
  const chain = await makeKnownProject(page, 'Chain');
  const press = async (keys: string, words: string): Promise<void> => {
    await page.locator('main').focus();
    await page.keyboard.press(keys);
    await expect(toast(page, words).last()).toBeVisible();
  };
  // A dataset renamed, a slice saved, an evaluation deleted, the project renamed.
  await goTo(page, `p/${chain.project}/data/table/${chain.table}`);
  await expect(title()).toHaveText('What is in “known”');
  await runCommand('rename', 'Rename…');
  await nameDialog('Rename the dataset', 'loans', 'Rename');
  await expect(title()).toHaveText('What is in “loans”');
  await goTo(page, `p/${chain.project}/modeling/evaluation/${chain.evaluation}`);
  await page.getByRole('row', { name: /group = b/ }).click();
  await page.getByRole('button', { name: 'Save as slice' }).click();
  await expect(page.getByText('Slices (1)')).toBeVisible();
  await runCommand('delete', 'Delete');
  await expect(page).toHaveURL(/\/modeling$/);
  await runCommand('rename the project', 'Rename the project…');
  await nameDialog('Rename the project', 'Renamed', 'Rename');
  await expect(page.getByRole('button', { name: 'Renamed', exact: true })).toBeVisible();

  await press('Control+z', 'Undone: Rename “Chain” to “Renamed”');
  await press('Control+z', 'Undone: Delete “');
  await press('Control+z', 'Undone: Save slice “group = b”');
  await press('Control+z', 'Undone: Rename “known” to “loans”');
  await goTo(page, `p/${chain.project}/data/table/${chain.table}`);
  await expect(title()).toHaveText('What is in “known”');

  await press('Control+Shift+z', 'Done again: Rename “known” to “loans”');
  await expect(title()).toHaveText('What is in “loans”');
  await press('Control+y', 'Done again: Save slice “group = b”');
  await expect(page.getByRole('button', { name: 'Redo: Delete' })).toBeEnabled();
  await page.getByRole('button', { name: 'Redo: Delete' }).click();
  await goTo(page, `p/${chain.project}/modeling`);
  await expect(page.getByText('None yet. Add a model')).toBeVisible();
  await runCommand('undo', /Undo: Delete/);
  await expect(page.getByRole('grid', { name: 'Evaluations' }).getByRole('link').first()).toBeVisible();
  // What a worker made goes the same way: back to before the evaluation, the model and the dataset.
  for (const words of ['Save slice', 'Rename', 'Add', 'Add', 'Add'])
    await press('Control+z', `Undone: ${words}`);
  await expect(page.getByText('No model yet')).toBeVisible();
  await goTo(page, `p/${chain.project}/data`);
  await expect(page.getByText('No dataset yet')).toBeVisible();
  for (let i = 0; i < 3; i++) await press('Control+y', 'Done again: Add');
  await expect(page.getByRole('link', { name: 'known' })).toBeVisible();
});

async function runCommand(words: string, name: string | RegExp): Promise<void> {
  await find(words);
  await options().filter({ hasText: name }).first().click();
  await expect(palette()).toBeHidden();
}

async function nameDialog(name: string, text: string, action: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(text);
  await dialog.getByRole('button', { name: action }).click();
  await expect(dialog).toBeHidden();
}
