import { importArgo } from './import-argo.ts';
import { importFlagger } from './import-flagger.ts';
import type { ImportedPlan } from './import-note.ts';
import { Problem } from '../kernel/problem.ts';
import { readPlan } from './read-plan.ts';
import { readYaml } from './yaml-documents.ts';
import type { Json } from '../rollout/plan.ts';

/** A plan from YAML of ours, of Argo Rollouts or of Flagger, told apart by its kind. Throws Problem with line and column. */
export function importPlan(text: string): ImportedPlan {
  const { values, where } = readYaml(text);
  const kinds = values.map(kindOf);
  if (kinds.includes('RolloutPlan')) return { plan: readPlan(text), name: 'plan', notes: [] };
  if (kinds.includes('Rollout')) return importArgo(values, where);
  if (kinds.includes('Canary')) return importFlagger(values, where);
  throw new Problem({
    code: 'plan.kind',
    message: 'This is no rollout.',
    expected: 'kind: RolloutPlan, Rollout (Argo Rollouts) or Canary (Flagger)',
    found: kinds.map((kind) => kind ?? 'no kind').join(', ') || 'nothing',
  });
}

function kindOf(value: Json): string | null {
  const kind = value !== null && typeof value === 'object' && 'kind' in value ? value.kind : null;
  return typeof kind === 'string' ? kind : null;
}
