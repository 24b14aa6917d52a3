import { expect, test, type Page } from '@playwright/test';
import { goTo, openApp, shownProject } from './support/app.ts';
import { countIn } from './support/evaluation-screen.ts';

/** The threshold bench of the sample's trees: 12,000 loans, "no" is the positive class. */
async function openBench(page: Page): Promise<void> {
  await openApp(page, { sample: true });
  await goTo(page, `p/${shownProject(page)}/modeling`);
  await page
    .getByRole('link', { name: /^trees.* on / })
    .first()
    .click();
  await page.getByRole('link', { name: 'Threshold', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'At 0.5', exact: true })).toBeVisible();
}

const aside = (page: Page) => page.getByRole('complementary', { name: 'At this threshold' });
const inNumbers = (page: Page) => page.getByRole('textbox', { name: 'Threshold in numbers' });
const policies = (page: Page) => page.getByRole('grid', { name: 'Policies and what they cost' });
const groups = (page: Page) => page.getByRole('table', { name: 'Rates by group' });
const cell = (page: Page, actual: string, predicted: string) =>
  aside(page).locator(`.cell[aria-label^="actual ${actual}, predicted ${predicted}:"]`);

/** The four counts shown, by "actual/predicted". */
async function shownCounts(page: Page): Promise<Record<string, number>> {
  const labels = await aside(page)
    .locator('.cell')
    .evaluateAll((cells) => cells.map((each) => each.getAttribute('aria-label') ?? ''));
  return Object.fromEntries(
    labels.map((words) => {
      const found = /^actual (.+), predicted (.+): ([\d,]+)/.exec(words);
      return [`${found?.[1] ?? '?'}/${found?.[2] ?? '?'}`, countIn(found?.[3])];
    }),
  );
}

test('moves by keyboard, number, click and address, and leads to the rows it counts', async ({ page }) => {
  await openBench(page);
  const before = await shownCounts(page);
  expect(Object.values(before).reduce((sum, count) => sum + count)).toBe(12_000);

  await page.getByRole('slider', { name: 'Threshold', exact: true }).press('ArrowLeft');
  await expect(page.getByRole('heading', { name: 'At 0.499' })).toBeVisible();
  await inNumbers(page).fill('0.3');
  await expect(page.getByRole('heading', { name: 'At 0.3', exact: true })).toBeVisible();
  const lower = await shownCounts(page);
  expect(lower['no/no']).toBeGreaterThan(before['no/no']!);
  expect(lower['yes/no']).toBeGreaterThan(before['yes/no']!);

  await test.step('the least cost lies elsewhere when false positives are dear', async () => {
    await page.getByRole('textbox', { name: /^Cost of a false positive/ }).fill('3');
    await expect(aside(page)).toContainText('more than the least');
    await page.getByRole('button', { name: 'Set it to' }).click();
    await page.getByRole('menuitem', { name: /^The least cost/ }).click();
    await expect(aside(page)).toContainText('the least there is');
    await expect(page).toHaveURL(/threshold=0\.[67].*cost=3/);
  });

  await test.step('a link leads back to it', async () => {
    const counts = await shownCounts(page);
    await page.reload();
    await expect(aside(page)).toContainText('the least there is');
    expect(await shownCounts(page)).toEqual(counts);
  });

  await test.step('a press on a curve sets it', async () => {
    const curve = page.getByRole('img', { name: /^Cost .* at threshold/ });
    const box = (await curve.boundingBox())!;
    await curve.click({ position: { x: 52 + (box.width - 66) * 0.2, y: box.height / 2 } });
    await expect(page.getByRole('heading', { name: /^At 0\.(19|2)/ })).toBeVisible();
  });

  const missed = (await shownCounts(page))['no/yes']!;
  await cell(page, 'no', 'yes').click();
  await expect(page.getByText(`${missed.toLocaleString('en-US')} of 12,000 rows`)).toBeVisible();
});

test('thresholds by group cost what they cost, and an operating point is kept and evaluated', async ({
  page,
}) => {
  await openBench(page);
  await inNumbers(page).fill('0.42');
  await expect(page.getByRole('heading', { name: 'At 0.42' })).toBeVisible();
  const counts = await shownCounts(page);
  await page.getByRole('button', { name: 'Use this threshold' }).click();
  await expect(page).toHaveURL(/\/evaluation\/[^/]+$/);
  await expect(page.getByRole('heading', { name: 'Error analysis' })).toBeVisible();
  await expect(page.getByRole('link', { name: /at 0\.42$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Undo: Add “trees.* at 0\.42 on / })).toBeVisible();
  const detail = page.getByRole('complementary', { name: 'Slice in detail' });
  await expect(detail.locator('.cell').first()).toBeVisible();
  for (const [key, count] of Object.entries(counts)) {
    const [actual, predicted] = key.split('/');
    const label = `actual ${actual!}, predicted ${predicted!}: ${count.toLocaleString('en-US')}`;
    await expect(detail.locator(`.cell[aria-label^="${label}"]`)).toBeVisible();
  }

  // The new evaluation begins at its own threshold; from here groups get theirs.
  await page.getByRole('link', { name: 'Threshold', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'At 0.42' })).toBeVisible();
  await expect(aside(page)).toContainText('The model has this threshold.');
  const parity = policies(page).getByRole('row', { name: /^Equal opportunity/ });
  await parity.click();
  await expect(parity).toHaveAttribute('aria-selected', 'true');
  const cells = await parity.getByRole('gridcell').allInnerTexts();
  const gap = Number.parseFloat(cells.at(-2)!);
  expect(gap).toBeLessThanOrEqual(1);
  const thresholds = await groups(page)
    .getByRole('row')
    .evaluateAll((rows) => rows.slice(1).map((row) => (row as HTMLTableRowElement).cells[2]?.innerText));
  expect(new Set(thresholds).size).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Use these thresholds' }).click();
  await expect(page.getByRole('link', { name: /equal opportunity by sex$/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Error analysis' })).toBeVisible();
  await page.getByRole('link', { name: /equal opportunity by sex$/ }).click();
  await expect(page.getByText(/positive by sex from (fe)?male: 0\./)).toBeVisible();
});
