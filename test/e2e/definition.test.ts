import { expect, test } from '@playwright/test';
import { goTo, newProject, openApp, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';

const SCREENS = {
  name: 'screens.csv',
  bytes: Buffer.from('scratch,pits\n0.1,0\n0.29,0\n0.7,1\n'),
};

test('a definition is written, put into force, and an edge case shows the row it is about', async ({
  page,
}) => {
  await openApp(page);
  const project = await newProject(page, 'Inspection');
  const table = await addDataset(page, SCREENS);
  await goTo(page, `p/${project}/data/definition`);
  await expect(page.getByRole('heading', { name: 'Nothing is defined yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Write one' }).click();

  await test.step('what is typed is kept, and is a step of undo', async () => {
    await page.getByLabel('What an example is, and when it is taken').fill('One phone screen');
    await page.getByLabel('What the label says, and who would know it').fill('Sent back or not');
    await page.getByRole('button', { name: 'Add a class' }).click();
    await page.getByLabel('Name of class 1').fill('defect');
    await page.getByLabel('What makes an example defect').fill('A scratch of 0.3 mm');
    await expect(page.getByRole('button', { name: /^Undo: Meaning of “defect”/ })).toBeVisible();
    await goTo(page, `p/${project}/data`);
    await goTo(page, `p/${project}/data/definition`);
    await expect(page.getByLabel('What makes an example defect')).toHaveValue('A scratch of 0.3 mm');
    await page.getByRole('button', { name: /^Undo: Meaning/ }).click();
    await expect(page.getByLabel('What makes an example defect')).toHaveValue('');
    await page.getByRole('button', { name: /^Redo: Meaning/ }).click();
    await expect(page.getByLabel('What makes an example defect')).toHaveValue('A scratch of 0.3 mm');
  });

  await test.step('a version is put into force with a note', async () => {
    await page.getByRole('button', { name: 'Put into force…' }).click();
    await page.getByRole('dialog').getByLabel('What changed, and why').fill('First one');
    await page.getByRole('dialog').getByRole('button', { name: 'Put into force' }).click();
    await expect(toast(page, 'Version 1 is in force')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Put into force…' })).toBeDisabled();
    await expect(page.getByRole('complementary', { name: 'Versions' })).toContainText('First one');
  });

  await test.step('a row of the data is attached as an edge case', async () => {
    await goTo(page, `p/${project}/data/table/${table}`);
    await page.getByRole('gridcell', { name: '0.29' }).dblclick();
    const dialog = page.getByRole('dialog', { name: 'Row 2 of screens' });
    await expect(dialog.getByText('0.29')).toBeVisible();
    await dialog.getByRole('button', { name: 'Add to the definition as an edge case…' }).click();
    await dialog.getByLabel('What makes it hard to label').fill('Just below the limit');
    await dialog.getByRole('button', { name: 'Attach it' }).click();
    await toast(page, 'is attached to the definition').getByRole('button', { name: 'Open' }).click();
    const edge = page.getByRole('group', { name: 'Edge case 1' });
    await expect(edge.getByLabel('The case')).toHaveValue('Just below the limit');
    await expect(edge.getByText('0.29')).toBeVisible();
    await expect(page.getByText('Edge case “Just below the limit” is new')).toBeVisible();
    await edge.getByRole('link', { name: 'Row 2 of screens' }).click();
    await expect(page).toHaveURL(new RegExp(`/data/table/${table}\\?row=2$`));
  });

  await test.step('where the dataset is gone, it says so', async () => {
    await page.getByRole('button', { name: 'Actions for screens' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(toast(page, 'deleted')).toBeVisible();
    await goTo(page, `p/${project}/data/definition`);
    await expect(page.getByText('Row 2 of a dataset that is no longer here.')).toBeVisible();
  });

  await test.step('on paper there is the definition alone', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('heading', { name: 'Data definition of Inspection' })).toBeVisible();
    await expect(page.getByText('defect: A scratch of 0.3 mm')).toBeVisible();
    await expect(page.getByRole('navigation')).toBeHidden();
  });
});
