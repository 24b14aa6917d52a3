import { expect, test, type Locator, type Page } from '@playwright/test';
import { goTo, newProject, openApp } from './support/app.ts';

const field = (page: Page, name: string) => page.getByRole('group', { name });
const textOf = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const isFocused = (locator: Locator) =>
  locator.evaluateAll((all) => all.some((one) => one === document.activeElement));

/** Presses Tab until the keyboard is there. */
async function tabTo(page: Page, locator: Locator, atMost = 30): Promise<void> {
  for (let turn = 0; turn < atMost; turn++) {
    if (await isFocused(locator)) return;
    await page.keyboard.press('Tab');
  }
  await expect(locator).toBeFocused({ timeout: 1 });
}

async function write(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, textOf(page, name));
  await page.keyboard.type(words);
}

/** The next choices of a group of radios, one arrow key each. */
async function choose(page: Page, group: string, steps: number, chosen: string): Promise<void> {
  const radios = page.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio');
  await tabTo(page, radios);
  for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowRight');
  await expect(radios.and(page.getByRole('radio', { name: chosen, exact: true }))).toBeChecked();
}

test('the scoping sheet is filled in and decided with the keyboard alone', async ({ page }) => {
  await openApp(page);
  const project = await newProject(page, 'Inspection');
  await goTo(page, `p/${project}/scoping`);
  await tabTo(page, page.getByRole('button', { name: 'Fill it in' }), 40);
  await page.keyboard.press('Enter');

  await test.step('it begins in the first field, which says what it asks', async () => {
    await expect(textOf(page, 'The problem')).toBeFocused();
    const problem = field(page, 'The problem');
    await expect(problem).toHaveAccessibleDescription(/What goes wrong today, how often/);
    await expect(problem).toHaveAccessibleName(/needed for “Go”/);
    await page.keyboard.type('Returns');
    await expect(problem).toHaveAccessibleName(/\(filled\)/);
    await expect(page.getByRole('heading', { name: /^Filled in: 1 of / })).toHaveAttribute(
      'aria-live',
      'polite',
    );
  });

  await test.step('owner and confidence; dialogs and comments give the keyboard back', async () => {
    await write(page, 'Owner of The problem', 'Ann');
    await tabTo(page, page.getByRole('combobox', { name: 'Confidence in The problem' }));
    await page.keyboard.press('ArrowDown');
    const evidence = page.getByRole('button', { name: 'Add evidence of The problem' });
    await tabTo(page, evidence);
    await page.keyboard.press('Enter');
    await expect(textOf(page, 'Find by name')).toBeFocused();
    await expect(page.getByRole('dialog').getByRole('button', { name: /Scoping sheet/ })).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(evidence).toBeFocused();
    await page.keyboard.press('Tab');
    const comment = page.getByRole('button', { name: 'Comment on The problem' });
    await expect(comment).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(textOf(page, 'Your name')).toBeFocused();
    await page.keyboard.type('Ann');
    await write(page, 'Comment on The problem', 'Who counted?');
    await tabTo(page, page.getByRole('button', { name: 'Keep the comment' }));
    await page.keyboard.press('Enter');
    await expect(comment).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: /^Remove evidence Scoping sheet/ }));
    await page.keyboard.press('Enter');
    await expect(comment).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Settle' }));
    await page.keyboard.press('Enter');
    await expect(comment).toBeFocused();
  });

  await test.step('lines come and go, and the keyboard stays with them', async () => {
    await write(page, 'Who has it', 'The line');
    const add = page.getByRole('button', { name: 'Add a line to What they wish worked better' });
    await tabTo(page, add);
    await page.keyboard.press('Enter');
    await expect(textOf(page, 'Wish of line 1')).toBeFocused();
    await page.keyboard.type('Fewer');
    await tabTo(page, add);
    await page.keyboard.press('Enter');
    await expect(textOf(page, 'Wish of line 2')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    const remove = page.getByRole('button', { name: 'Remove line 1 of What they wish worked better' });
    await expect(remove).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(textOf(page, 'Wish of line 2')).toBeHidden();
    await expect(remove).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(add).toBeFocused();
  });

  await test.step('the two by two is chosen with the arrow keys, and asks what follows from it', async () => {
    await write(page, 'What is pursued', 'A camera');
    await choose(page, 'Kind of data', 2, 'structured');
    await choose(page, 'New or existing', 1, 'new');
    await write(page, 'Are there features that predict it?', 'Length');
  });

  await test.step('value, ethics, milestones', async () => {
    await write(page, 'The metric both sides accept', 'Passed');
    await write(page, 'Low of A year', '40,000');
    await write(page, 'Likely of A year', '90,000');
    await write(page, 'High of A year', '160,000');
    await choose(page, 'Is it a net good for society?', 1, 'yes');
    await write(page, 'Is it fair?', 'Phones');
    await tabTo(page, page.getByRole('button', { name: 'Add a line to What it has to reach' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Of of line 1' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await write(page, 'Metric of line 1', 'recall');
    await tabTo(page, page.getByRole('button', { name: 'Add a line to What it needs' }));
    await page.keyboard.press('Enter');
    await write(page, 'What of line 1', 'pictures');
  });

  const decision = page.getByRole('region', { name: 'Decision' });
  await test.step('“Go” waits for the one gate that is empty, says so, and leads there', async () => {
    await expect(decision.getByRole('radio', { name: 'Go', exact: true })).toBeDisabled();
    await expect(decision.getByRole('group', { name: 'Decide' })).toHaveAccessibleDescription(
      '“Go” waits for this:',
    );
    await tabTo(page, decision.getByRole('link', { name: '“Timeline” is empty' }));
    await page.keyboard.press('Enter');
    await expect(textOf(page, 'Timeline')).toBeFocused();
    await page.keyboard.type('Week 8');
    await expect(decision.getByRole('status')).toHaveText('Nothing keeps the project from “Go”.');
  });

  await test.step('it is decided, and the keyboard is at what was decided', async () => {
    const go = decision.getByRole('radio', { name: 'Go', exact: true });
    await tabTo(page, go);
    await page.keyboard.press('Space');
    await expect(go).toBeChecked();
    await write(page, 'Why', 'It pays');
    await tabTo(page, decision.getByRole('button', { name: 'Keep the decision' }));
    await page.keyboard.press('Enter');
    const decided = decision.getByRole('group', { name: 'What was decided' });
    await expect(decided).toBeFocused();
    await expect(decided).toContainText('Decided by Ann');
  });
});
