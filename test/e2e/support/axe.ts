import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds on the page as it stands, by the rules that it has on by default or by some; one line an element. */
export async function accessibilityProblems(
  page: Page,
  rules: { only?: readonly string[]; but?: readonly string[] } = {},
): Promise<string[]> {
  // Evaluated from outside, so that the page's own policy stays as strict as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const off = (rules.but ?? []).map((rule) => [rule, { enabled: false }] as const);
  const options: RunOptions = {
    ...(rules.only ? { runOnly: [...rules.only] } : {}),
    ...(off.length > 0 ? { rules: Object.fromEntries(off) } : {}),
  };
  const results = await page.evaluate(
    (how) =>
      (
        globalThis as unknown as { axe: { run: (root: Document, how: RunOptions) => Promise<AxeResults> } }
      ).axe.run(document, how),
    options,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.split('\n').slice(1, 3).join(' ').trim();
      return `${id}: ${target.join(' ')} (${why})`;
    }),
  );
}
