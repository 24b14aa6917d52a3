import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { newDocument } from '../../src/core/artifact/new-document.ts';
import type { Id } from '../../src/core/kernel/objects.ts';
import { exampleAnswers } from '../../src/core/scoping/example-answers.ts';
import { SCOPING } from '../../src/core/scoping/sheets/scoping.ts';
import { EMPTY_ANSWER, type FieldAnswer } from '../../src/core/scoping/worksheet.ts';
import { chooseInProjectMenu, goTo, newProject, openApp, toast } from './support/app.ts';
import { storeDocument } from './support/store-document.ts';

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

/** A scoping sheet that says what a project is worth and how sure it is that it can be done. */
function sheetOf(project: string, likely: string, confidence: FieldAnswer['confidence']) {
  const answers = exampleAnswers(SCOPING);
  const identity = {
    id: `sheet-${project}` as Id,
    projectId: project as Id,
    name: 'Scoping sheet',
    nowMs: 1,
  };
  const worth = { ...EMPTY_ANSWER, lines: [{ id: 'worth', cells: { likely } }] };
  return newDocument('worksheet', identity, {
    ...{ sheet: 'scoping', subject: null, comments: {}, versions: [] },
    answers: { ...answers, worth, humanLevel: { ...answers['humanLevel']!, confidence } },
  });
}

test('portfolio: projects are compared by what their sheets say, in one currency at a time', async ({
  page,
}) => {
  await openApp(page);
  const voice = await newProject(page, 'Voice search');
  await storeDocument(page, sheetOf(voice, '35,000 €', 'high'));
  const phones = await newProject(page, 'Scratches on phones');
  await storeDocument(page, sheetOf(phones, '€ 90k', 'low'));
  const loans = await newProject(page, 'Loans');
  await storeDocument(page, sheetOf(loans, '$ 50,000', 'high'));
  await page.reload();
  await chooseInProjectMenu(page, 'Compare all projects');

  const rows = page.getByRole('table', { name: 'Projects' }).locator('tbody tr');
  await expect(rows).toHaveText([/^Scratches/, /^Voice search/, /^Loans/]);
  await expect(rows.first()).toContainText('90,000 €');
  await expect(rows.last()).toContainText('not compared');
  await expect(rows.first().getByRole('link', { name: 'not said' })).toHaveAttribute(
    'href',
    `#/p/${phones}/scoping/sheets/risks`,
  );
  await page.getByRole('button', { name: 'Feasibility', exact: true }).click();
  await expect(rows).toHaveText([/^Scratches/, /^(Voice|Loans)/, /^(Voice|Loans)/]);
  const chart = page.getByRole('img', { name: /^Value against feasibility/ });
  await expect(chart).toHaveAccessibleName(
    /Voice search: 35,000 € a year, feasibility high, no risk said, unbeaten/,
  );

  await rows
    .filter({ hasText: 'Voice search' })
    .getByRole('button', { name: /^Set aside/ })
    .click();
  await expect(rows).toHaveCount(2);
  await page.goBack();
  await expect(rows).toHaveCount(3);
  await page.getByRole('radio', { name: '$', exact: true }).check({ force: true });
  await expect(rows.filter({ hasText: 'Loans' })).not.toContainText('not compared');
  await expect(rows.filter({ hasText: 'Voice search' })).toContainText('not compared');
});
