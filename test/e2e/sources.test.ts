import { expect, test } from '@playwright/test';
import { goTo, newProject, openApp } from './support/app.ts';
import { addDataset } from './support/dataset.ts';

/** Texts that are read as language, so that the dataset is unstructured. */
const REVIEWS = {
  name: 'reviews.csv',
  bytes: Buffer.from(
    [
      'review,stars',
      ...Array.from(
        { length: 40 },
        (_, i) => `"the ${String(i)}th room had a view of the harbour and the cranes",${String(i % 5)}`,
      ),
    ].join('\n'),
  ),
};

test('what there could be in k days, the day that is too much, and the quadrant of a dataset', async ({
  page,
}) => {
  await openApp(page);
  const project = await newProject(page, 'Reviews');
  await addDataset(page, REVIEWS);
  await goTo(page, `p/${project}/data/sources`);
  await page.getByRole('button', { name: 'Add a source' }).click();
  await expect(page.getByLabel('Examples at hand')).toHaveValue('40');

  await test.step('examples and cost by day', async () => {
    await page.getByLabel('Name of source 1').fill('logs');
    await page.getByLabel('Examples a day of logs').fill('30');
    await page.getByLabel('Days to start of logs').fill('2');
    await page.getByLabel('Cost of an example of logs').fill('0.5');
    // Seven days from now: five of them at 30 a day.
    await expect(page.getByText('150 new examples for 75: 150 from logs.')).toBeVisible();
    await page.getByLabel('Days from now').fill('10');
    await expect(page.getByText('240 new examples for 120: 240 from logs.')).toBeVisible();
    await expect(page.getByRole('img', { name: 'Examples and cost by day' })).toBeVisible();
  });

  await test.step('the day from which it would be more than ten times as much', async () => {
    // 40 at hand: more than 360 new ones from day 15 on.
    await expect(
      page.getByText(/From day 15 on there would be more than ten times the 40 examples/),
    ).toBeVisible();
  });

  await test.step('who would label, in how many days', async () => {
    await page.getByRole('button', { name: 'Add a way to label' }).click();
    await page.getByLabel('Name of way to label 1').fill('staff');
    await page.getByLabel('Labels a day of staff').fill('20');
    await expect(page.getByRole('row').filter({ hasText: '2 days, 0' })).toBeVisible();
  });

  await test.step('the quadrant is read off the rows, and can be overruled with a reason', async () => {
    const small = page.locator('.cell').filter({ hasText: 'Small, unstructured' });
    await expect(small.getByRole('link', { name: 'reviews' })).toBeVisible();
    await page.getByLabel('Quadrant of reviews').selectOption('big unstructured');
    await page.getByLabel('Why it is another').fill('A sample of two million');
    await expect(page.getByText('Its rows say: small, unstructured')).toBeVisible();
    await goTo(page, `p/${project}/data`);
    await goTo(page, `p/${project}/data/sources`);
    await expect(page.getByLabel('Why it is another')).toHaveValue('A sample of two million');
    await expect(page.getByLabel('Examples a day of logs')).toHaveValue('30');
  });
});
