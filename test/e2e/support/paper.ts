import type { Page } from '@playwright/test';

/** What of a sheet of A4 lies within the margins, in CSS pixels. */
export const A4 = { width: 680, height: 994 };

/** Tables that paper would cut, and why: wider than the page, rows that part, heads that stand only once. */
export function cutTables(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('table')].flatMap((table) => {
      const { left, right, width } = table.getBoundingClientRect();
      if (width === 0) return [];
      const name = table.getAttribute('aria-label') ?? 'a table';
      const says = (is: boolean, what: string): string[] => (is ? [`${name}: ${what}`] : []);
      const styleOf = (selector: string): CSSStyleDeclaration[] =>
        [...table.querySelectorAll(selector)].map((part) => getComputedStyle(part));
      return [
        ...says(left < 0 || right > innerWidth + 1, `from ${String(left)} to ${String(right)}`),
        ...says(
          styleOf('tr').some(({ breakInside }) => breakInside !== 'avoid'),
          'rows that part',
        ),
        ...says(
          styleOf('thead').some(({ display }) => display !== 'table-header-group'),
          'heads once',
        ),
        ...says(
          styleOf('th, td').some(({ position }) => position !== 'static'),
          'cells that stick',
        ),
      ];
    }),
  );
}
