import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { accessibilityProblems } from './support/axe.ts';
import { openPlaces, SCREENS } from './support/screens.ts';

/** A picture of each, for those who look at them: `DRYDOCK_PICTURES=1 npx playwright test screens`. */
const PICTURES = process.env['DRYDOCK_PICTURES'] !== undefined;

const LOOKS = [
  { theme: 'light', viewport: { width: 1440, height: 900 } },
  { theme: 'dark', viewport: { width: 1440, height: 900 } },
  { theme: 'narrow', viewport: { width: 390, height: 844 } },
] as const;

/** The dark look has the elements of the light one, and the narrow one its colours: neither is looked at twice. */
const RULES = { light: {}, dark: { only: ['color-contrast'] }, narrow: { but: ['color-contrast'] } };

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
          if (PICTURES) {
            const path = join(project.outputDir, 'screens', `${name}-${theme}.png`);
            await page.screenshot({ path, fullPage: true });
          }
          const problems = await accessibilityProblems(page, RULES[theme]);
          expect.soft(problems, `${name}: what axe-core finds`).toEqual([]);
          const beyond = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect.soft(beyond, `${name}: pixels beyond the window`).toBeLessThanOrEqual(0);
        });
      }
    });
  });
}
