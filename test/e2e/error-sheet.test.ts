import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import type { Sheet } from '../../src/core/evaluation/sheet.ts';
import { predicateKey } from '../../src/core/slices/predicate-key.ts';
import { chooseInProjectMenu, deleteProject, openApp, shownProject, toast } from './support/app.ts';
import { sheetOf } from './support/evaluation-screen.ts';
import { exportProject, importProject } from './support/exchange.ts';
import { chooseOption } from './support/model.ts';
import { liveDocuments, readStore } from './support/read-store.ts';

const LOW = 'condition = low bandwidth';
const CLEAN = 'condition = clean';
const CONDITIONS = [CLEAN, 'condition = car noise', 'condition = people noise', LOW];

test('the worked speech example is a sheet: its figures, planned in by keyboard, sorted, saved and brought back', async ({
  page,
}) => {
  await openApp(page);
  await chooseInProjectMenu(page, /^Add the sample “Voice search”/);
  await expect(page.getByRole('heading', { name: 'Where the model is wrong' })).toBeVisible();

  await test.step('the course’s figures', async () => {
    const shown = await sheetOf(page, CONDITIONS);
    const figures = CONDITIONS.map((name) =>
      ['n', 'Share', '%', 'Gap', 'Gain, points'].map((column) => shown[name]![column]),
    );
    expect(figures).toEqual([
      ['6,000', '60.0%', '94.0', '1.0', '0.60'],
      ['400', '4.0%', '89.0', '4.0', '0.16'],
      ['3,000', '30.0%', '87.0', '2.0', '0.60'],
      ['600', '6.0%', '70.0', '0.0', '0.00'],
    ]);
    await expect(page.getByLabel('Notes on the sheet')).toHaveValue(/84% for car noise, a gain of \.16/);
  });

  const sheet = page.getByRole('grid', { name: 'Error analysis' });
  const ease = sheet.getByLabel(`Ease of ${LOW}`);
  const note = sheet.getByLabel(`Notes of ${LOW}`);

  await test.step('a gain shows its arithmetic', async () => {
    await sheet.getByRole('rowheader', { name: 'condition = people noise' }).click();
    await expect(page.getByRole('heading', { name: 'condition = people noise' })).toBeVisible();
    await page.getByRole('complementary').getByRole('button', { name: '0.60' }).click();
    const dialog = page.getByRole('dialog', { name: 'Gain: the arithmetic' });
    await expect(dialog.getByRole('listitem').first()).toHaveText('max(0, 89.0 − 87.0) × 30.0%');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('a row is planned by keyboard alone', async () => {
    await view(page, 'Plan');
    await sheet.getByRole('row', { name: new RegExp(LOW) }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: LOW })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(ease).toBeFocused();
    await page.keyboard.press('5');
    await expect.poll(async () => (await planStored(page)).ease).toBe(5);
    await page.keyboard.press('Tab');
    await expect(sheet.getByLabel(`Importance of ${LOW}`)).toBeFocused();
    await page.keyboard.press('4');
    await expect.poll(async () => (await planStored(page)).importance).toBe(4);
    await page.keyboard.press('Tab');
    await expect(sheet.getByLabel(`Action of ${LOW}`)).toBeFocused();
    await page.keyboard.press('r');
    await expect.poll(async () => (await planStored(page)).action).toBe('relabel');
    await page.keyboard.press('Tab');
    await expect(note).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('check the codec');
    await expect.poll(async () => (await planStored(page)).notes).toBe('check the codec');
    // The fields of the row in detail are the same.
    await expect(page.getByRole('complementary').getByLabel('Notes')).toHaveValue('check the codec');
  });

  await test.step('each is a step that can be taken back', async () => {
    await undo(page, `Undone: Notes of ${LOW}`);
    await expect(note).toHaveValue(/^People understand no more/);
    await undo(page, `Undone: Action of ${LOW}`);
    await expect(sheet.getByLabel(`Action of ${LOW}`)).toHaveValue('none');
    await expect(ease).toHaveValue('5');
  });

  await test.step('it is sorted by priority: gain × ease/3 × importance/3', async () => {
    await sheet.getByRole('button', { name: 'Priority' }).click();
    await expect(sheet.getByRole('rowheader').first()).toHaveText('condition = people noise');
    await sheet.getByRole('row', { name: new RegExp(CLEAN) }).focus();
    await sheet.getByLabel(`Ease of ${CLEAN}`).selectOption('5');
    await expect(sheet.getByRole('rowheader').first()).toHaveText(CLEAN);
    await expect(sheet.getByRole('row', { name: new RegExp(CLEAN) })).toContainText('1.33');
  });

  await test.step('columns of choice stay', async () => {
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Columns of the sheet' });
    await dialog.getByLabel('Share of errors').check();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toBeHidden();
    await page.reload();
    await expect(sheet.getByRole('columnheader', { name: 'Share of errors' })).toBeVisible();
    await view(page, 'All');
    await expect(sheet.getByRole('row', { name: new RegExp(CLEAN) })).toContainText('human level');
  });

  await test.step('another metric has its own levels', async () => {
    await chooseOption(page, 'Judged by', 'Recall of “my bank”');
    await expect(sheet.getByRole('columnheader', { name: /^Recall of “my bank”/ })).toBeVisible();
    await expect(sheet.getByRole('columnheader', { name: 'Gap' })).toBeHidden();
    await expect(page.getByLabel('Human level or other baseline')).toHaveValue('');
    await undo(page, 'Undone: Judge the rows by another metric');
    await expect(sheet.getByRole('columnheader', { name: 'Gap' })).toBeVisible();
  });

  await test.step('the whole sheet is saved as CSV', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const [head = '', ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    const at = (name: string): number => head.split(',').indexOf(name);
    const clean = lines.find((line) => line.startsWith(CLEAN))!.split(',');
    expect([clean[at('accuracy')], clean[at('ease')], clean[at('importance')]]).toEqual(['0.94', '5', '4']);
    expect(Number(clean[at('gain')])).toBeCloseTo(0.6, 9);
    expect(lines.length).toBe(5);
  });

  await test.step('a project file keeps all of it', async () => {
    const before = await bodyStored(page);
    const file = await exportProject(page);
    await deleteProject(page);
    await importProject(page, file);
    expect(await bodyStored(page)).toEqual(before);
    expect((await planStored(page)).ease).toBe(5);
  });
});

test('slices overlap and are not summed; without tags it says how rows come by them', async ({ page }) => {
  await openApp(page);
  await chooseInProjectMenu(page, /^Add the sample “Voice search”/);
  await page.getByText('Slices (3)').click();
  await sheetOf(page, ['navigational queries', 'second language', 'people noise, smart speaker']);
  await expect(page.getByText(/shares and gains overlap, so the sheet sums none of them/)).toBeVisible();
  await page.getByText('Tags (0)').click();
  await expect(page.getByText(/^No row has a tag yet/)).toBeVisible();
  await page.getByRole('link', { name: 'Look at mistakes' }).click();
  await expect(page).toHaveURL(/\/mistakes$/);
});

async function view(page: Page, name: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: 'Columns of the sheet' })
    .getByText(name, { exact: true })
    .click();
}

async function undo(page: Page, words: string): Promise<void> {
  await page.locator('main').focus();
  await page.keyboard.press('Control+z');
  await expect(toast(page, words).last()).toBeVisible();
}

async function bodyStored(page: Page): Promise<Sheet['body']> {
  const documents = liveDocuments(await readStore(page), shownProject(page));
  return documents.find((document): document is Sheet => document.kind === 'sheet')!.body;
}

/** What the store has of the plan of the row of low bandwidth. */
async function planStored(page: Page) {
  const body = await bodyStored(page);
  const key = predicateKey({ op: 'eq', field: { of: 'data', name: 'condition' }, value: 'low bandwidth' });
  return {
    ease: body.rowEase?.[key],
    importance: body.rowImportance?.[key],
    action: body.rowActions?.[key],
    notes: body.rowNotes?.[key],
  };
}
