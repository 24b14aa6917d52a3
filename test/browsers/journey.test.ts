import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveStatic, type StaticServer } from '../e2e/support/static-server.ts';
import { loansCsv } from '../e2e/support/tables.ts';
import { firefox } from './firefox.ts';
import { PageActions } from './page-actions.ts';
import { webKit } from './webkit.ts';

const DIST = process.env['DRYDOCK_DIST'] ?? fileURLToPath(new URL('../../dist', import.meta.url));
const MODEL = readFileSync(new URL('../../public/samples/loan-trees.onnx', import.meta.url));

const PROJECT_MENU = 'nav button[aria-haspopup=menu]';

let server: StaticServer;
beforeAll(async () => {
  server = await serveStatic(DIST, '/bench/');
});
afterAll(() => server.stop());

/** The headline and the rows of the sheet, as they are written, without white space, which browsers tell differently. */
const FIGURES = `
  const words = (element) => element.innerText.replace(/\\s+/g, '');
  const headline = document.querySelector('[aria-label="Headline metrics"]');
  const rows = [...document.querySelectorAll('main [aria-label="Error analysis"] [role=row], main [aria-label="Error analysis"] tr')];
  const slices = rows.map(words).filter((row) => row.startsWith('sex='));
  return headline && slices.length === 3 ? { headline: words(headline), slices } : null;`;

/** What Chromium shows of the same files: n, share, accuracy and errors by slice. */
const EXPECTED: Figures = {
  headline:
    'Accuracy83.3%79.3to86.6Recall,yes96.7%94.1to98.2Precision,yes83.9%79.7to87.3ROCAUC,yes86.8%82.8to90.9',
  slices: ['sex=male19348.3%80.338', 'sex=female20150.2%85.629', 'sex=undisclosed61.5%100.00'],
};

interface Figures {
  headline: string;
  slices: string[];
}

async function figuresBySex(page: PageActions): Promise<Figures> {
  await page.press('^By column$', 'label, [role=radio], button');
  await page.choose('Column', 'sex');
  return page.until<Figures>('the figures by sex', FIGURES);
}

/** From a table and a model in files to figures, out to one file and in again. */
async function journey(page: PageActions): Promise<void> {
  await page.open(server.url);
  await page.sees('Latest evaluation');
  await page.press('.', PROJECT_MENU);
  await page.press('^New project…$');
  await page.until('the name to type', `return document.querySelector('dialog[open] input') !== null`);
  await page.run(`document.querySelector('dialog[open] input').focus()`);
  await page.run(`document.execCommand('insertText', false, 'Elsewhere')`);
  await page.press('^Create$');
  await page.sees('Elsewhere');

  const { name, bytes } = loansCsv(400);
  await page.drop(name, bytes);
  await page.press('^Read 400 rows$');
  await page.sees('All 400 rows');
  await page.drop('loan-trees.onnx', MODEL);
  await page.sees('What it says of the first rows');
  await page.press('^Keep and evaluate$');
  await page.sees('Error analysis');
  expect(await figuresBySex(page)).toEqual(EXPECTED);

  await page.watchSaving();
  await page.press('Elsewhere', PROJECT_MENU);
  await page.press('^Export…$');
  await page.press('^Save the file$');
  const file = await page.saved();
  await page.press('Elsewhere', PROJECT_MENU);
  await page.press('^Delete$');
  await page.sees('deleted');

  await page.drop('elsewhere.drydock.zip', file);
  await page.sees('Opened “Elsewhere”');
  await page.press(' on ', 'h2 a');
  await page.sees('Error analysis');
  expect(await figuresBySex(page)).toEqual(EXPECTED);
}

describe('the whole way, by hand', () => {
  for (const kind of [firefox, webKit]) {
    const missing = kind.missing();
    it.skipIf(missing)(`in ${kind.name}${missing ? ` (left out: ${missing})` : ''}`, async () => {
      const driver = await kind.start();
      try {
        await journey(new PageActions(driver));
      } finally {
        await driver.close();
      }
    });
  }
});
