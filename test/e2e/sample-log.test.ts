import { expect, test } from '@playwright/test';
import { openApp, stages } from './support/app.ts';

test('what was put into the sample’s nine months is found: which column, when, and of what kind', async ({
  page,
}) => {
  await openApp(page, { sample: true });
  await stages(page)
    .getByRole('link', { name: /^Monitoring/ })
    .click();
  const board = page.getByRole('grid', { name: 'Columns' });

  await test.step('the changed columns come first, with the day they began to', async () => {
    await expect(page.getByText(/^Exact, from the rows\./)).toBeVisible();
    await expect(board.getByRole('row').nth(1)).toHaveAccessibleName(/^income/);
    await expect(board.getByRole('row', { name: /^income/ })).toContainText(
      /Shifted down by 0\.4 σ since (\d+ Jun|\d Jul|1\d Jul)/,
    );
    await expect(board.getByRole('row', { name: /^employment/ })).toContainText(
      /“gig work” is new: 8\.\d% of rows since [1-9] Jul/,
    );
    await expect(board.getByRole('row', { name: /^age/ })).toContainText('No drift seen');
  });

  await test.step('labels are worse than the inputs explain', async () => {
    await page.getByRole('link', { name: 'Performance', exact: true }).click();
    await expect(
      page.getByText('The labels are worse than the inputs explain: this points to concept drift.', {
        exact: true,
      }),
    ).toBeVisible();
  });

  await test.step('errors jumped once, on the day of the change', async () => {
    await page.getByRole('link', { name: 'Detectors', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'What kind of change: sudden' })).toBeVisible();
    const adwin = page.getByRole('grid', { name: 'Changes found' }).getByRole('row', { name: /ADWIN/ });
    await expect(adwin).toContainText(/^[1-9] Jun/);
    await expect(adwin).toContainText('after “Loans that used to be repaid no longer are”');
  });

  await test.step('the alarms that ring are those of what changed', async () => {
    await page.getByRole('link', { name: 'Alarms', exact: true }).click();
    const alarms = page.getByRole('grid', { name: 'Alarms', exact: true });
    for (const name of [/Drift of income above/, /employment: new values above/, /Accuracy below/])
      await expect(alarms.getByRole('row', { name })).toContainText(/on\s*since/);
    await expect(alarms.getByRole('row', { name: /^p99 of latency_ms/ })).toContainText('quiet');
  });
});
