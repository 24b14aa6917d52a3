import { expect, test, type Page } from '@playwright/test';
import { goTo, openApp, shownProject } from './support/app.ts';

const row = (page: Page, name: RegExp) =>
  page.getByRole('grid', { name: 'Tests to decide by' }).getByRole('row', { name });
const measured = (page: Page, words: string) => page.getByText(`Measured over ${words} simulated rollouts`);

/** The first percentage of a cell. */
async function percentIn(page: Page, name: RegExp, column: number): Promise<number> {
  const words = await row(page, name).getByRole('gridcell').nth(column).innerText();
  return Number.parseFloat(words.replace(/^[<>]/, ''));
}

test('says which test keeps its promise at this traffic, and what it finds', async ({ page }) => {
  await openApp(page, { sample: true });
  await goTo(page, `p/${shownProject(page)}/deployment`);
  await page.getByRole('link', { name: 'Tests', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Which test can decide?' })).toBeVisible();
  await page.getByLabel('Simulated rollouts').selectOption('500');
  await expect(measured(page, '1,000')).toBeVisible();

  await test.step('the default keeps alpha; a z-test at every look does not', async () => {
    await expect(row(page, /^Exact e-process default/)).toContainText('Keeps α here');
    expect(await percentIn(page, /^Exact e-process/, 1)).toBeLessThan(5);
    expect(await percentIn(page, /^z-test, at every look/, 1)).toBeGreaterThan(20);
    await expect(row(page, /^z-test, at every look/)).toContainText('several times alpha');
    expect(await percentIn(page, /^Exact e-process/, 2)).toBeGreaterThan(85);
  });

  await test.step('with rare errors only what is exact stays valid', async () => {
    await expect(row(page, /^z-test, at the end/)).toContainText('Keeps α here');
    await page.getByLabel('Champion’s error rate').fill('0.1');
    await expect(row(page, /^z-test, at the end/)).toContainText(
      'Needs 30 errors an arm by the last look; the challenger is expected to have about 9.0.',
    );
    await expect(row(page, /^Exact e-process/)).toContainText('Keeps α here');
    await expect(page).toHaveURL(/rate=0\.001/);
    await page.reload();
    await expect(page.getByLabel('Champion’s error rate')).toHaveValue('0.1');
    await expect(row(page, /^Group sequential/)).toContainText('Needs 300 errors');
  });

  await test.step('a long measurement is cancelled and leaves what there is', async () => {
    await page.getByLabel('Looks', { exact: true }).fill('240');
    await page.getByLabel('Simulated rollouts').selectOption('10,000');
    await expect(page.getByText('Simulating rollouts')).toBeVisible();
    await expect(
      row(page, /^Limit, first failure/)
        .getByRole('gridcell')
        .nth(1),
    ).toContainText('%');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText(/Stopped after [\d,]+ of 20,000 simulated rollouts/)).toBeVisible();
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(page.getByLabel('Looks', { exact: true })).toHaveValue('60');
  });

  await test.step('a test is put into the pictures from the keyboard', async () => {
    await row(page, /^Exact e-process/).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(row(page, /^Limit, first failure/)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('img', { name: /Limit, first failure: / })).toHaveCount(2);
  });

  await test.step('calculators answer to what is typed', async () => {
    const size = page.getByRole('region', { name: 'Sample size' });
    await expect(size).toContainText('3,005');
    await size.getByLabel('Looks for').selectOption('a rise or a fall');
    await expect(size).toContainText('3,761');
    const pairs = page.getByRole('region', { name: 'Shadow, pair by pair' });
    await expect(pairs).toContainText('is still open');
    await pairs.getByLabel('Only the challenger').fill('45');
    await expect(pairs).toContainText('The challenger is worse, however often it was looked at.');
    const ratio = page.getByRole('region', { name: 'Ratio mismatch' });
    await ratio.getByLabel('Challenger’s requests').fill('620');
    await expect(ratio).toContainText('Mend the assignment');
    await expect(page).toHaveURL(/sides=2.*onlyChallenger=45|onlyChallenger=45.*sides=2/);
  });
});
