import type { StageState } from '../../parts/stage-manifest.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import { formatPlural } from '../../ui/format.ts';

/** How many logs are watched; null where there is none. */
export function monitoringState({ logs }: OpenProject): StageState | null {
  return logs.length > 0 ? { words: formatPlural(logs.length, 'log'), tone: 'quiet' } : null;
}
