import { expect, test } from '@playwright/test';
import { bringLog } from './support/a-log.ts';
import { newProject, openApp } from './support/app.ts';

test('a planted drift is found in the board, and both windows move by mouse and by keyboard', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'Loans live');
  await bringLog(page);
  const board = page.getByRole('grid', { name: 'Columns' });
  const isExact = page.getByText(/^Exact, from the rows\./);
  const current = page.getByRole('slider', { name: 'The current window', exact: true });
  const amount = board.getByRole('row', { name: /^amount/ });

  await test.step('the changed column comes first, with words and the day it was planted', async () => {
    await expect(isExact).toBeVisible();
    await expect(board.getByRole('row').nth(1)).toHaveAccessibleName(/^amount/);
    await expect(amount).toContainText('Shifted up by 1.4 σ since 2 Mar');
    await expect(board.getByRole('row', { name: /^channel/ })).toContainText(
      '“app” is new: 23.9% of rows since 2 Mar',
    );
    await expect(board.getByRole('row', { name: /^age/ })).toContainText('No drift seen');
    await expect(current).toHaveAttribute('aria-valuetext', '2 Mar to 31 Mar');
  });

  await test.step('a window is dragged: values are marked until it is let go', async () => {
    const box = (await current.boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.8];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 150, y, { steps: 6 });
    await expect(amount).toContainText('≈');
    await expect(current).toHaveAttribute('aria-valuetext', /^1\d Feb to 1\d Mar$/);
    await page.mouse.up();
    await expect(isExact).toBeVisible();
    await expect(amount).not.toContainText('≈');
  });

  await test.step('an end is moved by keys, and taken back', async () => {
    const end = page.getByRole('slider', { name: 'End of the current window' });
    const before = (await end.getAttribute('aria-valuenow'))!;
    await end.press('ArrowRight');
    await expect(end).toHaveAttribute('aria-valuenow', String(Number(before) + 1));
    await expect(isExact).toBeVisible();
    const undo = page.getByRole('button', { name: /^Undo/ });
    await undo.click();
    await expect(end).toHaveAttribute('aria-valuenow', before);
    await undo.click();
    await expect(current).toHaveAttribute('aria-valuetext', '2 Mar to 31 Mar');
  });

  await test.step('an event is marked and looked around', async () => {
    await page.getByRole('button', { name: 'Mark an event' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mark an event' });
    await dialog.getByLabel('What happened').fill('new app version');
    await dialog.getByLabel('Day (UTC)').fill('2026-03-02');
    await dialog.getByRole('button', { name: 'Mark it' }).click();
    await page.getByRole('button', { name: 'Check around “new app version”, 2 Mar' }).click();
    await expect(page.getByRole('slider', { name: 'The reference window', exact: true })).toHaveAttribute(
      'aria-valuetext',
      '31 Jan to 1 Mar',
    );
    await expect(isExact).toBeVisible();
  });

  await test.step('all columns through time, and one of them closely', async () => {
    await page.getByRole('radiogroup', { name: 'View' }).getByText('Through time').click();
    await expect(board.getByRole('columnheader', { name: 'Distance from the reference' })).toBeVisible();
    await board.getByRole('link', { name: 'amount' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'amount' })).toBeVisible();
  });
});
