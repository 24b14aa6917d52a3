import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { sheetOf } from './support/evaluation-screen.ts';
import { exportProject, importProject } from './support/exchange.ts';
import { chooseOption } from './support/model.ts';

/** 120 photos, half by phone. 24 of those are called wrong, and 4 of the others. */
function photosCsv(): string {
  const lines = ['device,light,shows,predicted,score'];
  for (let photo = 0; photo < 120; photo++) {
    const phone = photo % 2 === 0;
    const wrong = phone ? photo < 48 : [1, 31, 61, 91].includes(photo);
    const cat = photo % 3 === 0;
    const name = (is: boolean): string => (is ? 'cat' : 'dog');
    const score = (photo % 10) / 20 + 0.5;
    lines.push(
      [phone ? 'phone' : 'camera', photo % 7, name(cat), name(cat !== wrong), score.toFixed(2)].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

async function openMistakes(page: Page): Promise<string> {
  await openApp(page);
  const project = await newProject(page, 'Photos');
  await addDataset(page, { name: 'photos.csv', bytes: new TextEncoder().encode(photosCsv()) });
  await goTo(page, `p/${project}/modeling/column`);
  await chooseOption(page, 'Column with the predictions', 'predicted');
  await chooseOption(page, 'Column with the true answers', 'shows');
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
  await page.getByRole('link', { name: 'Mistakes', exact: true }).click();
  await expect(page.getByText('0 looked at, 0 tagged')).toBeVisible();
  return project;
}

const tagKey = (page: Page, tag: string) =>
  page.getByRole('group', { name: 'Tags of this row' }).getByRole('button', { name: tag });
const rowShown = (page: Page) => page.locator('dl[data-row]').getAttribute('data-row');

/** Types a tag from wherever the keys are keys, and waits until the row carries it. */
async function typeTag(page: Page, tag: string): Promise<void> {
  await page.keyboard.press('t');
  await expect(page.getByRole('combobox', { name: 'Add a tag' })).toBeFocused();
  await page.keyboard.type(tag);
  await page.keyboard.press('Enter');
  await expect(tagKey(page, tag)).toHaveAttribute('aria-pressed', 'true');
}

test('mistakes are tagged by keyboard alone; a tag is a slice at once, is taken back, and travels', async ({
  page,
}) => {
  const project = await openMistakes(page);
  await expect(page.locator('dl[data-row]')).toContainText('device');
  await expect(page.locator('dl[data-row]')).not.toContainText('predicted');
  await typeTag(page, 'dark');
  await typeTag(page, 'blurred');
  await expect(page.getByText('1 looked at, 1 tagged')).toBeVisible();
  const first = await rowShown(page);

  await page.keyboard.press('Space');
  await expect(page.getByText(/^2 of 28/)).toBeVisible();
  await expect(tagKey(page, 'dark')).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('1');
  await expect(tagKey(page, 'dark')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('2');
  await expect(tagKey(page, 'blurred')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('2');
  await expect(tagKey(page, 'blurred')).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('3 looked at, 2 tagged')).toBeVisible();
  await page.keyboard.press('2');
  await expect(tagKey(page, 'blurred')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('u');
  await expect(tagKey(page, 'blurred')).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('b');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('b');
  await expect(page.getByText(/^1 of 28/)).toBeVisible();
  await expect(page.locator(`dl[data-row="${first!}"]`)).toBeVisible();
  await expect(tagKey(page, 'blurred')).toHaveAttribute('aria-pressed', 'true');

  const shares = page.getByRole('table', { name: 'Tags', exact: true });
  await expect(shares.getByRole('row', { name: /^dark/ })).toContainText('2 of 4');
  await expect(shares.getByRole('row', { name: /^blurred/ })).toContainText('1 of 4');

  // A tag is a row of the sheet and a filter of the rows.
  await page.getByRole('link', { name: 'Error analysis', exact: true }).click();
  await page.getByText('Tags (2)').click();
  const sheet = await sheetOf(page, ['dark', 'blurred']);
  expect(sheet['dark']!['n']).toBe('2');
  await page.goBack();
  await shares.getByRole('link', { name: 'dark' }).click();
  await expect(page.getByText(/2 of 120 rows/)).toBeVisible();
  await page.goBack();

  // Another order; the same tags. What is taken back in the history is gone from the row and its slice.
  await expect(shares).toBeVisible();
  await shares.getByRole('button', { name: 'Actions on blurred' }).click();
  await page.getByRole('menuitem', { name: 'Rename or merge…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('dark');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(shares.getByRole('row')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(shares.getByRole('row')).toHaveCount(3);

  const file = await exportProject(page);
  const copy = await importProject(page, file);
  expect(copy).not.toBe(project);
  await page
    .getByRole('navigation', { name: 'Stages' })
    .getByRole('link', { name: /^Modeling/ })
    .click();
  await page.getByRole('link', { name: / on photos/ }).click();
  await page.getByRole('link', { name: 'Mistakes', exact: true }).click();
  await expect(page.getByText('4 looked at, 2 tagged')).toBeVisible();
  await expect(shares.getByRole('row', { name: /^dark/ })).toContainText('2 of 4');
});

test('what mistakes have in common becomes a tag by one click; tagged rows leave the queue, alike ones suggest', async ({
  page,
}) => {
  await openMistakes(page);
  const common = page.getByRole('table', { name: 'Values in common' });
  await expect(common.getByRole('row', { name: /device = phone/ })).toContainText('24 of 28');
  await common.getByRole('button', { name: 'Tag the mistakes with device = phone' }).click();
  await expect(page.getByText('0 looked at, 24 tagged')).toBeVisible();
  await page.getByLabel('Only rows without a tag').check();
  await expect(page.getByText('0 looked at, 0 tagged')).toBeVisible();
  await expect(page.getByText(/^1 of 4 /)).toBeVisible();
  await typeTag(page, 'backlight');
  await page.keyboard.press('Space');
  await expect(page.getByText(/^2 of 4 /)).toBeVisible();
  await page.getByRole('button', { name: 'backlight, 1' }).click();
  await expect(tagKey(page, 'backlight')).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('combobox', { name: 'Rows' }).selectOption({ label: 'All rows, at random' });
  await page.getByLabel('Only rows without a tag').uncheck();
  await page.getByRole('button', { name: /^Slice: / }).click();
  await page.getByRole('menuitemradio', { name: /^Tag: backlight/ }).click();
  await expect(page.getByText(/^1 of 2 /)).toBeVisible();
});
