import { expect, test } from '@playwright/test';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';
import { exportProject, importProject } from './support/exchange.ts';

const csv = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));

test('rankings and transcripts are scored from columns, by slice, with the worst of them', async ({
  page,
}) => {
  await openApp(page);
  const project = await newProject(page, 'Search');
  await addDataset(page, {
    name: 'searches.csv',
    bytes: csv([
      'query,kind,relevance,score',
      ...['a,short,0,3', 'a,short,1,2', 'a,short,0,1', 'b,long,1,5', 'b,long,0,4', 'c,long,0,9'],
    ]),
  });

  await test.step('a ranking', async () => {
    await goTo(page, `p/${project}/modeling/outputs`);
    await page.getByRole('link', { name: 'Score outputs' }).click();
    await expect(page.getByRole('combobox', { name: /^Query that/ })).toHaveValue('query');
    await page.getByRole('button', { name: 'Score them' }).click();
    await expect(page.getByRole('heading', { name: 'Ranking of searches' })).toBeVisible();
    const strip = page
      .getByRole('region', { name: 'Figures over all rows' })
      .or(page.getByLabel('Figures over all rows'));
    await expect(strip.first()).toContainText('NDCG at 10');
    await expect(strip.first()).toContainText('81.5%');
    await chooseOption(page, 'Slices', 'By kind');
    const slices = page.getByRole('table', { name: 'Figures by slice' });
    await expect(slices.getByRole('row', { name: /kind = long/ })).toContainText('100.0%');
    await expect(
      page.getByRole('table', { name: 'The worst queries' }).getByRole('row').nth(1),
    ).toContainText('they stand at 2');
    await page.keyboard.press('Control+z');
    await expect(slices.getByRole('row', { name: /kind = long/ })).toBeHidden();
  });

  await test.step('transcripts', async () => {
    await addDataset(
      page,
      {
        name: 'clips.csv',
        bytes: csv([
          'said,heard',
          '"Um, today’s weather",today’s weather',
          'play it again,play it a gain',
          'stop,stop',
        ]),
      },
      { types: { said: 'text', heard: 'text' } },
    );
    await goTo(page, `p/${shownProject(page)}/modeling/outputs/new`);
    await page.getByText('Transcripts', { exact: true }).click();
    await page.getByLabel('Dataset', { exact: true }).selectOption({ label: 'clips · 3 rows' });
    await expect(page.getByRole('combobox', { name: 'What was said' })).toHaveValue('said');
    await expect(page.getByRole('combobox', { name: 'What was written down' })).toHaveValue('heard');
    await page.getByRole('button', { name: 'Score them' }).click();
    await expect(page.getByText('42.9%').first()).toBeVisible();
    await expect(page.getByRole('table', { name: 'The worst utterances' })).toContainText('play it a gain');
  });

  await test.step('both come back from a file', async () => {
    const bytes = await exportProject(page);
    await importProject(page, bytes);
    await goTo(page, `p/${shownProject(page)}/modeling/outputs`);
    await expect(
      page
        .getByRole('table', { name: 'Scored outputs' })
        .or(page.getByRole('grid', { name: 'Scored outputs' })),
    ).toContainText('Transcripts of clips');
  });
});
