import type { OnProgress } from '../compute/calls.ts';
import { Cancelled } from '../core/kernel/cancelled.ts';
import { Problem } from '../core/kernel/problem.ts';

/** The files a model needs by default, by path relative to the page (see scripts/build/engines.ts). */
declare const __ENGINE__: readonly { path: string; bytes: number }[];

export const engineBytes = __ENGINE__.reduce((sum, { bytes }) => sum + bytes, 0);

/** Whether this browser keeps every file of the engine. */
export async function engineIsKept(): Promise<boolean> {
  const found = await Promise.all(__ENGINE__.map(({ path }) => caches.match(addressOf(path))));
  return found.every(Boolean);
}

/** The same, some seconds later at most: the last bytes are handed over a moment before they are on the disk. */
export async function engineIsKeptSoon(): Promise<boolean> {
  for (let i = 0; i < 20; i++) {
    if (await engineIsKept()) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

/**
 * Fetches the engine through the service worker, which keeps what it hands over. Throws Problem where the host does not
 * have it or the browser has no room for it, Cancelled when aborted.
 */
export async function keepEngine(onProgress: OnProgress, signal?: AbortSignal): Promise<void> {
  let done = 0;
  for (const { path, bytes } of __ENGINE__) {
    const report = (size: number): void => {
      onProgress({ phase: 'fetching', done: done + size, total: engineBytes, unit: 'bytes' });
    };
    const read = await readThrough(addressOf(path), report, signal).catch((error: unknown) => {
      throw signal?.aborted ? new Cancelled() : error;
    });
    if (read !== bytes) {
      throw new Problem({
        code: 'engine.notOnHost',
        message: 'The host did not give the engine whole.',
        expected: `${String(bytes)} bytes`,
        found: `${String(read)} bytes`,
        where: path,
        fix: 'Try again; if it stays so, the host lacks the folder "ort".',
      });
    }
    done += bytes;
  }
  if (await engineIsKeptSoon()) return;
  throw new Problem({
    code: 'engine.noRoom',
    message: 'The browser did not keep the engine.',
    expected: 'room for it',
    fix: 'Free some space in this browser or on the disk, and try again.',
  });
}

async function readThrough(
  address: string,
  onSize: (size: number) => void,
  signal: AbortSignal | undefined,
): Promise<number> {
  const response = await fetch(address, signal ? { signal } : {}).catch(() => null);
  if (!response?.ok || !response.body)
    throw notLoaded(address, `status ${String(response?.status ?? 'none')}`);
  const reader = response.body.getReader();
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength;
      onSize(size);
    }
  } catch {
    throw notLoaded(address, `the connection ended after ${String(size)} bytes`);
  }
  return size;
}

function notLoaded(where: string, found: string): Problem {
  return new Problem({
    code: 'engine.notLoaded',
    message: 'The engine could not be fetched.',
    found,
    where,
    fix: 'Check the connection and try again.',
  });
}

function addressOf(path: string): string {
  return new URL(path, document.baseURI).href;
}
