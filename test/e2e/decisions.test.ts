import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { goTo, newProject, openApp, toast } from './support/app.ts';

test('decisions: one is asked from anywhere, decided with a reason, undone and done again, and all of it is one text', async ({
  page,
}) => {
  await openApp(page);
  const project = await newProject(page, 'Voice search');
  await goTo(page, `p/${project}/data`);

  await test.step('asked from the palette, with the stage one is in', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('add a decision');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a decision' });
    await expect(dialog.getByLabel('Stage')).toHaveValue('data');
    await dialog.getByLabel('What is to be decided').fill('Is “um” transcribed?');
    await dialog.getByLabel('Why it matters').fill('Three labelers do it three ways');
    await dialog.getByLabel('Who asks').fill('Ada');
    await dialog.getByRole('button', { name: 'Keep it open' }).click();
    await expect(dialog).toBeHidden();
  });
  const open = page.getByRole('region', { name: 'Open decisions: 1' });
  const log = page.getByRole('list', { name: 'Decisions, the newest first' });

  await test.step('decided with a reason', async () => {
    await expect(open).toContainText(/Data; asked by Ada on/);
    await open.getByRole('link', { name: /^Decide/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Decide' });
    await dialog.getByLabel('What is decided').fill('Yes, as “um,”');
    await dialog.getByLabel('Why', { exact: true }).fill('It is heard');
    await dialog.getByRole('button', { name: 'Keep the decision' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Nothing waits to be decided' })).toBeVisible();
    await expect(log).toContainText('Answers “Is “um” transcribed?”, asked by Ada on');
    expect(page.url()).not.toContain('decide=');
  });

  await test.step('undone, it is open again; done again, it is decided', async () => {
    await toast(page, 'Decided: Yes').getByRole('button', { name: 'Undo' }).click();
    await expect(open).toBeVisible();
    await page.getByRole('button', { name: /^Redo: Decide/ }).click();
    await expect(log).toContainText('Yes, as “um,”');
  });

  await test.step('found by its stage and its words; saved as Markdown', async () => {
    await page.getByLabel('Stage', { exact: true }).selectOption('modeling');
    await expect(page.getByText('0 of 1 decision')).toBeVisible();
    await page.getByLabel('Stage', { exact: true }).selectOption('');
    await page.getByLabel('Find in the log').fill('HEARD');
    await expect(page.getByText('1 of 1 decision')).toBeVisible();
    await page.getByRole('button', { name: 'Copy, save or print the decisions' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Save as Markdown' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toMatch(
      /## Decisions\n\n- \*\*[-\d]+, Data\*\*: Yes, as “um,”\. Why: It is heard\. It answers .*Decided by Ada\./,
    );
  });
});
