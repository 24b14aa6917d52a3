/** Draws the icons that an installed app needs from public/icons/drydock.svg, in a browser: node scripts/icons.mjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ROOT, findBrowser } from './install.mjs';

const FOLDER = join(ROOT, 'public/icons');
/** The ground of the drawing: it fills what a mask of any shape may cut away. */
const GROUND = '#f7f5f0';
/** A maskable icon shows for sure only the circle of 80% of its width: the drawing's square fits into it. */
const SAFE = 0.8 * Math.SQRT1_2 * 1.16;

const svg = readFileSync(join(FOLDER, 'drydock.svg'), 'utf8');
const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  for (const size of [192, 512]) {
    await draw(page, size, { name: `drydock-${size}.png`, ground: 'transparent', share: 1 });
    await draw(page, size, { name: `drydock-maskable-${size}.png`, ground: GROUND, share: SAFE });
  }
} finally {
  await browser.close();
}

async function draw(page, size, { name, ground, share }) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}">` +
      `<img src="${source}" width="${Math.round(size * share)}">`,
  );
  await page.locator('img').evaluate((img) => img.decode());
  await page.screenshot({ path: join(FOLDER, name), omitBackground: true });
}
