import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp, stages, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { accessibilityProblems } from './support/axe.ts';
import { A4, cutTables } from './support/paper.ts';

const SCREENS = {
  name: 'screens.csv',
  bytes: Buffer.from('scratch,pits\n0.1,0\n0.29,0\n0.7,1\n'),
};
const field = (page: Page, name: string) => page.getByRole('group', { name });

test('a project is scoped: what is missing keeps it from going, and the decision is kept', async ({
  page,
}) => {
  await openApp(page);
  const project = await newProject(page, 'Inspection');
  await addDataset(page, SCREENS);
  await goTo(page, `p/${project}/scoping`);
  await page.getByRole('button', { name: 'Begin with the example' }).click();
  await expect(page.getByRole('heading', { name: /^Filled in: \d+ of \d+$/ })).toBeVisible();

  await test.step('the two by two decides what is asked', async () => {
    await expect(field(page, 'Can a person do it?')).toBeVisible();
    await field(page, 'Kind of data').getByText('structured', { exact: true }).click();
    await expect(field(page, 'Are there features that predict it?')).toBeVisible();
    await expect(field(page, 'Can a person do it?')).toBeHidden();
  });

  await test.step('“Go” waits for it, with the reason and a link to the field', async () => {
    const decision = page.getByRole('region', { name: 'Decision' });
    await expect(decision.getByRole('radio', { name: 'Go', exact: true })).toBeDisabled();
    await decision.getByRole('link', { name: '“Are there features that predict it?” is empty' }).click();
    const asked = field(page, 'Are there features that predict it?').getByRole('textbox').first();
    await expect(asked).toBeFocused();
    await page.keyboard.type('Length of the longest scratch.');
    await expect(page.getByRole('button', { name: /^Undo: “Are there features/ })).toBeVisible();
    await expect(decision.getByRole('radio', { name: 'Go', exact: true })).toBeEnabled();
  });

  await test.step('an answer rests on a dataset, and is commented on', async () => {
    await page.getByRole('button', { name: 'Add evidence of The problem' }).click();
    const dialog = page.getByRole('dialog', { name: 'Evidence of “The problem”' });
    await dialog.getByLabel('Find by name').fill('scre');
    await dialog.getByRole('button', { name: /^screens/ }).click();
    await expect(page.getByRole('list', { name: 'Evidence of The problem' })).toContainText(
      '3 rows, 2 columns',
    );
    await page.getByRole('button', { name: 'Comment on The problem' }).click();
    await page.getByLabel('Your name').fill('Ann');
    await page.getByLabel('Comment on The problem').fill('Who counted?');
    await page.getByRole('button', { name: 'Keep the comment' }).click();
    const comments = page.getByRole('list', { name: 'Comments on The problem' });
    await expect(comments).toContainText('Who counted?');
    await comments.getByRole('button', { name: 'Settle' }).click();
    await expect(comments).toBeHidden();
  });

  await test.step('it is decided, and the decision can be undone', async () => {
    const decision = page.getByRole('region', { name: 'Decision' });
    await decision.getByText('Go', { exact: true }).click();
    await decision.getByLabel('Why').fill('The line pays for it in a year.');
    await decision.getByRole('button', { name: 'Keep the decision' }).click();
    await expect(toast(page, 'Decided: Go')).toBeVisible();
    await expect(decision.getByText(/^Decided by Ann on/)).toBeVisible();
    await expect(decision.getByRole('list', { name: 'Evidence of the decision' })).toContainText(
      'Scoping sheet',
    );
    await expect(stages(page).getByRole('link', { name: /Scoping/ })).toContainText('go');
    await page.getByRole('button', { name: 'Undo: Decide: Go' }).click();
    await expect(decision.getByText(/^Decided by Ann on/)).toBeHidden();
    await page.getByRole('button', { name: 'Redo: Decide: Go' }).click();
    await expect(decision.getByText(/^Decided by Ann on/)).toBeVisible();
  });

  await test.step('a version is kept; what is changed later is told apart, and the decision says so', async () => {
    await page.getByRole('button', { name: 'Keep a version…' }).click();
    await page.getByRole('dialog').getByLabel('What changed, and why').fill('As decided');
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    await expect(page.getByRole('list', { name: 'Versions' })).toContainText('As decided');
    await field(page, 'Who has it').getByRole('textbox').first().fill('');
    await expect(
      page.getByText('“Who has it” was changed').or(page.getByText('“Who has it” was taken out')),
    ).toBeVisible();
    await expect(
      page.getByText(/What it was decided on no longer holds: “Who has it” is empty/),
    ).toBeVisible();
  });

  await test.step('the screen and the list of sheets hold up to assistive technology', async () => {
    expect(await accessibilityProblems(page)).toEqual([]);
    await goTo(page, `p/${project}/scoping/sheets`);
    await expect(page.getByRole('row', { name: /^Scoping sheet/ })).toContainText(/\d+ of \d+/);
    await expect(page.getByRole('link', { name: 'Data card of screens' })).toBeVisible();
  });

  await test.step('risks weigh likelihood times impact; on paper there is the sheet alone', async () => {
    await page.getByRole('link', { name: 'Risk register' }).click();
    await page.getByRole('button', { name: 'Fill it in' }).click();
    await page.getByRole('button', { name: 'Add a line to Register' }).click();
    await page.getByLabel('Risk of line 1').fill('It gets darker');
    await page.getByLabel('Likelihood of line 1').selectOption('likely');
    await page.getByLabel('Impact of line 1').selectOption('grave');
    await expect(page.getByRole('row', { name: /It gets darker|likely/ }).getByText('16')).toBeVisible();
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    await page.getByLabel('What is done of line 1').fill(long);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(A4);
    const register = page.getByRole('table', { name: 'Register' });
    await expect(register.getByRole('row').nth(1)).toContainText(/gets darker.*likely.*grave.*16.*Donau/);
    await expect(page.getByRole('navigation').first()).toBeHidden();
    expect(await cutTables(page)).toEqual([]);
    await goTo(page, `p/${project}/scoping/sheets`);
    await expect(page.getByRole('row', { name: /^Risk register/ })).toContainText('1 of 2');
    expect(await cutTables(page)).toEqual([]);
  });
});
