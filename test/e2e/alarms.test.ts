import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { parse } from 'yaml';
import { bringLog } from './support/a-log.ts';
import { goTo, newProject, openApp, shownProject, stages, toast } from './support/app.ts';

const level = (page: Page) => page.getByRole('slider', { name: 'Level it rings at' });
const levelNow = async (page: Page): Promise<number> =>
  Number(await level(page).getAttribute('aria-valuenow'));
const rate = (page: Page) => page.getByTestId('expected-rate');

interface RuleFile {
  groups: { name: string; rules: { alert: string; expr: string; for?: string; labels: object }[] }[];
}

async function exportedRules(page: Page): Promise<RuleFile> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the plan' });
  await expect(dialog.getByLabel('Text')).toHaveValue(/^# Alarms of the log "Requests"/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  return parse(await readFile(await download.path(), 'utf8')) as RuleFile;
}

/** Drags the level by its grip, so many pixels up. */
async function dragLevel(page: Page, up: number): Promise<void> {
  await level(page).scrollIntoViewIfNeeded();
  const box = (await level(page).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 4, y - up / 2);
  await page.mouse.move(x - 4, y - up);
  await page.mouse.up();
}

test('an alarm is proposed, its level dragged, its rules exported, and dropped for being useless', async ({
  page,
}) => {
  await openApp(page);
  await newProject(page, 'Watched');
  const log = await bringLog(page);
  const board = `p/${shownProject(page)}/monitoring/alarms?log=${log}`;
  await goTo(page, board);

  await test.step('from a worry to an alarm', async () => {
    await page.getByRole('link', { name: 'What could go wrong?' }).click();
    await expect(page.getByRole('button', { name: /^Add all \d+$/ })).toBeEnabled();
    await page.getByRole('checkbox', { name: '“amount” is no longer what the model was trained on' }).check();
    await page.getByRole('button', { name: 'Add the 1 chosen' }).click();
    await expect(toast(page, '1 alarm added')).toBeVisible();
    await expect(stages(page).getByRole('link', { name: /Monitoring/ })).toContainText('1 alarm');
    await expect(page.getByRole('group', { name: 'Alarms now' })).toContainText('of 1 alarm');
    await page
      .getByRole('link', { name: /^Drift of amount above/ })
      .first()
      .click();
  });

  await test.step('higher, it rings falsely less often; one step of undo', async () => {
    await expect(rate(page)).toHaveText('one in 3 months');
    const proposed = await levelNow(page);
    await dragLevel(page, 40);
    await expect(rate(page)).not.toHaveText('one in 3 months');
    expect(await levelNow(page)).toBeGreaterThan(proposed);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(rate(page)).toHaveText('one in 3 months');
    await expect(level(page)).toHaveAttribute('aria-valuenow', String(proposed));

    await level(page).focus();
    await page.keyboard.press('Shift+ArrowUp');
    await expect(rate(page)).not.toHaveText('one in 3 months');
    await page.getByRole('textbox', { name: 'Who' }).fill('Ann');
  });
  const chosen = await levelNow(page);

  await test.step('its episode was of no use', async () => {
    const raised = page.getByRole('table', { name: 'What it raised' });
    const useless = raised.getByRole('button', { name: 'Not useful' }).first();
    await useless.click();
    await expect(useless).toHaveAttribute('aria-pressed', 'true');
    const note = raised.getByRole('textbox', { name: /^Note on/ }).first();
    await note.fill('A campaign');
    await note.press('Tab');
    await page.getByRole('link', { name: 'All alarms' }).click();
    await expect(page.getByRole('grid', { name: 'Alarms' })).toContainText('0 of 1');
  });

  await test.step('the rules say the same', async () => {
    const { groups } = await exportedRules(page);
    expect(groups).toHaveLength(1);
    const [rule] = groups[0]!.rules;
    const metric = 'drydock_drift{log="Requests", column="amount", distance="wassersteinOverSigma"}';
    expect(rule!.expr.startsWith(`${metric} > ${String(chosen)} or (`)).toBe(true);
    expect(rule).toMatchObject({
      ...{ for: '1d', labels: { severity: 'warning', alarm_group: 'Input amount', owner: 'Ann' } },
    });
  });

  await test.step('dropped, it is kept below and rings no more', async () => {
    await page.getByRole('button', { name: /^Actions for Drift of amount/ }).click();
    await page.getByRole('menuitem', { name: 'Drop it' }).click();
    await expect(page.getByRole('table', { name: 'Dropped alarms' })).toContainText('0 of 1');
    await expect(stages(page).getByRole('link', { name: /Monitoring/ })).toContainText('1 log');
    expect((await exportedRules(page)).groups).toEqual([]);
    await page.getByRole('button', { name: 'Watch again' }).click();
    await expect(page.getByRole('grid', { name: 'Alarms' })).toContainText('Drift of amount');
  });
});
