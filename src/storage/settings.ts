import { db } from './db.ts';

/** Small facts about this browser's copy: not part of any project. */
export async function settingOf<T>(key: string): Promise<T | undefined> {
  return (await db.settings.get(key))?.value as T | undefined;
}

export async function setSetting(key: string, value: unknown): Promise<void> {
  await db.settings.put({ key, value });
}
