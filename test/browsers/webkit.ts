import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserKind, Driver } from './driver.ts';
import { WebDriverSession, type ElementId } from './web-driver.ts';

const WEB_DRIVER = process.env['WEBKIT_DRIVER_PATH'] ?? '/usr/bin/WebKitWebDriver';
const miniBrowser = process.env['MINI_BROWSER_PATH'] ?? findMiniBrowser();
const needsScreen = !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];

/** WebKit as GNOME ships it, the nearest there is to Safari on Linux; on a screen in memory where there is no other. */
export const webKit: BrowserKind = {
  name: 'WebKitGTK',
  missing() {
    if (!existsSync(WEB_DRIVER)) return 'WebKitWebDriver is not installed (WEBKIT_DRIVER_PATH)';
    if (!miniBrowser) return 'WebKitGTK’s MiniBrowser is not installed (MINI_BROWSER_PATH)';
    if (needsScreen && spawnSync('which', ['xvfb-run']).status !== 0)
      return 'there is no screen, and xvfb-run is not installed';
    return null;
  },
  start: startWebKit,
};

async function startWebKit(): Promise<Driver> {
  const port = await freePort();
  const command = [...(needsScreen ? ['xvfb-run', '-a'] : []), WEB_DRIVER, `--port=${String(port)}`];
  // A process group of its own, so that the screen in memory ends with the driver.
  const child = spawn(command[0]!, command.slice(1), { detached: true, stdio: 'ignore' });
  const stop = (): void => {
    try {
      process.kill(-child.pid!, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  };
  try {
    const session = await sessionAt(`http://127.0.0.1:${String(port)}`);
    return {
      open: (url) => session.open(url),
      run: (body, ...args) => session.run(body, args) as never,
      click: async (body, ...args) => session.click((await session.run(body, args)) as ElementId),
      async close() {
        await session.end().catch(() => undefined);
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The driver takes a moment to listen. */
async function sessionAt(driver: string): Promise<WebDriverSession> {
  const options = { binary: miniBrowser, args: ['--automation'] };
  for (let tries = 0; ; tries++) {
    try {
      return await WebDriverSession.start(driver, { 'webkitgtk:browserOptions': options });
    } catch (error) {
      if (tries === 50 || !(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function findMiniBrowser(): string | undefined {
  if (!existsSync('/usr/lib')) return undefined;
  for (const machine of readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'))) {
    const folder = join('/usr/lib', machine);
    for (const kind of readdirSync(folder).filter((name) => name.startsWith('webkit2gtk-4'))) {
      const path = join(folder, kind, 'MiniBrowser');
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
