import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { newDocument } from '../../src/core/artifact/new-document.ts';
import type { Id } from '../../src/core/kernel/objects.ts';
import { EMPTY_READINESS, type ReadinessAnswer } from '../../src/core/scoping/readiness.ts';
import { READINESS_TESTS, SECTIONS } from '../../src/core/scoping/test-score-tests.ts';
import type { TestPoints } from '../../src/core/scoping/test-score.ts';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';
import { storeDocument } from './support/store-document.ts';

const DAY_MS = 86_400_000;
const figure = (page: Page, label: string) =>
  page.locator('.figure').filter({ has: page.getByText(label, { exact: true }) });
const pointsOf = (page: Page, title: string) => page.getByRole('radiogroup', { name: `Points: ${title}` });

/** What a person said, with these sums, and how it stood on the day before. */
function sheetWith(project: string, sums: readonly number[]) {
  const nowMs = Date.now();
  const said = (points: TestPoints): ReadinessAnswer => ({
    ...{ points, note: '', by: 'Ada', atMs: nowMs, evidence: [] },
  });
  const points = SECTIONS.flatMap((section, at) => {
    let left = sums[at]!;
    return READINESS_TESTS.filter((one) => one.section === section).map(({ id }) => {
      const given = Math.min(1, left) as TestPoints;
      left -= given;
      return [id, said(given)] as const;
    });
  });
  const identity = { id: 'readiness' as Id, projectId: project as Id, name: 'Readiness', nowMs };
  const history = [{ atMs: nowMs - DAY_MS, score: 1, sums: [1, 2, 3, 4] }];
  return newDocument('readiness', identity, {
    ...EMPTY_READINESS,
    points: Object.fromEntries(points),
    history,
  });
}

test('readiness: sums and score, what comes next, what a person says above the evidence, its history and all of it as Markdown', async ({
  page,
}) => {
  await openApp(page);
  const project = await newProject(page, 'Voice search');
  await storeDocument(page, sheetWith(project, [7, 7, 7, 0]));
  await page.reload();
  await goTo(page, `p/${project}/scoping/readiness`);

  await test.step('7, 7, 7 and 0 are 0, and only the weakest section comes next', async () => {
    await expect(figure(page, 'Score')).toContainText(/^Score\s*0/);
    await expect(figure(page, 'Score')).toContainText('research project');
    await expect(figure(page, 'Data')).toContainText(/7\s*of 7/);
    await expect(figure(page, 'Monitoring')).toContainText('weakest');
    const next = page.getByRole('region', { name: 'What to do next' }).getByRole('listitem');
    await expect(next.first()).toContainText('Changes of what it depends on are told');
    await expect(next.nth(1).getByRole('link')).toHaveAttribute('href', `#/p/${project}/monitoring/alarms`);
    await page.getByRole('button', { name: 'Show all 7' }).click();
    await expect(next).toHaveCount(7);
  });

  await test.step('points are given with the arrow keys, and taken back', async () => {
    const group = pointsOf(page, 'Numbers stay numbers');
    await group.getByRole('radio', { name: '0', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(group.getByRole('radio', { name: '½' })).toBeChecked();
    await expect(figure(page, 'Score')).toContainText(/^Score\s*0\.5/);
    await page.getByRole('button', { name: /^Undo: Points of “Numbers stay numbers”/ }).click();
    await expect(group.getByRole('radio', { name: '0', exact: true })).toBeChecked();
  });

  await test.step('debts are summed up, and their notes stay', async () => {
    const debt = page.getByRole('radiogroup', { name: 'Debt: Glue code' });
    await debt.getByText('much', { exact: true }).click();
    await expect(page.getByText('1 much, 0 some, 0 none, 11 not said.')).toBeVisible();
    await page.getByLabel('Note on the debt: Glue code').fill('in the feature server');
    await expect(page.getByRole('button', { name: /^Undo: Note on “Glue code”/ })).toBeVisible();
  });

  await test.step('the history goes on from the day before; all of it is one text', async () => {
    await expect(page.getByRole('img', { name: /^Score by day: .* 1, .* 0$/ })).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Save as Markdown' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain('# Production readiness of Voice search');
    expect(text).toContain('- **Monitoring**: 0 of 7, weakest');
    expect(text).toMatch(
      /\*\*Numbers stay numbers\*\*: 0 \(said by Ada on [-\d]+\)\. Evidence: No log is counted/,
    );
    expect(text).toContain('- **Glue code**: much. in the feature server.');
  });

  await test.step('3.5, 4, 5 and 2.5 are 2.5', async () => {
    await storeDocument(page, sheetWith(project, [3.5, 4, 5, 2.5]));
    await page.reload();
    await expect(figure(page, 'Score')).toContainText(/^Score\s*2\.5/);
    await expect(figure(page, 'Data')).toContainText(/3\.5\s*of 7/);
    await expect(figure(page, 'Monitoring')).toContainText('weakest');
  });
});

test('readiness: the sample’s alarms and error sheet are evidence, which a person can contradict', async ({
  page,
}) => {
  await openApp(page, { sample: true });
  await goTo(page, `p/${shownProject(page)}/scoping/readiness`);
  const title = 'Its answers have not become worse';
  const line = page.getByRole('listitem').filter({ has: pointsOf(page, title) });
  await expect(line.getByRole('radio', { name: '1', exact: true })).toBeChecked();
  await expect(line).toContainText('Every window of the log is watched by');
  await line.getByText('0', { exact: true }).click();
  await expect(line).toContainText('less than the evidence: 1');
  await line.getByRole('button', { name: /^Back to the evidence/ }).click();
  await expect(line.getByRole('radio', { name: '1', exact: true })).toBeChecked();

  const slices = page
    .getByRole('listitem')
    .filter({ has: pointsOf(page, 'It is good enough on every important slice') });
  await expect(slices.getByRole('radio', { name: '½' })).toBeChecked();
  await slices.getByText('1', { exact: true }).click();
  await expect(slices).toContainText('contradicts the evidence: ½');
  await slices.getByRole('button', { name: /^Add evidence/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('list', { name: 'Evaluations' })
    .getByRole('button')
    .first()
    .click();
  await expect(slices.getByRole('list', { name: /^Evidence of/ }).getByRole('listitem')).toHaveCount(1);

  await line.getByRole('link', { name: /^Evidence/ }).click();
  await expect(page.getByRole('heading', { name: 'From where on is it an alarm?' })).toBeVisible();
});
