import type { StageState } from '../../parts/stage-manifest.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';
import type { Workbench } from '../../session/workbench.svelte.ts';
import { formatPlural } from '../../ui/format.ts';

/** Gates that are not passed; that the model in production was never evaluated; else how many evaluations there are. */
export function modelingState(open: OpenProject, { targets }: Workbench): StageState {
  const { evaluations, models, registry } = open;
  const standing = targets.standing(open);
  const failing = standing ? targets.failing(open, standing.object) : 0;
  if (failing > 0) return { words: formatPlural(failing, 'gate'), tone: 'bad' };
  if (registry.live && !standing) return { words: 'unevaluated', tone: 'bad' };
  if (evaluations.length > 0) return { words: `${String(evaluations.length)} evaluated`, tone: 'quiet' };
  return { words: models.length > 0 ? 'not evaluated' : 'none yet', tone: 'quiet' };
}
