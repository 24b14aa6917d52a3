import type { StageState } from '../../parts/stage-manifest.ts';
import { versionName } from '../../core/registry/version-name.ts';
import type { OpenProject } from '../../session/open-project.svelte.ts';

const LONGEST = 12;

/** What is live, else what is nearest to it; null where there is no model. */
export function deploymentState(open: OpenProject): StageState | null {
  const now = open.registry.periods.filter(({ toMs }) => toMs === null);
  for (const stage of ['production', 'canary', 'shadow'] as const) {
    const model = now.find((period) => period.stage === stage)?.model;
    if (model === undefined) continue;
    const name = open.nameOf(model, 'a model');
    const { version } = versionName(name);
    if (stage !== 'production') return { words: version ? `${stage} ${version}` : stage, tone: 'quiet' };
    const short = name.length <= LONGEST ? name : (version ?? `${name.slice(0, LONGEST - 1)}…`);
    return { words: short, tone: 'quiet' };
  }
  return open.models.length > 0 ? { words: 'none live', tone: 'quiet' } : null;
}
