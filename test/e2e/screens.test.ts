import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { accessibilityProblems } from './support/axe.ts';
import { openPlaces, WALKS } from './support/screens.ts';

/** A picture of each, for those who look at them: `DRYDOCK_PICTURES=1 npx playwright test screens`. */
const PICTURES = process.env['DRYDOCK_PICTURES'] !== undefined;

/** The dark look has the elements of the light one, and the narrow one its colours: neither is looked at twice. */
const LOOKS = [
  { look: 'light', size: { width: 1440, height: 900 }, rules: {} },
  { look: 'dark', size: { width: 1440, height: 900 }, rules: { only: ['color-contrast'] } },
  { look: 'narrow', size: { width: 390, height: 844 }, rules: { but: ['color-contrast'] } },
] as const;
type Look = (typeof LOOKS)[number];

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const [walk, screens] of Object.entries(WALKS)) {
  test(`every screen is accessible and fits the window in three looks: ${walk}`, async ({ page }, {
    project,
  }) => {
    test.setTimeout(480_000);
    const places = await openPlaces(page);
    for (const { name, show } of screens) {
      await test.step(name, async () => {
        await wear(page, LOOKS[0]);
        await show(page, places);
        for (const look of LOOKS) {
          if (look === LOOKS[0]) await rest(page);
          else await wear(page, look);
          if (PICTURES) {
            const path = join(project.outputDir, 'screens', `${name}-${look.look}.png`);
            await page.screenshot({ path, fullPage: true });
          }
          await expectFitting(page, `${name}, ${look.look}`, look);
        }
      });
    }
  });
}

async function wear(page: Page, { look, size }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
  if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size);
  await rest(page);
}

/**
 * Charts and tables take their width from an observer, which speaks after a frame; colours change by transitions, and
 * what inherits its colour begins another one at every step of its parent's. Once in some thousand times Chromium without
 * a window owes a frame for minutes: taking a picture asks for one.
 */
async function rest(page: Page): Promise<void> {
  if (await comesToRest(page)) return;
  await page.screenshot();
  await comesToRest(page);
}

/** Whether frames came and transitions ended within seconds. */
function comesToRest(page: Page): Promise<boolean> {
  return page.evaluate(async (mostMs) => {
    const end = performance.now() + mostMs;
    const inTime = (promise: Promise<unknown>): Promise<unknown> =>
      Promise.race([promise, new Promise((done) => setTimeout(done, end - performance.now()))]);
    await inTime(new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const changes = () => document.getAnimations().filter((one) => one instanceof CSSTransition);
    while (changes().length > 0 && performance.now() < end)
      await inTime(Promise.all(changes().map(({ finished }) => finished.catch(() => undefined))));
    return performance.now() < end;
  }, 5000);
}

async function expectFitting(page: Page, what: string, { rules }: Look): Promise<void> {
  const problems = await accessibilityProblems(page, rules);
  expect.soft(problems, `${what}: what axe-core finds`).toEqual([]);
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(beyond, `${what}: pixels beyond the window`).toBeLessThanOrEqual(0);
}
