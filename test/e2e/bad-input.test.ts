import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { filePayload, goTo, newProject, openApp, stages, toast } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { offerProjectFile } from './support/exchange.ts';
import { committed, readStore } from './support/read-store.ts';

/** Files that are not what they seem: each is refused in words that help, and nothing of it stays. */
test.describe.configure({ mode: 'default' });

let page: Page;
let project: string;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await openApp(page);
  project = await newProject(page, 'Bad input');
  const rows = Array.from(
    { length: 30 },
    (_, i) => `${['red', 'green'][i % 2]!},${['round', 'flat'][i % 2]!}`,
  );
  await addDataset(page, { name: 'shapes.csv', bytes: Buffer.from(['colour,shape', ...rows].join('\n')) });
});

test.afterAll(() => page.close());

test.describe('tables', () => {
  test('an empty file', async () => {
    await refusesTable({ name: 'empty.csv', bytes: new Uint8Array() }, [
      'The file is empty.',
      'a table with at least a line of names',
      '0 bytes',
    ]);
  });

  test('a program renamed to .csv', async () => {
    const program = Buffer.from('7f454c4602010100000000000000000003003e0001000000', 'hex');
    await refusesTable({ name: 'program.csv', bytes: program }, [
      'The file is not a table in text form.',
      'text such as CSV or JSON, Parquet or Arrow',
      'a NUL byte, as in binary files',
      'Choose a CSV, JSON, Parquet or Arrow file.',
    ]);
  });

  test('a Parquet file that was cut off', async () => {
    const whole = golden('parquet/types.parquet');
    await refusesTable({ name: 'cut.parquet', bytes: whole.subarray(0, Math.floor(whole.length / 2)) }, [
      'The Parquet file is damaged or incomplete.',
      'the end of the file',
      'Check whether it was copied in full.',
    ]);
  });

  test('a Parquet file with pages overwritten', async () => {
    const bytes = Buffer.from(golden('parquet/types.parquet'));
    bytes.fill(0xff, 100, 400);
    await refusesTable({ name: 'worn.parquet', bytes }, ['The Parquet file is damaged or incomplete.']);
  });

  test('rows of uneven length: listed by line, and the choice is left open', async () => {
    const before = await stored();
    const text = 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12\n13,14,15\n';
    await offerTable({ name: 'ragged.csv', bytes: Buffer.from(text) });
    await page.getByRole('button', { name: 'Read 5 rows' }).click();

    await expect(page.getByText('2 of 5 rows (40.0%) do not fit.')).toBeVisible();
    const listed = await page.getByRole('row').allInnerTexts();
    const plain = listed.map((row) =>
      row
        .split(/\s*\t\s*/)
        .join(' | ')
        .trim(),
    );
    expect(plain, 'by line').toEqual(
      expect.arrayContaining([
        '3 | the whole row | 3 cells | 2 cells',
        '4 | the whole row | 3 cells | 4 cells',
      ]),
    );
    expect(plain, 'by column').toContain('the whole row | 2 | 3 cells | 2 cells | 3');
    for (const choice of [
      'Read those cells as missing',
      'Leave those rows out (2 rows)',
      'Change how columns are read',
      'Stop',
    ]) {
      await expect(page.getByRole('button', { name: choice })).toBeVisible();
    }
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which file holds the data?');
    expect(await stored()).toEqual(before);
  });
});

test.describe('models', () => {
  test('a text renamed to .onnx', async () => {
    await refusesModel({ name: 'renamed.onnx', bytes: Buffer.from('age,income\n1,2\n'.repeat(40)) }, [
      'This file is not an ONNX model: it looks like text.',
      'Choose the .onnx file; tables are added as data.',
    ]);
  });

  test('a model that keeps its weights in another file', async () => {
    await refusesModel({ name: 'external.onnx', bytes: golden('onnx/external-data.onnx') }, [
      'The values of tensor "w" are kept in another file, which cannot be read from here.',
      'a model that carries all its values in one file',
      'save_as_external_data=False',
    ]);
  });

  test('a model none of whose inputs is a column', async () => {
    const before = await stored();
    await offerModel({ name: 'typed-inputs.onnx', bytes: golden('onnx/typed-inputs.onnx') });
    await expectWords([
      'None of the model’s inputs matches a column of this table.',
      'a_double [?, 1], an_int64 [?, 1]',
      'colour, shape',
      'Choose the table that the model was made for, or map its inputs by hand.',
    ]);
    await expect(page.getByRole('button', { name: 'Keep and evaluate' })).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Only keep the model' })).toBeDisabled();
    expect(await stored()).toEqual(before);
  });
});

test.describe('project files', () => {
  test('a zip that is no project', async () => {
    const empty = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
    await refusesProject({ name: 'holiday.zip', bytes: empty }, [
      'This is a zip file, but not a Drydock project.',
      'Choose a file that ends in .drydock.zip',
    ]);
  });

  test('something else that is called .zip', async () => {
    await refusesProject({ name: 'letter.zip', bytes: Buffer.from('Dear all') }, [
      'This is not a project file.',
    ]);
  });

  for (const [where, share] of [
    ['near its beginning', 0.02],
    ['in its middle', 0.5],
    ['near its end', 0.97],
  ] as const) {
    test(`a project file with one byte flipped ${where}`, async () => {
      const bytes = Buffer.from(golden('project-v1.drydock.zip'));
      const at = Math.floor(bytes.length * share);
      bytes[at] = bytes[at]! ^ 1;
      await refusesProject({ name: 'flipped.drydock.zip', bytes }, [
        'This project file is damaged or was changed after it was exported. Nothing was imported.',
        'Ask for the file again',
      ]);
    });
  }
});

interface Bytes {
  name: string;
  bytes: Uint8Array;
}

function golden(name: string): Buffer {
  return readFileSync(new URL(`../golden/${name}`, import.meta.url));
}

/** All that is kept, and what work left behind: both must be as before. */
async function stored() {
  const store = await readStore(page);
  return { ...committed(store), staging: store.staging };
}

async function expectWords(words: readonly string[]): Promise<void> {
  for (const part of words) await expect(page.getByRole('main')).toContainText(part);
}

async function offerTable(file: Bytes): Promise<void> {
  await goTo(page, `p/${project}/data/add`);
  const another = page.getByRole('button', { name: 'Choose another file' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/read|file/);
  if ((await another.count()) > 0) await another.first().click();
  await page.locator('main input[type=file]').setInputFiles(filePayload(file));
}

async function refusesTable(file: Bytes, words: readonly string[]): Promise<void> {
  const before = await stored();
  await offerTable(file);
  const read = page.getByRole('button', { name: /^Read (the file|[\d,]+ rows?)$/ });
  await expect(read.or(page.getByText('Nothing was changed.')).first()).toBeVisible();
  if (await read.isVisible()) await read.click();
  await expectWords(words);
  await expect(stages(page).getByText('1 dataset')).toBeVisible();
  expect(await stored()).toEqual(before);
}

async function offerModel(file: Bytes): Promise<void> {
  await goTo(page, `p/${project}/modeling/add`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/model/);
  const another = page.getByRole('button', { name: 'Another file' });
  if ((await another.count()) > 0) await another.click();
  await page.locator('main input[type=file]').setInputFiles(filePayload(file));
}

async function refusesModel(file: Bytes, words: readonly string[]): Promise<void> {
  const before = await stored();
  await offerModel(file);
  await expectWords(words);
  await expect(page.getByRole('button', { name: 'Keep and evaluate' })).toHaveCount(0);
  expect(await stored()).toEqual(before);
}

async function refusesProject(file: Bytes, words: readonly string[]): Promise<void> {
  const before = await stored();
  await offerProjectFile(page, file.bytes, file.name);
  const told = toast(page, words[0]!);
  for (const part of words) await expect(told).toContainText(part);
  await expect(stages(page).getByText(words[0]!), 'not told a second time').toHaveCount(0);
  await told.getByRole('button', { name: 'Dismiss' }).click();
  expect(await stored()).toEqual(before);
}
