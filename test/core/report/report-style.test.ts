import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportStyle } from '../../../src/core/report/report-style.ts';

const TOKENS = readFileSync(join(import.meta.dirname, '../../../src/ui/tokens.css'), 'utf8');

/** Colours by name, of the first block that says them after `from`. */
function colours(css: string, from: string): ReadonlyMap<string, string> {
  const start = css.indexOf(from);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]),
  );
}

describe('the look of a report', () => {
  it.each([
    ['light', ':root {', '.report {'],
    ['dark', "[data-theme='dark']", 'prefers-color-scheme: dark'],
  ])('has the colours of the app, %s', (_look, inTokens, inReport) => {
    const tokens = colours(TOKENS, inTokens);
    const own = colours(reportStyle('system'), inReport);
    expect(own.size).toBeGreaterThan(10);
    for (const [name, value] of own) expect([name, value]).toEqual([name, tokens.get(name)]);
  });

  it('says nothing that could end its element, and loads nothing', () => {
    for (const look of ['system', 'light', 'dark'] as const)
      expect(reportStyle(look)).not.toMatch(/<|url\(|@import/);
  });

  it('is light where that is asked for, and on paper always', () => {
    expect(reportStyle('light')).toContain('@media not all');
    expect(reportStyle('dark')).toContain('@media screen {');
    expect(reportStyle('system')).toContain('@media screen and (prefers-color-scheme: dark) {');
  });
});
