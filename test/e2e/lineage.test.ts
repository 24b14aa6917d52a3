import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp, filePayload, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';

/** Ten rows of one dataset; `shift` makes other rows, so another version. */
function csv(name: string, shift = 0): { name: string; bytes: Buffer } {
  const lines = Array.from({ length: 10 }, (_, i) =>
    [i + shift, i % 2 ? 'yes' : 'no', i % 3 ? 'yes' : 'no'].join(','),
  );
  return { name, bytes: Buffer.from(['amount,truth,predicted', ...lines].join('\n')) };
}

async function evaluateColumn(page: Page, project: string, dataset: string): Promise<void> {
  await goTo(page, `p/${project}/modeling/column`);
  await page.getByLabel('Dataset', { exact: true }).selectOption({ label: `${dataset} · 10 rows` });
  await chooseOption(page, 'Column with the predictions', 'predicted');
  await chooseOption(page, 'Column with the true answers', 'truth');
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await page.waitForURL(/\/modeling\/evaluation\//);
  await expect(page.getByRole('grid', { name: 'Error analysis' })).toBeVisible();
}

const lines = (page: Page) => page.getByRole('grid', { name: 'Lineage in words' }).getByRole('row');
const marked = (page: Page) => lines(page).filter({ hasText: 'made from an older version' });

/** Kinds and sources of the lines that are marked, e.g. "evaluation of Berths". */
async function staleThings(page: Page): Promise<string[]> {
  const rows = await marked(page).all();
  const cells = await Promise.all(rows.map((row) => row.getByRole('gridcell').allInnerTexts()));
  return cells.map(([kind, from]) => `${kind ?? ''} from ${from ?? ''}`).sort();
}

test('replace a source file: exactly the downstream items go stale', async ({ page }) => {
  await openApp(page);
  const project = await newProject(page, 'Harbour');
  const berths = await addDataset(page, csv('Berths.csv'));
  await addDataset(page, csv('Cranes.csv', 100));
  await evaluateColumn(page, project, 'Berths');
  const evaluation = page.url().split('/').at(-1)!;
  await evaluateColumn(page, project, 'Cranes');

  await test.step('nothing is stale before', async () => {
    await goTo(page, `p/${project}/data/lineage`);
    await expect(lines(page).filter({ hasText: 'evaluation' })).toHaveCount(2);
    await expect(marked(page)).toHaveCount(0);
  });

  await test.step('another file takes the place of the first', async () => {
    await goTo(page, `p/${project}/data`);
    await page.getByRole('button', { name: 'Actions for Berths' }).click();
    await page.getByRole('menuitem', { name: 'Replace the file…' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Which file takes the place of “Berths”?',
    );
    await page.locator('main input[type=file]').setInputFiles(filePayload(csv('berths-may.csv', 7)));
    await page.getByRole('button', { name: /^Read / }).click();
    await expect(toast(page, '“Berths” now stands for another version')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/data/table/${berths}$`));
  });

  await test.step('what was made from the older one is marked, and nothing else', async () => {
    await goTo(page, `p/${project}/data/lineage`);
    await expect(marked(page)).toHaveCount(2);
    const stale = await staleThings(page);
    expect(stale[0]).toMatch(/^evaluation from Berths \(older\), /);
    expect(stale[1]).toMatch(/^predictions from Berths \(older\), /);
    await expect(page.getByText('2 made from an older version')).toBeVisible();
  });

  await test.step('the graph shows one thing with what it has to do with, by the keyboard', async () => {
    const node = page.getByRole('button', { name: /^dataset Berths \(older\), was replaced/ });
    await node.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('button', { name: /^predictions .*older version/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /^Lineage of / })).toBeVisible();
    await expect(page.getByRole('button', { name: /^dataset Cranes/ })).toHaveCount(0);
    await expect(page.getByRole('complementary').getByText('made from an older version')).toBeVisible();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect(page.getByRole('button', { name: /^dataset Cranes/ })).toBeVisible();
  });

  await test.step('lists and its own screen say so, with what was replaced', async () => {
    await goTo(page, `p/${project}/modeling`);
    const list = page.getByRole('grid', { name: 'Evaluations' }).getByRole('row');
    await expect(list.filter({ hasText: 'made from an older version' })).toHaveCount(1);
    await goTo(page, `p/${project}/modeling/evaluation/${evaluation}`);
    await expect(page.getByText('Made from an older version of “Berths”.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Evaluate it again' })).toBeVisible();
    await page.getByRole('link', { name: 'What was replaced' }).click();
    await expect(page.getByText('This is an older version of “Berths”')).toBeVisible();
    await expect(page.getByRole('gridcell', { name: '0', exact: true }).first()).toBeVisible();
  });

  await test.step('put back, the older one stands again and nothing of it is stale', async () => {
    await page.getByRole('button', { name: 'Put this one back' }).click();
    await expect(toast(page, 'The older version of “Berths” stands again')).toBeVisible();
    await goTo(page, `p/${project}/data/lineage`);
    await expect(lines(page).filter({ hasText: 'evaluation' })).toHaveCount(2);
    await expect(marked(page)).toHaveCount(0);
  });

  await test.step('undo goes back through both', async () => {
    await page.keyboard.press('Control+z');
    await expect(marked(page)).toHaveCount(2);
    await page.keyboard.press('Control+z');
    await expect(marked(page)).toHaveCount(0);
    await expect(lines(page).filter({ hasText: 'was replaced' })).toHaveCount(0);
  });
});
