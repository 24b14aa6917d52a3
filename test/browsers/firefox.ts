import { existsSync } from 'node:fs';
import puppeteer, { type ElementHandle } from 'puppeteer-core';
import type { BrowserKind, Driver } from './driver.ts';

const PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const executablePath = process.env['FIREFOX_PATH'] ?? PATHS.find((path) => existsSync(path));

/** Firefox over WebDriver BiDi; Playwright's own channel needs a Firefox of its own making. */
export const firefox: BrowserKind = {
  name: 'Firefox',
  missing: () =>
    executablePath && existsSync(executablePath) ? null : 'Firefox is not installed (FIREFOX_PATH)',
  start: startFirefox,
};

async function startFirefox(): Promise<Driver> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executablePath!,
    headless: true,
    protocol: 'webDriverBiDi',
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    open: async (url) => {
      await page.goto(url);
    },
    run: (body, ...args) => page.evaluate(asFunction(body), ...args) as never,
    click: async (body, ...args) => {
      const handle = await page.evaluateHandle(asFunction(body), ...args);
      await (handle.asElement() as ElementHandle<Element>).click();
    },
    close: () => browser.close(),
  };
}

/** Sent as source: what runs in the page stands alone. */
function asFunction(body: string): (...args: readonly unknown[]) => unknown {
  return new Function(body) as () => unknown;
}
