import type { Room } from '../core/table/judge-size.ts';
import { spaceUsed } from '../storage/space.ts';

/** What this browser and this device have left for a table. Browsers tell of memory in steps, up to a few GB. */
export async function roomHere(): Promise<Room> {
  const { deviceMemory } = navigator as { deviceMemory?: number };
  const { usedBytes, quotaBytes } = await spaceUsed();
  return {
    freeBytes: quotaBytes === null ? null : Math.max(0, quotaBytes - (usedBytes ?? 0)),
    memoryBytes: deviceMemory ? deviceMemory * 2 ** 30 : null,
  };
}
