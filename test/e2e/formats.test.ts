import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { bytesSource } from '../../workers/readers/byte-source.ts';
import { readAll, texts } from '../workers/readers/read-all.ts';
import { filePayload, goTo, newProject, openApp, shownProject, type GivenFile } from './support/app.ts';
import { addDataset } from './support/dataset.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Values = Record<string, (string | null)[]>;

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const golden = (name: string): Bytes =>
  new Uint8Array(readFileSync(new URL(`../golden/${name}`, import.meta.url)));

const ROWS = 300;
const cell = (row: number, every: number, text: string): string | null => (row % every === 0 ? null : text);

/** What the table of `lines` holds, as text. */
function valuesOfLines(): Values {
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  return {
    id: rows.map((row) => String(9_007_199_254_740_993n + BigInt(row))),
    'size.cm': rows.map((row) => cell(row, 7, String(row / 8 - 3))),
    count: rows.map(String),
    ok: rows.map((row) => cell(row, 11, row % 2 === 0 ? 'true' : 'false')),
    when: rows.map((row) => cell(row, 5, new Date(row * 86_461_123).toISOString())),
    note: rows.map((row) => cell(row, 3, `=A${String(row)}+"é 漢 🚢", -${String(row)}\nsecond line`)),
  };
}

/** The same as JSON Lines with fields in objects and names left out. */
function lines(): string {
  const values = valuesOfLines();
  const raw = (name: string, row: number): string => values[name]![row] ?? 'null';
  const quoted = (name: string, row: number): string => JSON.stringify(values[name]![row]);
  return Array.from({ length: ROWS }, (_, row) => {
    const note = values['note']![row] === null ? '' : `,"note":${quoted('note', row)}`;
    return `{"id":${raw('id', row)},"size":{"cm":${raw('size.cm', row)}},"count":${raw('count', row)},"ok":${raw('ok', row)},"when":${quoted('when', row)}${note}}\n`;
  }).join('');
}

/** Saves the table that is shown as a file. */
async function exported(page: Page, format: 'CSV' | 'Parquet' | 'Arrow', defuse = false): Promise<Bytes> {
  await page.getByRole('button', { name: /^Actions for / }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Export/ });
  await dialog.getByRole('radio', { name: format }).check({ force: true });
  if (format === 'CSV')
    await dialog.getByRole('checkbox', { name: /^Keep spreadsheets from running cells/ }).setChecked(defuse);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save the file' }).click(),
  ]);
  const bytes = new Uint8Array(await readFile(await download.path()));
  await expect(dialog).toBeHidden();
  return bytes;
}

const valuesOf = async (bytes: Bytes): Promise<Values> => texts(await readAll(bytesSource('file', bytes)));

/** The times as ISO 8601 has them at their shortest. */
const shortTimes = (values: Values): Values => ({
  ...values,
  when: values['when']!.map((time) => time?.replace(/\.?0*Z$/, 'Z') ?? null),
});

async function offer(page: Page, ...files: GivenFile[]): Promise<void> {
  await goTo(page, `p/${shownProject(page)}/data/add`);
  await page
    .locator('main input[type=file]')
    .first()
    .setInputFiles(files.map(filePayload) as { name: string; mimeType: string; buffer: Buffer }[]);
}

test.beforeEach(async ({ page }) => {
  await openApp(page);
  await newProject(page, 'Formats');
});

test('a table keeps every value from packed JSON Lines to Parquet to Arrow to CSV', async ({ page }) => {
  const expected = shortTimes(valuesOfLines());
  await addDataset(page, { name: 'lines.jsonl.gz', bytes: gzipSync(lines()) });
  const csv = await exported(page, 'CSV');
  expect(await valuesOf(csv)).toEqual(expected);
  const parquet = await exported(page, 'Parquet');
  expect(await valuesOf(parquet)).toEqual(expected);

  await newProject(page, 'From Parquet');
  await addDataset(page, { name: 'table.parquet', bytes: parquet });
  const arrow = await exported(page, 'Arrow');
  expect(await valuesOf(arrow)).toEqual(expected);

  await newProject(page, 'From Arrow');
  await addDataset(page, { name: 'table.arrow', bytes: arrow });
  expect(Buffer.from(await exported(page, 'CSV')).equals(Buffer.from(csv))).toBe(true);

  const safe = await valuesOf(await exported(page, 'CSV', true));
  expect(safe['note']).toEqual(expected['note']!.map((note) => (note === null ? null : `'${note}`)));
  expect({ ...safe, note: expected['note'] }).toEqual(expected);
});

test('an Arrow stream from elsewhere is read, and what is left out is said', async ({ page }) => {
  const stream = golden('arrow/types.arrows');
  await offer(page, { name: 'types.arrows', bytes: stream });
  await expect(page.getByText('“list” is a list and is left out.')).toBeVisible();
  await page.getByRole('button', { name: /^Read (the file|[\d,]+ rows?)$/ }).click();
  await page.waitForURL(/\/data\/table\//);
  const expected = await valuesOf(stream);
  expect(Object.keys(expected).length).toBeGreaterThan(25);
  expect(await valuesOf(await exported(page, 'Arrow'))).toEqual(expected);
});

test('several files are one table where their columns match, and said to differ where they do not', async ({
  page,
}) => {
  const one = { name: 'one.csv', bytes: utf8('n,word\n1,x\n2,y\n') };
  await offer(page, one, { name: 'two.csv', bytes: utf8('word;n\nz;3\n"w;w";4\n') });
  await page.getByRole('button', { name: 'One table of 2 files' }).click();
  await page.getByRole('button', { name: /^Read / }).click();
  await page.waitForURL(/\/data\/table\//);
  expect(await valuesOf(await exported(page, 'CSV'))).toEqual({
    n: ['1', '2', '3', '4'],
    word: ['x', 'y', 'z', 'w;w'],
  });

  await offer(page, one, { name: 'other.csv', bytes: utf8('n,other\n1,x\n') });
  const notice = page.locator('.notice').filter({ hasText: 'do not have the same columns' });
  await expect(notice).toContainText('“other.csv” lacks “word” and has “other” besides');
  await expect(notice).toContainText('one by one, or as one table of all 3 columns');
  await page.getByRole('button', { name: 'One table of all their columns' }).click();
  await page.getByRole('button', { name: /^Read / }).click();
  await page.waitForURL(/\/data\/table\//);
  await expect(page.getByText('All 3 rows, 3 columns')).toBeVisible();
  expect(await valuesOf(await exported(page, 'CSV'))).toEqual({
    n: ['1', '2', '1'],
    word: ['x', 'y', null],
    other: [null, null, 'x'],
  });
});

test('cells of a spreadsheet are pasted', async ({ page }) => {
  await goTo(page, `p/${shownProject(page)}/data/add`);
  await expect(page.getByRole('button', { name: 'Paste a table' })).toBeVisible();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData(
      'text/plain',
      'name\tprice\tday\r\n"two\nlines"\t1.234,50 €\t31.12.2024\r\nb\t7 €\t01.02.2024\r\n',
    );
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await page.getByRole('button', { name: /^Read (the file|[\d,]+ rows?)$/ }).click();
  await page.waitForURL(/\/data\/table\//);
  expect(await valuesOf(await exported(page, 'CSV'))).toEqual({
    name: ['two\nlines', 'b'],
    price: ['1234.5', '7'],
    day: ['2024-12-31', '2024-02-01'],
  });
});

test('files that cannot be read are refused in words', async ({ page }) => {
  const bad: [string, Bytes, string, RegExp][] = [
    ['half.json', utf8('[{"a":1},\n{"a":2'), 'The file is not valid JSON.', /line 2/],
    ['numbers.json', utf8('[1,2,3]'), 'no list of objects that could be rows', /list of single values/],
    [
      'half.csv.gz',
      new Uint8Array(gzipSync(lines())).slice(0, 400),
      'The gzip archive is damaged',
      /copied in full/,
    ],
    ['half.arrow', golden('arrow/types.arrow').slice(0, 3000), 'The Arrow file is damaged', /copied in full/],
    ['book.xlsx', utf8('PK\u0003\u0004 and so on'), 'not a table in text form', /Save the sheet as CSV/],
  ];
  for (const [name, bytes, message, rest] of bad) {
    await offer(page, { name, bytes });
    const notice = page.locator('.notice').filter({ hasText: message });
    await expect(notice).toContainText(rest);
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await expect(notice).toHaveCount(0);
  }
});
