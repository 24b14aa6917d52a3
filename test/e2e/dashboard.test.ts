import { expect, test, type Page } from '@playwright/test';
import { bringLog } from './support/a-log.ts';
import { goTo, newProject, openApp, shownProject, toast } from './support/app.ts';

const titles = (page: Page) =>
  page.getByRole('region', { name: 'Dashboard' }).getByRole('heading', { level: 2 });
const grip = (page: Page, title: string) =>
  page.getByRole('button', { name: `Move “${title}”`, exact: true });

test('a dashboard is made of the plan, arranged, taken back, seen on a full screen, and stays', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'In sight');
  const log = await bringLog(page);
  await goTo(page, `p/${shownProject(page)}/monitoring/dashboard?log=${log}`);

  await test.step('from nothing to a board', async () => {
    await page.getByRole('button', { name: 'Begin with one made of the plan' }).click();
    await expect(titles(page)).toHaveText([
      ...['Alarms', 'Rows', 'Confidence', 'Rows with a known label', 'Accuracy', 'Good answers in thumb'],
    ]);
    await expect(page.getByRole('img', { name: /^Accuracy by window/ })).toBeVisible();
  });

  await test.step('a tile is carried by keys, dropped, and taken back', async () => {
    await grip(page, 'Rows').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('“Rows” picked up, place 2 of 6.')).toBeAttached();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(titles(page).first()).toHaveText('Rows');
    await expect(grip(page, 'Rows')).toBeFocused();
    await expect(page.getByRole('button', { name: 'Undo: Move “Rows”' })).toBeEnabled();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(titles(page).first()).toHaveText('Alarms');
  });

  await test.step('by mouse; another tile is added and removed', async () => {
    const from = (await grip(page, 'Confidence').boundingBox())!;
    const to = (await titles(page).first().boundingBox())!;
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + 20);
    await page.mouse.move(to.x + 20, to.y + 60);
    await page.mouse.up();
    await expect(titles(page).first()).toHaveText('Confidence');

    await page.getByRole('button', { name: 'Add a tile' }).click();
    await page.getByLabel('What', { exact: true }).selectOption('note');
    await page.getByRole('textbox', { name: 'Text' }).fill('Ask Ann about the app');
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.getByRole('listitem', { name: 'Note' })).toContainText('Ask Ann about the app');
    await page.getByRole('button', { name: 'Actions for “Rows with a known label”' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(toast(page, '“Rows with a known label” removed')).toBeVisible();
    await expect(titles(page)).toHaveCount(6);
  });

  await test.step('one moment is read in all tiles, over the last month', async () => {
    await page.getByText('Last month').click();
    const moment = page.getByRole('slider', { name: /^Read at/ });
    await moment.focus();
    await page.keyboard.press('Home');
    for (const title of ['Rows', 'Confidence', 'Accuracy', 'Good answers in thumb'])
      await expect(page.getByRole('listitem', { name: title, exact: true })).toContainText('2 Mar');
  });

  await test.step('full screen, and out of it by Escape', async () => {
    await page.getByRole('button', { name: 'Full screen' }).click();
    await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeFocused();
    await expect(grip(page, 'Rows')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(grip(page, 'Rows')).toBeVisible();
  });

  await test.step('all of it is there after a reload', async () => {
    await page.reload();
    await expect(titles(page)).toHaveText([
      ...['Confidence', 'Alarms', 'Rows', 'Accuracy', 'Good answers in thumb', 'Note'],
    ]);
    await expect(page.getByRole('radio', { name: 'Last month' })).toBeChecked();
  });
});
