import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { knownCase, leastOfKnownCase } from '../core/automation/automation-known-case.ts';
import { goTo, newProject, openApp, shownProject } from './support/app.ts';
import { addDataset } from './support/dataset.ts';
import { chooseOption } from './support/model.ts';

const EACH = 100;
/** What people get wrong here: every tenth negative and every fiftieth positive. */
const PERSON = { no: 10, yes: 50 };

/** 1,100 rows whose cheapest thresholds are known, with a column of a person's answers. */
async function evaluateKnownCase(page: Page): Promise<void> {
  await openApp(page);
  await newProject(page, 'Known minimum');
  const { truth, scores } = knownCase(EACH);
  const seen = { no: 0, yes: 0 };
  const rows = truth.map((code, row) => {
    const is = code === 1 ? 'yes' : 'no';
    const errs = seen[is]++ % PERSON[is] === 0;
    const person = errs ? (is === 'yes' ? 'no' : 'yes') : is;
    const score = scores[row]!;
    return [row % 4 === 0 ? 'north' : 'south', is, person, score >= 0.5 ? 'yes' : 'no', score].join(',');
  });
  const bytes = Buffer.from(['part,truth,person,predicted,score', ...rows].join('\n'));
  await addDataset(page, { name: 'known.csv', bytes });
  await goTo(page, `p/${shownProject(page)}/modeling/column`);
  await chooseOption(page, 'Column with the predictions', 'predicted');
  await chooseOption(page, 'Column with the true answers', 'truth');
  await chooseOption(page, 'Column with its probability', 'score');
  await page.getByRole('button', { name: 'Keep and evaluate' }).click();
  await page.waitForURL(/\/modeling\/evaluation\//);
  await goTo(page, `p/${shownProject(page)}/deployment/automation`);
  await expect(strip(page)).toContainText('more than the least');
}

const strip = (page: Page) => page.getByRole('group', { name: 'What the setting comes to' });
const lower = (page: Page) => page.getByRole('slider', { name: /^Below this score/ });
const upper = (page: Page) => page.getByRole('slider', { name: /^From this score/ });
const inNumbers = (page: Page, which: 'Lower' | 'Upper') =>
  page.getByRole('textbox', { name: `${which} threshold in numbers` });

/** Moves both sliders through all pairs that differ, halfway between scores, and reads the total cost each time: cost by "low high". */
function costsBySlider(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const sliders = [
      ...document.querySelectorAll<HTMLInputElement>('[aria-label="Thresholds"] input[type="range"]'),
    ];
    const shown = [...document.querySelectorAll('[aria-label="What the setting comes to"] dd.value')][3]!;
    const move = (slider: HTMLInputElement, to: number): void => {
      slider.value = String(to);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const costs: Record<string, number> = {};
    for (let low = 0; low <= 11; low++) {
      for (let high = low; high <= 11; high++) {
        move(sliders[1]!, Math.max(0, high / 10 - 0.05));
        move(sliders[0]!, Math.max(0, low / 10 - 0.05));
        await new Promise((done) => setTimeout(done));
        costs[`${String(low)} ${String(high)}`] = Number(
          [...shown.childNodes]
            .find((node) => node.nodeType === 3 && node.textContent)!
            .textContent!.replaceAll(',', ''),
        );
      }
    }
    return costs;
  });
}

test('the sliders and “Cheapest” find the minimum of a case that is known; who errs and who waits', async ({
  page,
}) => {
  await evaluateKnownCase(page);
  const least = leastOfKnownCase(EACH, 0.05, 0.1);

  await test.step('by brute force, slider by slider', async () => {
    const costs = await costsBySlider(page);
    expect(Object.keys(costs)).toHaveLength(78);
    const sum = (from: number, to: number, of: (s: number) => number): number => {
      let total = 0;
      for (let tenth = from; tenth < to; tenth++) total += EACH * of(tenth / 10);
      return total;
    };
    for (const [pair, cost] of Object.entries(costs)) {
      const [low, high] = pair.split(' ').map(Number) as [number, number];
      const expected = sum(0, low, (s) => s) + sum(low, high, () => 0.15) + sum(high, 11, (s) => 1 - s);
      expect(cost, pair).toBeCloseTo(expected, 1);
    }
    expect(Math.min(...Object.values(costs))).toBeCloseTo(least, 9);
  });

  await test.step('by the button', async () => {
    await page.getByRole('button', { name: 'Cheapest' }).click();
    await expect(strip(page)).toContainText('the least there is');
    await expect(strip(page)).toContainText(`Total cost ${String(least)}`);
    await expect(inNumbers(page, 'Lower')).toHaveValue('0.2');
    await expect(inNumbers(page, 'Upper')).toHaveValue('0.89');
    await expect(strip(page)).toContainText('36.4%');
  });

  await test.step('by keyboard and back', async () => {
    await lower(page).press('ArrowRight');
    await expect(strip(page)).toContainText('5 more than the least');
    const undo = page.getByRole('button', { name: 'Undo: Move the thresholds' });
    await expect(undo).toBeVisible();
    await undo.click();
    await expect(strip(page)).toContainText('the least there is');
  });

  await test.step('by dragging a line, as far as the degree goes', async () => {
    const chart = page.getByRole('img', { name: /^Rows by score/ });
    const box = (await chart.boundingBox())!;
    const x = (score: number): number => box.x + 52 + (box.width - 66) * score;
    await page.mouse.move(x(0.9), box.y + 150);
    await page.mouse.down();
    await page.mouse.move(x(0.2), box.y + 150, { steps: 4 });
    await page.mouse.up();
    const full = page.getByRole('radio', { name: /^Full automation/ });
    await expect(upper(page)).toHaveJSProperty('value', '0.2');
    await expect(page.locator('label').filter({ has: full })).toContainText('stands here');
    await page.getByRole('radio', { name: /^Human only/ }).check();
    await expect(strip(page)).toContainText('1,100 rows go to a person');
    await expect(strip(page)).toContainText('Total cost 165');
  });

  await test.step('people’s errors measured from their answers', async () => {
    await page.getByLabel('Known from').selectOption({ label: 'Answers in column “person”' });
    await expect(
      page.getByText('Measured: answers in “person” against the truth, 1,100 answers.'),
    ).toBeVisible();
    await expect(page.getByLabel('On rows “no”')).toHaveValue('10');
    await expect(page.getByLabel('On rows “yes”')).toHaveValue('2');
    await expect(strip(page)).toContainText('Errors of people, expected 66');
  });

  await test.step('a queue that grows, and as many as the reviewers can take', async () => {
    await page.getByLabel('Cases a day, in all').fill('400');
    await expect(page.getByText('The queue before the reviewers grows without end.')).toBeVisible();
    await expect(page.getByText('At least 5 people are needed', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'As many as reviewers can take' }).first().click();
    await expect(page.getByText('The queue before the reviewers grows without end.')).toBeHidden();
    await expect(strip(page)).toContainText(/Wait for a person\s+\d/);
  });

  await test.step('the frontier as a file', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save What each share of automation comes to' }).click();
    await page.getByRole('menuitem', { name: 'Save the data as CSV' }).click();
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n');
    expect(lines[0]).toBe('share automated,low,high,total cost,errors of the model,errors of people');
    expect(lines[1]).toMatch(/^0,none below,none above,/);
    expect(lines.length).toBeGreaterThan(3);
  });

  await test.step('who bears it, kept, and down to the rows', async () => {
    await chooseOption(page, 'Groups', 'By part');
    const table = page.getByRole('table', { name: 'Harm and cost by group' });
    await expect(table.getByRole('row')).toHaveCount(3);
    await expect(page.getByRole('button', { name: 'Undo: Groups of the automation' })).toBeVisible();
    await page.reload();
    await expect(table.getByRole('row')).toHaveCount(3);
    const rows = await strip(page).getByRole('link').innerText();
    await strip(page).getByRole('link').click();
    await expect(page.getByText(`${rows.split(' ')[0]!} of 1,100 rows`)).toBeVisible();
  });
});
