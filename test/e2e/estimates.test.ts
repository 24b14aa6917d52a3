import { expect, test, type Locator, type Page } from '@playwright/test';
import { goTo, newProject, openApp } from './support/app.ts';

async function begin(page: Page, project: string, item: string | RegExp): Promise<void> {
  await goTo(page, `p/${project}/scoping/estimates`);
  await page.getByRole('button', { name: 'New estimate' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

const said = (page: Page, words: RegExp): Locator => page.getByRole('status').filter({ hasText: words });

test('a guess with its range, a formula refused, a proof of concept, tasks in a circle, and errors in money', async ({
  page,
}) => {
  await openApp(page);
  const project = await newProject(page, 'Scratches');
  await goTo(page, `p/${project}/scoping/estimates`);
  await expect(page.getByRole('heading', { name: 'Nothing is estimated yet' })).toBeVisible();

  await test.step('factors are drawn while they are typed', async () => {
    await begin(page, project, /^Value of the visual inspection/);
    const range = said(page, /^Between [\d,]+ and [\d,]+ € a year in 9 of 10 cases/);
    await expect(range).toBeVisible();
    const before = await range.textContent();
    await page.getByLabel('High of cost').fill('600');
    await expect(range).not.toHaveText(before!);
    await page.getByLabel('Low of cost').fill('700');
    await expect(
      page.getByRole('table', { name: 'Factors' }).getByText('The likely value lies below the low one.'),
    ).toBeVisible();
    await page.getByLabel('Low of cost').fill('15');
    await page.getByLabel('How they go together').fill('phones * prize');
    await expect(page.getByLabel('How they go together')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('How they go together').fill('');
    await expect(page.getByRole('img', { name: /^Result by factor/ })).toBeVisible();
  });

  await test.step('up to which cost a proof of concept is worth it', async () => {
    await begin(page, project, /^Proof of concept of the visual inspection/);
    await expect(said(page, /^A proof of concept for up to [\d,]+ € is worth it/)).toBeVisible();
    await page.getByLabel('Its cost').fill('900000');
    await expect(said(page, /At 900,000 it is not worth it/)).toBeVisible();
    await expect(said(page, /no proof of concept is worth it, however good/)).toBeVisible();
  });

  await test.step('a circle of tasks is refused in words, and undone', async () => {
    await begin(page, project, /^Timeline of the visual inspection/);
    await page.getByLabel('First day (UTC)').fill('2027-01-04');
    await expect(said(page, /^In 8 of 10 cases all is done between 2027-/)).toBeVisible();
    await page.getByLabel('Tasks before Label them').fill('9');
    const tasks = page.getByRole('table', { name: 'Tasks' });
    await expect(tasks.getByText(/It waits for itself: for “/)).toBeVisible();
    await page.getByLabel('Tasks before Label them').fill('2, 3');
    await expect(tasks.getByText(/It waits for itself/)).toHaveCount(0);
  });

  await test.step('errors in money, kept', async () => {
    await begin(page, project, /^Cost of missed scratches/);
    const miss = page.getByRole('group', { name: 'False negative' });
    await miss.getByLabel('Worth a case').fill('-60');
    // A miss costs 60 + 20, a false alarm 4.
    const strip = page.getByRole('group', { name: 'What the decisions are worth' });
    await expect(strip.getByText('20', { exact: true })).toBeVisible();
    await expect(strip.getByText('0.048', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Estimates' }).last().click();
    await page.getByRole('link', { name: 'Cost of missed scratches' }).click();
    await expect(miss.getByLabel('Worth a case')).toHaveValue('-60');
  });

  await test.step('the scoping sheet takes its range from an estimate, and tells when that has changed', async () => {
    await goTo(page, `p/${project}/scoping`);
    await page.getByRole('button', { name: 'Fill it in' }).click();
    const worth = page.getByRole('group', { name: 'What it is worth a year' });
    await worth.getByRole('button', { name: 'Take it from an estimate' }).click();
    await page.getByRole('menuitem', { name: 'Value of the visual inspection' }).click();
    await expect(worth.getByLabel('Likely of A year')).toHaveValue(/^[\d,]+ € a year$/);
    const low = await worth.getByLabel('Low of A year').inputValue();
    await expect(worth.getByRole('list', { name: /^Evidence of/ })).toContainText(
      /inspection \(estimates\): [\d,]+ to/,
    );
    await worth.getByRole('link', { name: /^Value of the visual inspection/ }).click();
    await page.getByLabel('High of cost').fill('6000');
    await expect(page.getByRole('button', { name: /^Undo: Change factor/ })).toBeVisible();
    await goTo(page, `p/${project}/scoping`);
    await expect(worth.getByRole('list', { name: /^Evidence of/ })).toContainText('changed since');
    await expect(worth.getByRole('status')).toContainText('“Value of the visual inspection” says');
    await worth.getByRole('button', { name: 'Take these' }).click();
    await expect(worth.getByRole('status')).toBeHidden();
    await expect(worth.getByLabel('Low of A year')).not.toHaveValue(low);
    await expect(worth.getByRole('list', { name: /^Evidence of/ })).not.toContainText('changed since');
  });
});
