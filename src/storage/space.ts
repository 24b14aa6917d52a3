import { Problem } from '../core/kernel/problem.ts';

export interface Space {
  usedBytes: number;
  quotaBytes: number | null;
  /** Whether the browser has promised not to clear it by itself. */
  persistent: boolean;
}

/** What the browser says of the room this origin takes. */
export async function spaceUsed(): Promise<Space> {
  const { usage, quota } = await navigator.storage.estimate();
  return {
    usedBytes: usage ?? 0,
    quotaBytes: quota ?? null,
    persistent: await navigator.storage.persisted(),
  };
}

export async function askToPersist(): Promise<boolean> {
  return navigator.storage.persist();
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
