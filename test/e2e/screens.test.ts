import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { accessibilityProblems } from './support/axe.ts';
import { openPlaces, SCREENS } from './support/screens.ts';

const LOOKS = [
  { theme: 'light', viewport: { width: 1440, height: 900 } },
  { theme: 'dark', viewport: { width: 1440, height: 900 } },
  { theme: 'narrow', viewport: { width: 390, height: 844 } },
] as const;

for (const { theme, viewport } of LOOKS) {
  test.describe(`every screen, ${theme}`, () => {
    test.use({
      viewport,
      colorScheme: theme === 'dark' ? 'dark' : 'light',
      contextOptions: { reducedMotion: 'reduce' },
    });

    test('is accessible and fits the window', async ({ page }, { project }) => {
      test.setTimeout(360_000);
      const places = await openPlaces(page);
      for (const { name, show } of SCREENS) {
        await test.step(name, async () => {
          await show(page, places);
          await page.screenshot({
            path: join(project.outputDir, 'screens', `${name}-${theme}.png`),
            fullPage: true,
          });
          expect.soft(await accessibilityProblems(page), `${name}: what axe-core finds`).toEqual([]);
          const beyond = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect.soft(beyond, `${name}: pixels beyond the window`).toBeLessThanOrEqual(0);
        });
      }
    });
  });
}
