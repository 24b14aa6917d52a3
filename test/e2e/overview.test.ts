import { expect, test, type Page } from '@playwright/test';
import { newDocument } from '../../src/core/artifact/new-document.ts';
import type { Id } from '../../src/core/kernel/objects.ts';
import { EMPTY_READINESS } from '../../src/core/scoping/readiness.ts';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';
import { accessibilityProblems } from './support/axe.ts';
import { makeKnownProject } from './support/known-project.ts';
import { storeDocument } from './support/store-document.ts';
import { storeSetting } from './support/store-setting.ts';

const HOUR_MS = 3_600_000;
/** As many letters as a name may have, without a place to break. */
const LONG = 'x'.repeat(120);

const next = (page: Page) => page.getByRole('region', { name: 'Next' });
const changes = (page: Page) => page.getByRole('region', { name: 'Since your last visit' });
const stage = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Cycle of the project' }).getByRole('link', { name });

test('one page says where a project is, what to do next, and what changed', async ({ page }) => {
  await openApp(page);

  await test.step('of an empty project', async () => {
    await newProject(page, 'Empty');
    await expect(stage(page, /^Scoping here/)).toBeVisible();
    await expect(next(page).getByRole('link').first()).toHaveText('Scope the project');
    await expect(changes(page)).toContainText('This is your first visit');
  });

  const { project, evaluation } = await makeKnownProject(page, 'Known');
  const nowMs = Date.now();
  const identity = (name: string) => ({
    id: crypto.randomUUID() as Id,
    projectId: project as Id,
    name,
    nowMs,
  });

  await test.step('with a model evaluated', async () => {
    await goTo(page, `p/${project}/overview`);
    await expect(stage(page, /^Modeling here/)).toBeVisible();
    await expect(next(page)).not.toContainText('Add a model');
    await expect(page.getByRole('link', { name: 'All decisions' })).toBeVisible();
  });

  await test.step('after an hour away, with what changed since and a gate that fails', async () => {
    const target = newDocument('target', identity(LONG), {
      measure: { metric: 'accuracy', params: {}, slice: null, against: null, statistic: 'value' },
      ...{ direction: 'atLeast', value: 0.99, unit: 'fraction', decide: 'point', minRows: 1 },
      ...{ where: ['gate'], owner: '', note: '' },
    });
    const definition = newDocument('definition', identity('Data definition'), {
      draft: { inputKind: 'table', input: '', label: '', classes: [], edgeCases: [], answers: {} },
      versions: [1, 2].map((number) => ({
        ...{ number, atMs: nowMs + number, note: '' },
        text: { inputKind: 'table' as const, input: '', label: '', classes: [], edgeCases: [], answers: {} },
      })),
    });
    await storeDocument(page, target);
    await storeDocument(page, definition);
    await storeDocument(page, newDocument('readiness', identity('Readiness'), EMPTY_READINESS));
    const since = nowMs - 2 * HOUR_MS;
    await goTo(page, 'p/none/overview');
    await storeSetting(page, `visit:${project}`, { sinceMs: null, seenMs: since });
    await page.goto('about:blank');
    await page.goto(`./#/p/${project}/overview`);

    await expect(changes(page)).toContainText('Your last visit ended 2 h ago');
    await expect(changes(page).getByRole('listitem').filter({ hasText: LONG })).toContainText('target added');
    await expect(changes(page).getByRole('link', { name: 'Data definition' })).toHaveAttribute(
      'href',
      `#/p/${project}/data/definition`,
    );
    await expect(page.getByText('1 red', { exact: true })).toBeVisible();
    await expect(next(page)).toContainText('fails: see which slice costs the most');
    await next(page).getByRole('link', { name: 'Open the error analysis' }).click();
    await expect(page).toHaveURL(new RegExp(`/modeling/evaluation/${evaluation}`));
    expect(shownProject(page)).toBe(project);
  });

  await test.step('a reload is the same visit, and the way back is told', async () => {
    await goTo(page, `p/${project}/overview`);
    await page.reload();
    await expect(changes(page)).toContainText('Your last visit ended 2 h ago');
    await expect(stage(page, /^Data here/)).toBeVisible();
    await expect(page.getByRole('list', { name: 'Ways back' })).toContainText(
      'Modeling to Data, ' + new Date(nowMs).toISOString().slice(0, 10) + ': version 2 of the definition',
    );
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
