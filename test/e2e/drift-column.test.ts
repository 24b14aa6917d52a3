import { expect, test } from '@playwright/test';
import { wasserstein } from '../../src/core/drift/wasserstein.ts';
import { formatNumber } from '../../src/ui/format.ts';
import { bringLog, logCsv, LOG_BEGINS_MS } from './support/a-log.ts';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';

const DAY_MS = 86_400_000;
const period = (from: number, to: number) => ({
  fromMs: LOG_BEGINS_MS + from * DAY_MS,
  toMs: LOG_BEGINS_MS + to * DAY_MS,
});

/** Amounts of the log between two days, sorted. */
function amounts(from: number, to: number): Float64Array {
  const [, ...lines] = new TextDecoder().decode(logCsv().bytes).trim().split('\n');
  const { fromMs, toMs } = period(from, to);
  const kept = lines
    .map((line) => line.split(','))
    .filter(([at]) => Date.parse(at!) >= fromMs && Date.parse(at!) < toMs);
  return Float64Array.from(kept, (cells) => Number(cells[1])).sort();
}

test('a column is opened from the board: exact figures, other tools, how it was computed, the rows of a window', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'Loans in production');
  const log = await bringLog(page, {}, { reference: period(0, 30), current: period(70, 90) });
  await page.getByRole('link', { name: 'amount', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'amount', exact: true, level: 1 })).toBeVisible();
  await expect(page.getByText('Exact, from the rows.')).toBeVisible();

  const figures = page.getByRole('group', { name: 'Figures of the two windows' });
  const distance = wasserstein(amounts(0, 30), amounts(70, 90))!;
  await expect(figures).toContainText(formatNumber(distance, 4));

  const tools = page.getByRole('table', { name: /Conventions of other tools/ });
  await expect(tools.getByRole('row').filter({ hasText: 'NannyML' })).toContainText('drift');
  await expect(tools).toContainText('Doane’s rule');

  await page.getByRole('button', { name: 'How was this computed' }).click();
  const sheet = page.getByRole('dialog', { name: 'How was this computed' });
  await expect(sheet).toContainText('999');
  await expect(sheet).toContainText('240 rows, 240 with a value');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();

  await page.getByRole('link', { name: '60 rows from 1 Jan to 5 Jan', exact: true }).click();
  await expect(page).toHaveURL(/\/data\/table\//);
  await expect(page.getByText('60 of 1,080 rows')).toBeVisible();

  await goTo(page, `p/${shownProject(page)}/monitoring/column/channel?log=${log}`);
  await expect(page.getByRole('row').filter({ hasText: /app.*new/ })).toBeVisible();
});
