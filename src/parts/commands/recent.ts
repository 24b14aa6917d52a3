import { remember, remembered } from '../../ui/remembered.ts';

const KEY = 'drydock.recent';
const KEPT = 40;

/** Ids of the commands used lately, the last one first. */
export function recentCommands(): readonly string[] {
  try {
    const ids: unknown = JSON.parse(remembered(KEY) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function noteUsed(id: string): void {
  const ids = [id, ...recentCommands().filter((other) => other !== id)].slice(0, KEPT);
  remember(KEY, JSON.stringify(ids));
}
