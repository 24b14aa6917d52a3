import { expect, test, type Page } from '@playwright/test';
import { isChallengerFirst } from '../../src/core/shadow/judging.ts';
import type { Shadow } from '../../src/core/shadow/shadow.ts';
import { goTo, openApp, shownProject } from './support/app.ts';
import { liveDocuments, readStore } from './support/read-store.ts';

/** Verdicts of one kind in a row that are evidence enough: 2^9 / 9 is more than 2 / .05. */
const ENOUGH = 8;

async function storedShadow(page: Page): Promise<Shadow> {
  const documents = liveDocuments(await readStore(page), shownProject(page));
  return documents.find((doc): doc is Shadow => doc.kind === 'shadow')!;
}

const shownRow = async (page: Page): Promise<number> =>
  Number(await page.locator('dl[data-row]').getAttribute('data-row'));

test('disagreements: ignored, freed of noise, and judged blind until it is enough', async ({ page }) => {
  await openApp(page, { sample: true });
  const project = shownProject(page);
  await goTo(page, `p/${project}/deployment/shadow/new`);
  await page.getByLabel('Rows mirrored').fill('25');
  await page.getByRole('button', { name: 'Run side by side' }).click();
  const ruled = page.getByRole('region', { name: 'Which disagreements count' });
  const ignored = ruled.locator('.figure').filter({ hasText: 'Ignored' });
  await expect(ignored).toContainText('no rule yet');

  await ruled.getByRole('button', { name: 'Ignore…' }).click();
  await page.getByRole('menuitem', { name: 'Scores that lie near' }).click();
  await expect(page.getByRole('region', { name: 'Ignored disagreements' })).toBeVisible();
  await expect(ignored).not.toContainText(/^Ignored\s*0/);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(ignored).toContainText('no rule yet');

  await page.getByRole('button', { name: 'Run the champion a second time' }).click();
  await expect(page.getByText('Noise 0: run twice')).toBeVisible();
  expect((await storedShadow(page)).body.run!.again!.predictions).not.toBeNull();

  await page.getByRole('link', { name: /^Judge [\d,]+ disagreement/ }).click();
  await page.getByLabel('Name or initials').fill('Ann');
  await page.getByRole('button', { name: 'Go on' }).click();
  const desk = page.locator('dl[data-row]');
  await expect(desk).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByText(/^1 of [\d,]+ judged/)).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByText(/^0 of [\d,]+ judged/)).toBeVisible();

  for (let done = 1; done <= ENOUGH; done++) {
    await expect(page.getByText(new RegExp(`^${String(done)} of [\\d,]+ · row`))).toBeVisible();
    const place = await page.getByText(new RegExp(`^${String(done)} of [\\d,]+ · row`)).textContent();
    const row = Number(/row ([\d,]+)/.exec(place!)![1]!.replaceAll(',', '')) - 1;
    await expect.poll(() => shownRow(page)).toBe(row);
    await page.keyboard.press(isChallengerFirst(row, 1) ? '1' : '2');
    await expect(page.getByText(new RegExp(`^${String(done)} of [\\d,]+ judged`))).toBeVisible();
  }
  await expect(page.getByText('Enough has been judged to answer')).toBeVisible();
  await page.getByRole('link', { name: 'Done for now' }).click();
  await expect(page.getByText(/^Enough judged: where they differ, the challenger is right/)).toBeVisible();
  const judged = page.getByRole('region', { name: 'Judged disagreements' });
  await expect(judged.getByText('challenger right')).toHaveCount(ENOUGH);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText(/^Not settled yet. If it goes on like this, about 1 more/)).toBeVisible();
});
