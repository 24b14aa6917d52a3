import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp } from './support/app.ts';

const figure = (page: Page, label: string) =>
  page.locator('.figure').filter({ has: page.getByText(label, { exact: true }) });

test('a serving plan: checklist and case, capacity by theory and simulated, break-even, the fleet, and all of it as Markdown', async ({
  page,
}) => {
  await openApp(page);
  const project = await newProject(page, 'Voice search');
  await goTo(page, `p/${project}/deployment/serving`);
  await page.getByRole('button', { name: 'Begin the plan' }).click();

  await test.step('the case suggests a pattern, answers count, and both can be undone', async () => {
    await page.getByRole('radio', { name: /^Replacing a system/ }).check();
    const fits = page.getByRole('list', { name: 'What fits' });
    await expect(fits.getByRole('listitem')).toHaveText([/^Shadow beside the old one/, /^Blue-green/]);
    await page.getByLabel('Realtime or batch: choice').selectOption('realtime');
    await page.getByLabel('Realtime or batch: evidence').fill('https://example.org/notes');
    await expect(figure(page, 'Answered')).toContainText('1 of 13');
    await expect(figure(page, 'With evidence')).toContainText('1 of 1');
    await expect(figure(page, 'Next')).toContainText('Cloud, device or browser');
    await expect(page.getByRole('link', { name: 'Open the evidence' })).toHaveAttribute(
      'href',
      'https://example.org/notes',
    );
    await page.getByRole('button', { name: /^Undo: “Realtime or batch”/ }).click();
    await expect(figure(page, 'Answered')).toContainText('0 of 13');
    await page.getByRole('button', { name: /^Redo: “Realtime or batch”/ }).click();
    await expect(figure(page, 'Answered')).toContainText('1 of 13');
  });

  await test.step('eight requests a second of 100 ms at one worker: M/M/1, and its simulation', async () => {
    await page.getByRole('link', { name: 'Capacity', exact: true }).click();
    await expect(page.getByText(/How long a worker takes for one request is not known/)).toBeVisible();
    await page.getByLabel('On average').fill('8');
    await page.getByLabel('Time at a worker').fill('100');
    await page.getByLabel('is answered within').fill('500');
    await expect(page.getByRole('heading', { name: 'At 8 requests a second' })).toBeVisible();
    // The time is exponential at rate 10 - 8: 95% within ln(20) / 2 s. Two workers are enough for half a second.
    await expect(figure(page, '95% answered within')).toContainText('1.5 s');
    await expect(figure(page, 'Workers needed for that')).toContainText('2');
    await expect(figure(page, 'Requests there at a time')).toContainText('4');
    await page.getByRole('button', { name: 'Simulate', exact: true }).click();
    const meanWait = page.getByRole('row').filter({ hasText: /^Mean wait/ });
    await expect(meanWait).toContainText(/400 ms.*in the interval/s);
    await expect(page.getByText(/figures of the theory lie in the 95% intervals/)).toBeVisible();
    await page.getByLabel('Workers', { exact: true }).fill('2');
    await expect(figure(page, '95% answered within')).toContainText('345 ms');
    await expect(meanWait).not.toContainText('interval');
  });

  await test.step('what is bought breaks even with what is rented', async () => {
    await page.getByRole('link', { name: 'Cost', exact: true }).click();
    await page.getByRole('button', { name: 'Add a place', exact: true }).click();
    await page.getByRole('group', { name: 'Place 1', exact: true }).getByLabel('A month').fill('130');
    await page.getByRole('button', { name: 'Add a place', exact: true }).click();
    const second = page.getByRole('group', { name: 'Place 2' });
    await second.getByLabel('Once').fill('1000');
    await second.getByLabel('A month').fill('30');
    await second.getByLabel('Name').fill('own');
    await expect(page.getByRole('status').filter({ hasText: 'own has cost less' })).toHaveText(
      'From month 10.0 on, own has cost less than Place 1 (1,300 each).',
    );
    await expect(page.getByRole('img', { name: 'Cost by month' })).toBeVisible();
  });

  await test.step('how many versions a fleet has', async () => {
    await page.getByRole('link', { name: 'Fleet', exact: true }).click();
    await page.getByLabel('A release every').fill('10');
    await page.getByLabel('Of those behind, update').fill('10');
    // .9^20 of them missed two releases; .9^50 is the first power at a release below 1%.
    await expect(figure(page, 'Too old at worst')).toContainText('12.2%');
    await expect(figure(page, 'Oldest to support')).toContainText('5 behind');
    await expect(page.getByRole('img', { name: 'Share of the devices by releases behind' })).toBeVisible();
  });

  await test.step('all of it is one text', async () => {
    await page.getByRole('button', { name: 'Save the plan' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Save as Markdown' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain('# Serving plan of Voice search');
    expect(text).toContain('- **Realtime or batch**: realtime. Evidence: https://example.org/notes.');
    expect(text).toMatch(/\*\*95% are answered within\*\*: 345 ms by M\/M\/c/);
    expect(text).toContain('**Break-even**: From month 10.0 on, own has cost less than Place 1');
    expect(text).toContain('**Oldest to support**: 5 releases behind');
  });
});
