import { expect, test, type Page } from '@playwright/test';
import { goTo, newProject, openApp, shownProject, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { sheetOf, sliceBy } from './support/evaluation-screen.ts';
import { chooseOption } from './support/model.ts';
import { readStore } from './support/read-store.ts';

const ROWS = 20;
/** What each of two annotators says of each row: 1 = urgent, 2 = later. They differ on rows 3, 8 and 15. */
const ANN = Array.from({ length: ROWS }, (_, row) => (row % 2 === 0 ? '1' : '2'));
const BEA = ANN.map((key, row) => ([3, 8, 15].includes(row) ? (key === '1' ? '2' : '1') : key));

/** Tickets with a prediction for each: right but on rows 0 to 4. The first 14 come by mail. */
function ticketsCsv(): { name: string; bytes: Uint8Array } {
  const lines = ['ticket,channel,text,predicted'];
  for (let row = 0; row < ROWS; row++) {
    const [right, wrong] = row % 2 === 0 ? ['urgent', 'later'] : ['later', 'urgent'];
    const text = `Ticket ${String(row)}: the form on the second page does not open since this morning`;
    lines.push(`${String(row)},${row < 14 ? 'mail' : 'phone'},"${text}",${row < 5 ? wrong! : right!}`);
  }
  return { name: 'tickets.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

/** Labels every row by key, waiting for each row to be shown before its key is pressed. */
async function labelAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const [row, key] of keys.entries()) {
    await expect(page.locator(`dl[data-row="${String(row)}"]`)).toBeVisible();
    await page.keyboard.press(key);
  }
}

test('two people label by keyboard, rulings settle where they differ, and their level is a baseline', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openApp(page);
  await newProject(page, 'Tickets');
  await addDataset(page, ticketsCsv(), { types: { ticket: 'category' } });

  await test.step('a labeling is described', async () => {
    await goTo(page, `p/${shownProject(page)}/data/labels`);
    await page.getByRole('link', { name: 'New labeling' }).click();
    await page.getByLabel('Name', { exact: true }).fill('How urgent');
    await page.getByLabel('Question about each row').fill('How urgent is the ticket?');
    await page.getByLabel('Classes, one a line').fill('urgent\nlater');
    await page.getByText(/^Columns shown \(/).click();
    await page.getByRole('group', { name: 'Columns shown' }).getByLabel('predicted').uncheck();
    await page.getByRole('button', { name: 'Begin labeling' }).click();
  });

  await test.step('the first labels, takes one back, skips one and resumes', async () => {
    await page.getByLabel('Name or initials').fill('Ann');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'How urgent is the ticket?' })).toBeVisible();
    await expect(page.locator('dl[data-row="0"]')).not.toContainText('predicted');
    await page.keyboard.press('2');
    await expect(page.locator('dl[data-row="1"]')).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.locator('dl[data-row="0"]')).toBeVisible();
    await expect(page.getByText('0 of 20 labeled')).toBeVisible();
    await labelAll(page, ANN.slice(0, 3));
    await expect(page.locator('dl[data-row="3"]')).toBeVisible();
    await page.keyboard.press('n');
    await page.getByLabel('What makes this row hard to tell?').fill('Nothing says when');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Your note: Nothing says when')).toBeVisible();
    await page.keyboard.press('Space');
    await expect(page.locator('dl[data-row="4"]')).toBeVisible();
    await page.keyboard.press('b');
    await expect(page.locator('dl[data-row="3"]')).toBeVisible();
    await page.reload();
    await expect(page.getByText('3 of 20 labeled')).toBeVisible();
    for (let row = 3; row < ROWS; row++) {
      await expect(page.locator(`dl[data-row="${String(row)}"]`)).toBeVisible();
      await page.keyboard.press(ANN[row]!);
    }
    await expect(page.getByRole('heading', { name: 'Ann: all 20 rows are labeled' })).toBeVisible();
  });

  await test.step('the second takes over', async () => {
    await page.getByRole('button', { name: 'Ann', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Somebody else…' }).click();
    await page.getByRole('dialog').getByLabel('Name or initials').fill('Bea');
    await page.keyboard.press('Enter');
    await labelAll(page, BEA.slice(0, 19));
    await expect(page.locator('dl[data-row="19"]')).toBeVisible();
  });

  await test.step('a blind round keeps back what was said until both are through', async () => {
    const desk = page.url();
    await page.getByRole('link', { name: 'Done for now' }).click();
    await page.getByRole('link', { name: 'Disagreements' }).click();
    await expect(page.getByText('Ann 20, Bea 19 of 20 rows')).toBeVisible();
    await page.goto(desk);
    await expect(page.locator('dl[data-row="19"]')).toBeVisible();
    await page.keyboard.press(BEA[19]!);
    await page.getByRole('link', { name: 'See the agreement' }).click();
  });

  await test.step('agreement shows', async () => {
    const figures = page.getByRole('group', { name: 'Agreement', exact: true });
    await expect(figures).toContainText('85.0%');
    // 17 of 20 agree; each says “urgent” of 10 and 9 or 11 rows: kappa is 1 - .15 / .5.
    await expect(figures).toContainText('0.700');
    await expect(figures).toContainText('Krippendorff’s alpha');
    await expect(page.getByRole('table', { name: 'Agreement by class' })).toContainText('urgent');
  });

  await test.step('disagreements are ruled on by key', async () => {
    await page.getByRole('link', { name: 'Disagreements' }).click();
    for (const row of [3, 8, 15]) {
      await expect(page.locator(`dl[data-row="${String(row)}"]`)).toBeVisible();
      if (row === 3) {
        const said = page.getByLabel('Who said what');
        await expect(said).toContainText('Ann');
        await expect(said).toContainText('Nothing says when');
      }
      await page.keyboard.press(ANN[row]!);
    }
    await expect(page.getByText('3 of 3 ruled, 0 left')).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByText('2 of 3 ruled, 1 left')).toBeVisible();
    await page.keyboard.press(ANN[15]!);
    await expect(page.getByText('3 of 3 ruled, 0 left')).toBeVisible();
  });

  await test.step('the consensus is a version of the dataset', async () => {
    await page.getByRole('link', { name: 'Consensus' }).click();
    const decided = page.getByRole('table', { name: 'How rows are decided' });
    await expect(decided).toContainText(/All say the same\s*17/);
    await expect(decided).toContainText(/Ruled on\s*3/);
    await page.getByLabel('Label column').fill('urgency');
    await page.getByRole('button', { name: 'Make the version' }).click();
    await page.getByRole('link', { name: 'tickets, consensus' }).click();
    await expect(page.getByRole('columnheader', { name: /urgency/ })).toBeVisible();
    await expect(page.getByText('20 rows').first()).toBeVisible();
  });

  await test.step('human level is the baseline of the error analysis', async () => {
    await goTo(page, `p/${shownProject(page)}/modeling/column`);
    await page.getByLabel('Dataset', { exact: true }).selectOption({ label: 'tickets, consensus · 20 rows' });
    await chooseOption(page, 'Column with the predictions', 'predicted');
    await chooseOption(page, 'Column with the true answers', 'urgency');
    await page.getByRole('button', { name: 'Keep and evaluate' }).click();
    await expect(page.getByRole('heading', { name: 'Error analysis' })).toBeVisible();
    await sliceBy(page, 'channel');
    await sheetOf(page, ['channel = mail', 'channel = phone']);
    await page.getByRole('button', { name: 'From a labeling' }).click();
    await page.getByRole('menuitem', { name: /How urgent/ }).click();
    await expect(toast(page, 'Baseline of all rows and of 1 slice')).toBeVisible();
    await expect(page.getByText(/Human level 85\.0%, 95% interval/).first()).toBeVisible();
    await expect(page.getByText('40 labels on 20 rows').first()).toBeVisible();
    await expect(page.getByLabel('Source of the baseline').first()).toHaveValue(
      /human level, labeling “How urgent”/,
    );
    const sheet = await sheetOf(page, ['channel = mail', 'channel = phone']);
    // 15 of 20 right against 85%; of the 14 by mail 9 right, and people agree on 12.
    expect(sheet['all rows']).toMatchObject({ Gap: '10.0' });
    expect(sheet['channel = mail']).toMatchObject({ Gap: '21.4' });
  });
});

/** Parts that are good below 30 mm, but for two that are labeled wrong; and what some model says of them. */
function partsCsv(): { name: string; bytes: Uint8Array } {
  const lines = ['part,length,quality,p_bad,p_good'];
  for (let row = 0; row < 60; row++) {
    const isGood = row < 30;
    const label = row === 4 || row === 50 ? !isGood : isGood;
    const p = isGood ? 0.9 : 0.1;
    lines.push(
      `P${String(row)},${String(row + 0.5)},${label ? 'good' : 'bad'},${String(Number((1 - p).toFixed(1)))},${String(p)}`,
    );
  }
  return { name: 'parts.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) };
}

test('suspected label errors are found, decided on by key and made into a version', async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Parts');
  await addDataset(page, partsCsv(), { types: { part: 'text' } });
  await goTo(page, `p/${shownProject(page)}/data/labels`);
  await page.getByRole('link', { name: 'Find label errors' }).click();
  await chooseOption(page, 'Column with the labels', 'quality');

  await test.step('probabilities that may be of training rows are refused', async () => {
    await page.getByText('Columns of probabilities', { exact: true }).click();
    await chooseOption(page, 'Probability of “good”', 'p_good');
    await chooseOption(page, 'Probability of “bad”', 'p_bad');
    await page.getByRole('button', { name: 'Find label errors' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('trained on the same rows');
    await page.getByLabel(/They are out of sample/).check();
    await page.getByRole('button', { name: 'Find label errors' }).click();
    await expect(page.getByRole('heading', { name: '2 of 60 labels are suspected' })).toBeVisible();
  });

  await test.step('a simple model in folds finds the same', async () => {
    await page.getByText('A simple model here, in folds', { exact: true }).click();
    for (const name of ['part', 'p_bad', 'p_good']) {
      await page
        .getByRole('group', { name: /^Columns to learn from/ })
        .getByLabel(name)
        .uncheck();
    }
    await page.getByRole('button', { name: 'Find label errors' }).click();
    await expect(page.getByText(/The model says what the label says on/)).toBeVisible();
    const suspects = page.getByRole('table', { name: 'Suspected labels' });
    await expect(suspects.getByRole('row', { name: /^5 bad good/ })).toBeVisible();
    await expect(suspects.getByRole('row', { name: /^51 good bad/ })).toBeVisible();
    await page.getByRole('button', { name: /^Review \d+ rows$/ }).click();
  });

  await test.step('one is relabeled, the other kept after a second thought', async () => {
    await page.getByLabel('Name or initials').fill('Ann');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/Labeled (bad|good)\. The model gives that/)).toBeVisible();
    await page.keyboard.press('r');
    await expect(page.getByText(/^1 of \d+ decided, 1 relabeled/)).toBeVisible();
    await page.keyboard.press('r');
    await expect(page.getByText(/^2 of \d+ decided, 2 relabeled/)).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByText(/^1 of \d+ decided, 1 relabeled/)).toBeVisible();
    await page.keyboard.press('k');
    await expect(page.getByText(/^2 of \d+ decided, 1 relabeled/)).toBeVisible();
  });

  await test.step('the version differs in the one label', async () => {
    await page.getByRole('button', { name: 'Make the version' }).click();
    await page.getByRole('link', { name: 'parts, relabeled' }).click();
    await expect(page.getByRole('heading', { name: 'parts, relabeled' })).toBeVisible();
    const { objects } = await readStore(page);
    const tables = objects.flatMap(({ object }) => (object.kind === 'table' ? [object] : []));
    const [before, after] = tables.toSorted((a, b) => a.madeBy.inputs.length - b.madeBy.inputs.length);
    expect(after!.madeBy.inputs).toEqual([before!.digest]);
    const changed = after!.columns.filter(
      (column, at) => column.chunks.join() !== before!.columns[at]!.chunks.join(),
    );
    expect(changed.map(({ name }) => name)).toEqual(['quality']);
  });
});

test(
  'labels of several people come in columns and in another dataset, and a model is held to what they came to',
  { tag: '@long' },
  async ({ page }) => {
    const wide = ['id,ann,bea,cem,predicted'];
    const long = ['item,annotator,answer'];
    for (let row = 0; row < 30; row++) {
      const right = row % 3 === 0 ? 'spam' : 'ham';
      const other = right === 'spam' ? 'ham' : 'spam';
      const id = `m${String(row)}`;
      wide.push(
        [id, right, row % 5 === 0 ? other : right, row === 7 ? '' : right, row < 6 ? other : right].join(),
      );
      if (row < 12) long.push(`${id},Dia,${row === 2 ? other : right}`);
    }
    long.push('m99,Dia,spam');
    const bytes = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\n')}\n`);
    await openApp(page);
    await newProject(page, 'Mails');
    const project = shownProject(page);
    await addDataset(page, { name: 'answers.csv', bytes: bytes(long) }, { types: { item: 'text' } });
    await addDataset(page, { name: 'mails.csv', bytes: bytes(wide) }, { types: { id: 'text' } });
    await goTo(page, `p/${project}/modeling/column`);
    await page.getByLabel('Dataset', { exact: true }).selectOption({ label: 'mails · 30 rows' });
    await chooseOption(page, 'Column with the predictions', 'predicted');
    await chooseOption(page, 'Column with the true answers', 'ann');
    await page.getByRole('button', { name: 'Keep and evaluate' }).click();
    await expect(page.getByRole('heading', { name: 'Error analysis' })).toBeVisible();

    await test.step('a column a person', async () => {
      await goTo(page, `p/${project}/data/labels/new`);
      await page.getByLabel('Dataset', { exact: true }).selectOption({ label: 'mails · 30 rows' });
      await page.getByLabel('Name', { exact: true }).fill('Three columns');
      await page.getByLabel('Question about each row').fill('Is it spam?');
      await page.getByLabel('Classes, one a line').fill('spam\nham');
      await page.getByText('Columns, one a person', { exact: true }).click();
      const columns = page.getByRole('group', { name: /^Columns that hold one person/ });
      for (const name of ['ann', 'bea', 'cem']) await columns.getByLabel(name).setChecked(true);
      for (const name of ['id', 'predicted']) await columns.getByLabel(name).setChecked(false);
      await page.getByRole('button', { name: 'Show the agreement' }).click();
      await expect(page.getByRole('region', { name: 'Agreement by pair' })).toContainText('1.00');
      // One row has two labels only, so that Fleiss’ kappa does not apply.
      await expect(page.getByText('items differ in their number of ratings').first()).toBeVisible();
    });

    await test.step('their consensus takes the place of a column, and the model is evaluated on it', async () => {
      await page.getByRole('link', { name: 'Consensus' }).click();
      await expect(page.getByRole('table', { name: 'How rows are decided' })).toContainText(
        /By majority\s*6/,
      );
      await page.getByLabel('Label column').fill('ann');
      await expect(page.getByText('Takes the place of the column of this name.')).toBeVisible();
      await page.getByRole('button', { name: 'Make the version' }).click();
      await page.getByRole('link', { name: /^Evaluate “predicted” on it/ }).click();
      await expect(page.getByLabel('Dataset', { exact: true })).toHaveValue(/.+/);
      await expect(page.getByRole('combobox', { name: 'Dataset' }).locator('option:checked')).toHaveText(
        'mails, consensus · 30 rows',
      );
      await page.getByRole('button', { name: 'Evaluate', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Error analysis' })).toBeVisible();
      await expect(page.getByText(/on mails, consensus, 30 rows/)).toBeVisible();
    });

    await test.step('lines of another dataset, found by a key', async () => {
      await goTo(page, `p/${project}/data/labels/new`);
      await page.getByLabel('Dataset', { exact: true }).selectOption({ label: 'mails · 30 rows' });
      await page.getByLabel('Name', { exact: true }).fill('Lines');
      await page.getByLabel('Question about each row').fill('Is it spam?');
      await page.getByLabel('Classes, one a line').fill('spam\nham');
      await page.getByText('Another dataset', { exact: true }).click();
      await page
        .getByLabel('Dataset with a line for each label')
        .selectOption({ label: 'answers · 13 lines' });
      await chooseOption(page, 'Column that names the example', 'item');
      await chooseOption(page, 'Column that names the annotator', 'annotator');
      await chooseOption(page, 'Column with the label', 'answer');
      await chooseOption(page, 'Which is, in the labeled dataset,', 'id');
      await chooseOption(page, 'Column with a qualified judgement, if there is one', 'ann');
      await page.getByRole('button', { name: 'Show the agreement' }).click();
      await expect(page.getByText('12 rows labeled, none of them by two people.')).toBeVisible();
      await expect(page.getByText(/1 line of the dataset of labels is left out/)).toBeVisible();
      await page.getByRole('link', { name: 'Human level' }).click();
      // 11 of 12 as the column says.
      await expect(page.getByRole('group', { name: 'Human-level performance' })).toContainText('91.7%');
    });
  },
);
