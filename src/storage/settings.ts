import { db } from './db.ts';
import { inWords } from './storage-problem.ts';

/** Small facts about this browser's copy: not part of any project. */
export function settingOf<T>(key: string): Promise<T | undefined> {
  return inWords(async () => (await db.settings.get(key))?.value as T | undefined);
}

export async function setSetting(key: string, value: unknown): Promise<void> {
  await inWords(() => db.settings.put({ key, value }));
}
