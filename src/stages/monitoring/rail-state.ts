import type { StageState } from '../../parts/stage-manifest.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';
import { formatPlural } from '../../ui/format.ts';

/** The alarms that are on; without one, how many logs are watched; null where there is none. */
export function monitoringState(open: OpenProject, { alarms }: Workbench): StageState | null {
  const on = alarms.ringing(open);
  if (on > 0) return { words: formatPlural(on, 'alarm'), tone: 'bad' };
  return open.logs.length > 0 ? { words: formatPlural(open.logs.length, 'log'), tone: 'quiet' } : null;
}
