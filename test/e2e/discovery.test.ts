import { expect, test, type Page } from '@playwright/test';
import type { Slice } from '../../src/core/slices/slice.ts';
import { goTo, openApp, newProject, shownProject, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';
import { readStore } from './support/read-store.ts';

const WORST = 'employment = self-employed and purpose = business';

async function openDiscovery(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Parts of the evaluation' })
    .getByRole('link', { name: 'Discovery' })
    .click();
  await expect(page.getByRole('heading', { name: 'Where else is it wrong?' })).toBeVisible();
}

async function slicesFound(page: Page): Promise<readonly Slice['body'][]> {
  const { documents } = await readStore(page);
  return documents.flatMap((doc) =>
    doc.kind === 'slice' && doc.deletedMs === null && doc.body.foundBy === 'search' ? [doc.body] : [],
  );
}

test('the worst slices are found, confirmed, kept with one click and looked at; so are leaves and cells', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openApp(page, { sample: true });
  await goTo(page, `p/${shownProject(page)}/modeling`);
  await page.getByRole('link', { name: /^trees.* on / }).click();
  await openDiscovery(page);
  const found = page.getByRole('table', { name: 'Slices found' });

  await test.step('without columns there is nothing to search', async () => {
    await page.getByText(/^14 of 16 columns/).click();
    const columns = page.getByRole('group', { name: /^Columns to look into/ });
    await columns.getByRole('button', { name: 'None' }).click();
    await expect(page.getByText('Choose columns to look into.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeDisabled();
    for (const name of ['age', 'employment', 'purpose', 'amount'])
      await columns.getByLabel(name, { exact: true }).check();
  });

  await test.step('the search says how many slices it looked at and what the other half confirms', async () => {
    await page.getByLabel('Slices listed').fill('5');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(page.getByRole('heading', { name: /^Searched \d+ slices; [1-5] confirmed/ })).toBeVisible();
    await expect(found.getByRole('row')).toHaveCount(6);
    const first = found.getByRole('row').nth(1);
    await expect(first).toContainText(`1. ${WORST}`);
    await expect(first).toContainText('confirmed');
    await expect(first).toContainText('< 0.001');
    await expect(page.getByText(/of its rows are in no\. 1/).first()).toBeVisible();
    await expect(
      page.getByText(/^6,000 rows searched .* 6,000 held back, parted at random by seed 1/),
    ).toBeVisible();
  });

  await test.step('a finding is kept, taken back and kept again', async () => {
    const row = found
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: /^Save .* as a slice/ }) });
    const save = row.first().getByRole('button', { name: /^Save/ });
    const words = /^Save (.*) as a slice/.exec((await save.getAttribute('aria-label')) ?? '')![1]!;
    await save.click();
    await expect(toast(page, `Slice “${words}” saved`)).toBeVisible();
    await expect.poll(async () => (await slicesFound(page)).length).toBe(1);
    await toast(page, 'saved').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await slicesFound(page)).length).toBe(0);
    await page.getByRole('button', { name: `Save ${words} as a slice` }).click();
    await expect.poll(async () => (await slicesFound(page)).length).toBe(1);
    await page.getByRole('button', { name: `More about ${words}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Show in the error sheet' }).click();
    await expect(page.getByRole('complementary').getByRole('heading', { name: words })).toBeVisible();
  });

  await test.step('what was found is still there after looking elsewhere', async () => {
    await openDiscovery(page);
    await expect(found.getByRole('row')).toHaveCount(6);
    await page.getByRole('button', { name: `More about ${WORST}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Open its wrong rows' }).click();
    await expect(page.getByText(/340 of 12,000 rows/)).toBeVisible();
    await page.goBack();
    await expect(found.getByRole('row')).toHaveCount(6);
  });

  await test.step('a tree parts the same rows off', async () => {
    await page.getByText('Tree', { exact: true }).click();
    await page.getByRole('button', { name: 'Grow the tree' }).click();
    const tree = page.getByRole('table', { name: 'Error tree' });
    await expect(tree.getByRole('row').nth(1)).toContainText('12,000');
    await expect(tree.getByRole('row', { name: /^purpose = business 898 370/ })).toBeVisible();
    await expect(tree.getByRole('row', { name: /^employment = self-employed 593 340/ })).toBeVisible();
  });

  await test.step('a map of two columns by keyboard, and the rows of a cell', async () => {
    await page.getByText('Heat map', { exact: true }).click();
    await expect(page.getByRole('figure', { name: 'Error rate by purpose and employment' })).toBeVisible();
    await page.getByRole('button', { name: /^car, salaried: / }).focus();
    await page.keyboard.press('ArrowRight');
    for (let down = 0; down < 5; down++) await page.keyboard.press('ArrowDown');
    const cell = page.getByRole('button', { name: /^business, self-employed: 340 of 593 wrong, 57\.3%/ });
    await expect(cell).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(cell).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByRole('button', { name: /^business, student: .* too few to tell/ })).toBeVisible();
    await page.getByRole('button', { name: /^More about purpose = business and employment/ }).click();
    await page.getByRole('menuitem', { name: 'Open its rows' }).click();
    await expect(page.getByText(/593 of 12,000 rows/)).toBeVisible();
  });
});

/** 400 rows of a value and its prediction, off by 1 but by 9 for old ones in the north. */
function valuesCsv(): { name: string; bytes: Uint8Array } {
  const lines = ['region,age,price,guess'];
  for (let row = 0; row < 400; row++) {
    const region = ['north', 'south', 'east'][row % 3]!;
    const age = (row * 7) % 60;
    const price = 100 + ((row * 31) % 50) + 0.5;
    const off = region === 'north' && age >= 30 ? 9 + (row % 5) : 1 + (row % 3) / 2;
    lines.push(`${region},${String(age)},${String(price)},${String(price + off)}`);
  }
  return { name: 'values.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

test('errors of values are found too: searched, tested by their means, split and mapped', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'Values');
  await addDataset(page, valuesCsv());
  await goTo(page, `p/${shownProject(page)}/modeling/column`);
  await chooseOption(page, 'Column with the predictions', 'guess');
  await chooseOption(page, 'Column with the true answers', 'price');
  await page.getByText('A value', { exact: true }).click();
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await openDiscovery(page);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Searched \d+ slices; \d+ confirmed/ })).toBeVisible();
  const first = page.getByRole('table', { name: 'Slices found' }).getByRole('row').nth(1);
  await expect(first).toContainText('region = north');
  await expect(first).toContainText('confirmed');
  await expect(page.getByText(/Welch’s t test/)).toBeVisible();
  await page.getByText('Heat map', { exact: true }).click();
  await expect(page.getByRole('figure', { name: /^Mean absolute error by / })).toBeVisible();
  await page.getByText('Tree', { exact: true }).click();
  await page.getByRole('button', { name: 'Grow the tree' }).click();
  await expect(page.getByRole('table', { name: 'Error tree' }).getByRole('row').nth(1)).toContainText('400');
  await expect(page.getByText(/Split by the absolute error/)).toBeVisible();
});
