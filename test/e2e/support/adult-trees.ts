import { expect, type Page } from '@playwright/test';

/** The first five numeric columns would fit as well and be silently wrong: the order is always asked for. */
export async function settleTrees(page: Page): Promise<void> {
  await expect(page.getByText('by position')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep and evaluate' })).toBeDisabled();
  await page.getByRole('button', { name: 'Type the column names' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('Column names in the order of training')
    .fill('age, education_num, capital_gain, capital_loss, hours_per_week');
  await dialog.getByRole('button', { name: 'Use these columns' }).click();
  await expect(page.getByRole('button', { name: 'Keep and evaluate' })).toBeDisabled();
  await page.getByLabel(/These are the columns the model was trained on/).check();
}
