import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** Bytes of memory that processes hold (resident, with what they share). */
export interface Memory {
  /** Of the process that holds the page and its workers. */
  page: number;
  /** Of all processes of the browser. */
  all: number;
}

interface Process {
  id: number;
  type: string;
}

const LOOK_MS = 50;
const LIST_MS = 1000;

/** The most memory that was held while `run` went on, and what was held before; null where the system does not tell. */
export async function peakMemory(
  browser: Browser,
  run: () => Promise<void>,
): Promise<{ before: Memory; peak: Memory } | null> {
  const session = await browser.newBrowserCDPSession();
  const list = async (): Promise<Process[]> =>
    ((await session.send('SystemInfo.getProcessInfo')) as { processInfo: Process[] }).processInfo;
  let processes = await list();
  const before = memoryOf(processes);
  if (before.all === 0) {
    await run();
    return null;
  }
  const peak = { ...before };
  const looking = setInterval(() => {
    const now = memoryOf(processes);
    peak.page = Math.max(peak.page, now.page);
    peak.all = Math.max(peak.all, now.all);
  }, LOOK_MS);
  const listing = setInterval(() => {
    void list().then((now) => (processes = now));
  }, LIST_MS);
  try {
    await run();
  } finally {
    clearInterval(looking);
    clearInterval(listing);
  }
  await session.detach();
  return { before, peak };
}

function memoryOf(processes: readonly Process[]): Memory {
  const held = processes.map(({ id, type }) => ({ type, bytes: residentBytes(id) }));
  return {
    page: Math.max(0, ...held.filter(({ type }) => type === 'renderer').map(({ bytes }) => bytes)),
    all: held.reduce((total, { bytes }) => total + bytes, 0),
  };
}

/** Linux tells; 0 elsewhere, and for a process that has ended. */
function residentBytes(process: number): number {
  const PAGE_BYTES = 4096;
  try {
    return Number(readFileSync(`/proc/${String(process)}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
