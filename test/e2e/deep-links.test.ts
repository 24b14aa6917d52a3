import { expect, test, type Locator, type Page } from '@playwright/test';
import { goTo, openApp, openAt } from './support/app.ts';
import { sheetOf } from './support/evaluation-screen.ts';
import { makeKnownProject, type KnownProject } from './support/known-project.ts';

/** Every place of a small project by its address: in a new tab, after a reload, back and forth, and where it leads nowhere. */
test.describe.configure({ mode: 'default' });

let page: Page;
let known: KnownProject;
let model: string;

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext();
  page = await context.newPage();
  await openApp(page);
  known = await makeKnownProject(page, 'Known');
  await goTo(page, `p/${known.project}/modeling`);
  const link = page.getByRole('grid', { name: 'Models' }).getByRole('link').first();
  model = (await link.getAttribute('href'))!.split('/').at(-1)!;
});

test.afterAll(() => page.context().close());

const title = (of = page) => of.getByRole('heading', { level: 1 });
const grid = (of = page) => of.getByRole('grid', { name: 'Rows of known' });
const heading = (name: string) => (of: Page) => of.getByRole('heading', { level: 1, name });

test('every place survives a reload', async () => {
  const where = JSON.stringify({ op: 'eq', field: { of: 'data', name: 'group' }, value: 'b' });
  const table = `data/table/${known.table}`;
  const evaluation = `modeling/evaluation/${known.evaluation}`;
  const places: readonly (readonly [string, (of: Page) => Locator])[] = [
    ['overview', heading('Known')],
    ['data', heading('Which data does this project stand on?')],
    ['data/add', heading('Which')],
    [table, heading('What is in “known”')],
    [`${table}?${query({ where, sort: 'desc:data:turn' })}`, (of) => of.getByText('40 of 100 rows (40.0%)')],
    [`${table}?${query({ column: 'data:turn' })}`, (of) => grid(of).and(of.locator(':focus'))],
    [`${table}?show=facts`, (of) => of.getByRole('heading', { name: 'Facts about “known”' })],
    ['modeling', heading('How right is each model?')],
    ['modeling/add', heading('Which model should be evaluated?')],
    ['modeling/column', heading('Which column is the prediction?')],
    [`modeling/model/${model}`, (of) => of.getByRole('heading', { name: 'How it is fed and read' })],
    [evaluation, heading('Where the model is wrong')],
    [`${evaluation}/metrics`, heading('How good is it, in every measure?')],
  ];
  for (const [path, sign] of places) {
    await goTo(page, `p/${known.project}/${path}`);
    await expect(sign(page).first(), path).toBeVisible();
    const url = page.url();
    await page.reload();
    await expect(sign(page).first(), `${path}, reloaded`).toBeVisible();
    expect(page.url()).toBe(url);
  }
});

test('what is chosen on a screen is in its address', async () => {
  await goTo(page, `p/${known.project}/data/table/${known.table}`);
  await page.getByRole('button', { name: /^turn/ }).click();
  await expect(page).toHaveURL(/sort=asc%3Adata%3Aturn/);
  await page.getByRole('button', { name: 'Facts' }).click();
  await expect(page).toHaveURL(/show=facts/);
  const table = await copyOf(page);
  await expect(table.getByRole('heading', { name: 'Facts about “known”' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: /turn/ }).first()).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await table.close();

  await goTo(page, `p/${known.project}/modeling/evaluation/${known.evaluation}`);
  await sheetOf(page, ['group = a', 'group = b']);
  await page.getByRole('row', { name: /group = b/ }).click();
  const aside = (of: Page) => of.getByRole('complementary', { name: 'Slice in detail' });
  await expect(aside(page).getByRole('heading', { name: 'group = b' })).toBeVisible();
  const evaluation = await copyOf(page);
  await expect(aside(evaluation).getByRole('heading', { name: 'group = b' })).toBeVisible();
  await evaluation.close();
});

test('back and forward go from place to place', async () => {
  await goTo(page, `p/${known.project}/data`);
  await page.getByRole('grid', { name: 'Datasets' }).getByRole('link', { name: 'known' }).click();
  await expect(title()).toHaveText('What is in “known”');
  await goTo(
    page,
    `p/${known.project}/data/table/${known.table}?${query({ where: JSON.stringify({ op: 'eq', field: { of: 'data', name: 'group' }, value: 'a' }) })}`,
  );
  await expect(grid()).toHaveAttribute('aria-rowcount', '61');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(grid()).toHaveAttribute('aria-rowcount', '101');
  await page.goBack();
  await expect(grid()).toHaveAttribute('aria-rowcount', '61');
  await page.goForward();
  await expect(grid()).toHaveAttribute('aria-rowcount', '101');
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await expect(title()).toHaveText('Which data does this project stand on?');
  await page.goForward();
  await expect(title()).toHaveText('What is in “known”');
});

test('what was deleted says so at its address, and can be brought back there', async () => {
  for (const [path, home] of [
    [`data/table/${known.table}`, 'All datasets'],
    [`modeling/model/${model}`, 'All models'],
    [`modeling/evaluation/${known.evaluation}`, 'See all evaluations'],
  ] as const) {
    await goTo(page, `p/${known.project}/${path}`);
    await expect(page.locator('header').getByRole('button', { name: /^Actions for/ })).toBeVisible();
    const before = await title().innerText();
    await page
      .locator('header')
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page).toHaveURL(/\/(data|modeling)$/);
    await goTo(page, `p/${known.project}/${path}`);
    await expect(title()).toHaveText(/^“.*” was deleted$/);
    await expect(page.getByRole('link', { name: home })).toBeVisible();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect(title()).toHaveText(before);
  }
});

test('what never was here is told in words, with a way on', async ({ browser }) => {
  for (const [path, words, home] of [
    ['data/table/none', 'This dataset is not here', 'All datasets'],
    ['modeling/model/none', 'This model is not here', 'All models'],
    ['modeling/evaluation/none', 'This evaluation is not here', 'See all evaluations'],
    ['nowhere', 'Nothing is at this address', 'Go to the overview'],
  ] as const) {
    await goTo(page, `p/${known.project}/${path}`);
    await expect(title()).toHaveText(words);
    await expect(page.getByRole('link', { name: home })).toBeVisible();
  }
  const table = `p/${known.project}/data/table/${known.table}`;
  await goTo(page, `${table}?where=nonsense`);
  await expect(page.getByText('The filter in this address cannot be read')).toBeVisible();
  await goTo(page, `${table}?sort=asc:data:gone`);
  await expect(page.getByText('There is no column “gone” to sort by')).toBeVisible();
  await goTo(page, `${table}?evaluation=${'0'.repeat(64)}`);
  await expect(page.getByText('The predictions in this address are not here')).toBeVisible();
  await expect(grid()).toHaveAttribute('aria-rowcount', '101');

  const elsewhere = await browser.newContext();
  const stranger = await elsewhere.newPage();
  await openAt(stranger, table);
  await expect(title(stranger)).toHaveText('This project is not here');
  await stranger.getByRole('main').getByRole('link').first().click();
  await expect(title(stranger)).not.toHaveText('This project is not here');
  await elsewhere.close();
});

function query(words: Readonly<Record<string, string>>): string {
  return new URLSearchParams(words).toString();
}

/** The place a page shows, in a tab of its own. */
async function copyOf(of: Page): Promise<Page> {
  const copy = await of.context().newPage();
  await copy.goto(of.url());
  return copy;
}
