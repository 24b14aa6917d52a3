import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { bringLog } from './support/a-log.ts';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';

const part = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: /arrow keys/ }).getByRole('button', { name });
const trace = (page: Page) => page.getByTestId('trace');

test('a change is followed back to where it came in; components are watched, connected and taken out', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'Pipelines');
  const log = await bringLog(page);
  await goTo(page, `p/${shownProject(page)}/monitoring/pipeline?log=${log}`);

  await test.step('one is made of the log, and says where the change entered', async () => {
    const make = page.getByRole('button', { name: 'Make one of “Requests”' });
    await expect(make).not.toHaveAttribute('aria-busy');
    await make.click();
    // Day 60 of the log, 2 March.
    await expect(trace(page)).toContainText(/Entered at “Inputs”, output “[^”]+”, [12] Mar/);
    await expect(trace(page)).toContainText('“Answers” followed: output');
    await expect(trace(page)).toContainText('Nothing before it in the pipeline had changed.');
    await expect(part(page, /^Inputs, data source, entered/)).toBeVisible();
  });

  await test.step('by keyboard along the graph, a component opens beside it', async () => {
    await part(page, /^Inputs/).focus();
    await page.keyboard.press('ArrowRight');
    await expect(part(page, /^Model/)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Model', exact: true })).toBeVisible();
  });

  await test.step('a figure is added to it, and taken back', async () => {
    const input = page.getByRole('region', { name: 'Input of Model' });
    await input.getByRole('combobox').fill('Mean of amount');
    await page.keyboard.press('Enter');
    await expect(input).toContainText(/[12] Mar/);
    await expect(trace(page)).toContainText('“Model” followed: input “Mean of amount”');
    await page.getByRole('button', { name: /^Undo: Watch “Mean of amount”/ }).click();
    await expect(input.getByRole('listitem')).toHaveCount(0);
  });

  await test.step('a circle is refused in words', async () => {
    const fed = page.getByRole('region', { name: 'Fed by: Model' });
    await fed.getByRole('combobox').fill('Answers');
    await page.keyboard.press('Enter');
    await expect(fed.getByRole('alert')).toContainText('would close a circle');
  });

  await test.step('without the inputs the change enters at the answers; undone, they are back', async () => {
    await part(page, /^Inputs/).click();
    await page.getByRole('button', { name: 'Delete the component' }).click();
    await expect(trace(page)).toContainText(/Entered at “(Answers|Model)”/);
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect(trace(page)).toContainText('Entered at “Inputs”');
  });

  await test.step('its numbers are saved', async () => {
    await page.getByRole('button', { name: 'Save Pipeline of Requests' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Save the data as CSV' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv).toMatch(/Inputs,output,Mean of amount,2026-03-0[12]/);
  });
});
