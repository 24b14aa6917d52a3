import { expect, test } from '@playwright/test';
import { goTo, openApp } from './support/app.ts';
import { makeKnownProject } from './support/known-project.ts';

test('what a model leans on, how its answer moves, and what would turn it for one row', async ({ page }) => {
  await openApp(page, { sample: true });
  await page.getByRole('link', { name: 'Modeling' }).first().click();
  await page.getByRole('link', { name: /^trees.* on / }).click();
  await page.getByRole('link', { name: 'Why', exact: true }).click();

  await test.step('the columns are ranked by what is lost without them', async () => {
    const first = page.getByRole('grid', { name: 'Columns the model leans on' }).getByRole('row').nth(1);
    await expect(first).toContainText('late_payments', { timeout: 30_000 });
    await expect(
      page.getByRole('heading', { name: 'How the answer moves with late_payments' }),
    ).toBeVisible();
    await expect(page.getByRole('figure', { name: 'Partial dependence on late_payments' })).toContainText(
      'single rows are drawn thin',
    );
  });

  await test.step('another column by keyboard', async () => {
    const row = page
      .getByRole('grid', { name: 'Columns the model leans on' })
      .getByRole('row', { name: /^employment/ });
    await row.click();
    await expect(page.getByRole('figure', { name: 'Partial dependence on employment' })).toBeVisible();
    await expect(page).toHaveURL(/column=employment/);
  });

  await test.step('an edited row is answered anew, and put back', async () => {
    await expect(page.getByText('The model says yes.')).toBeVisible();
    const late = page.getByRole('group', { name: 'Values of the row' }).getByLabel('late_payments');
    await late.fill('4');
    await late.press('Enter');
    await expect(page.getByText(/The model said yes, and says no of the row as edited/)).toBeVisible();
    await page.getByRole('button', { name: 'Back to the row as it stands' }).click();
    await expect(page.getByText('The model says yes.')).toBeVisible();
  });

  await test.step('the nearest rows with another answer, and how little of them is enough', async () => {
    await page.getByRole('button', { name: 'Find them' }).click();
    await expect(page.getByText(/Enough of it to turn the answer: /).first()).toBeVisible();
    await page.getByRole('button', { name: 'Try this' }).first().click();
    await expect(page.getByText(/The model said yes, and says no of the row as edited/)).toBeVisible();
  });
});

test('a column of predictions cannot be asked, and says so; its nearest rows are found all the same', async ({
  page,
}) => {
  await openApp(page);
  const { project, evaluation } = await makeKnownProject(page, 'Known');
  await goTo(page, `p/${project}/modeling/evaluation/${evaluation}/why`);
  await expect(page.getByText(/This model has no file here/)).toBeVisible();
  await expect(page.getByRole('row', { name: /^turn/ })).toContainText('correlation ratio');
  await page.getByRole('button', { name: 'Find them' }).click();
  await expect(page.getByText(/^Row \d+: no, distance/)).toHaveCount(3);
});
