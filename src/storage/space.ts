import { Problem } from '../core/kernel/problem.ts';
import { setSetting, settingOf } from './settings.ts';

export interface Space {
  /** Null where the browser does not tell; so is the quota. */
  usedBytes: number | null;
  quotaBytes: number | null;
  /** Whether the browser has promised not to clear it by itself. */
  persistent: boolean;
  /** Whether it was asked to and did not promise. */
  refused: boolean;
}

const ASKED = 'askedToPersist';

/** Missing in WebKitGTK, which keeps data without telling how much. */
const manager = (): StorageManager | undefined => (navigator as Partial<Navigator>).storage;

/** What the browser says of the room this origin takes. */
export async function spaceUsed(): Promise<Space> {
  const { usage, quota } = await estimated();
  const persistent = (await manager()?.persisted()) ?? false;
  return {
    usedBytes: usage ?? null,
    quotaBytes: quota ?? null,
    persistent,
    refused: !persistent && (await settingOf<boolean>(ASKED)) === true,
  };
}

/** Some browsers ask the person, others decide by themselves and may decide otherwise another day. */
export async function askToPersist(): Promise<boolean> {
  await setSetting(ASKED, true);
  return (await manager()?.persist()) ?? false;
}

/** Asks when the first thing of the person's own is kept, and never again by itself. */
export async function askToPersistOnce(): Promise<void> {
  if (!(await settingOf<boolean>(ASKED))) await askToPersist();
}

/** Throws Problem "storage.wontFit" where the browser says that so many more bytes have no room. */
export async function requireRoom(bytes: number): Promise<void> {
  const { usage = 0, quota } = await estimated();
  if (quota === undefined || usage + bytes <= quota) return;
  const megabytes = (size: number): string => `${(Math.max(0, size) / 1e6).toFixed(size < 1e7 ? 1 : 0)} MB`;
  throw new Problem({
    code: 'storage.wontFit',
    message: 'There is not enough room in this browser for this file. Nothing was begun.',
    expected: `room for ${megabytes(bytes)}`,
    found: `${megabytes(quota - usage)} left: ${megabytes(usage)} used of ${megabytes(quota)} allowed`,
    fix: 'See what takes the room at the foot of the menu (“… kept here”), delete and free some, or free disk space; then try again.',
  });
}

async function estimated(): Promise<StorageEstimate> {
  return (
    (await manager()
      ?.estimate()
      .catch(() => null)) ?? {}
  );
}

/** Throws in words where the page cannot work at all. */
export function requireSecureContext(): void {
  if (globalThis.isSecureContext && 'locks' in navigator) return;
  throw new Problem({
    code: 'page.insecure',
    message: 'Drydock needs a secure page to keep data and check it.',
    expected: 'https, or http on localhost',
    found: globalThis.location.origin,
    fix: 'Open it over https.',
  });
}
