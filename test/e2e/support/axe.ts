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
    resultTypes: ['violations'],
    ...(rules.only ? { runOnly: [...rules.only] } : {}),
    ...(off.length > 0 ? { rules: Object.fromEntries(off) } : {}),
  };
  // Only what is wrong leaves the page: all that was looked at is half a megabyte, which takes as long as the looking.
  const violations = await page.evaluate(async (how) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (root: Document, how: RunOptions) => Promise<AxeResults> };
    };
    return (await axe.run(document, how)).violations;
  }, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.split('\n').slice(1, 3).join(' ').trim();
      return `${id}: ${target.join(' ')} (${why})`;
    }),
  );
}
