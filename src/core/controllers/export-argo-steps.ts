import { analysisOf } from './export-argo-metrics.ts';
import { printDuration } from '../rollout/duration.ts';
import { editable, isSame, listAt, mapAt, type Editable, type EditableMap } from './editable-json.ts';
import { importArgo, type ArgoImport } from './import-argo.ts';
import type { Json, PlanStep, RolloutPlan } from '../rollout/plan.ts';

/** Writes steps and background analysis. Steps at the beginning and the end that are the same stay as they were written. */
export function writeArgoSteps(
  wanted: RolloutPlan,
  original: ArgoImport,
  strategy: EditableMap,
  warnings: string[],
): void {
  const before = original.plan.steps;
  const after = wanted.steps;
  const raw = listAt(strategy, 'steps');
  let first = 0;
  while (first < Math.min(before.length, after.length) && isSame(before[first], after[first])) first++;
  let last = 0;
  while (
    last < Math.min(before.length, after.length) - first &&
    isSame(before.at(-1 - last), after.at(-1 - last))
  )
    last++;
  const at = (step: number): number => {
    const found = original.belongs.findIndex((belongs) => belongs >= step);
    return found < 0 ? raw.length : found;
  };
  const [from, to] = [at(first), Math.max(at(first), at(before.length - last))];
  const isSameSteps = first === before.length && first === after.length;
  if (!isSameSteps) {
    const lost = raw.slice(from, to).flatMap((step) => Object.keys(step as EditableMap));
    for (const name of ['setCanaryScale', 'setHeaderRoute', 'experiment', 'plugin']) {
      if (lost.includes(name)) warnings.push(`The step ${name} stood among those edited and is gone.`);
    }
    const made = after
      .slice(first, after.length - last)
      .flatMap((step, index) => stepsOf(step, after[first + index - 1], original));
    raw.splice(from, to - from, ...made);
    if (made.some((step) => 'setMirrorRoute' in step))
      warnings.push('A mirror route needs trafficRouting.managedRoutes.');
  }
  const { background } = wanted;
  if (background === null) {
    if (original.plan.background !== null) delete strategy['analysis'];
  } else if (!isSameSteps || !isSame(background, original.plan.background)) {
    const { startingStep: _, ...analysis } = analysisOf(background.analysis, original);
    const start = startOf(background.fromStep, raw, original);
    strategy['analysis'] = start === 0 ? analysis : { ...analysis, startingStep: start };
  }
}

/** Which written step the plan's step begins with: as an import would number them. */
function startOf(step: number, raw: Editable[], original: ArgoImport): number {
  if (step === 0) return 0;
  const documents = original.plan.foreign!.documents.map((document, at) => {
    if (at !== original.rollout) return document;
    const copy = editable(document) as EditableMap;
    mapAt(mapAt(mapAt(copy, 'spec'), 'strategy'), 'canary')['steps'] = raw;
    return copy;
  });
  const { belongs } = importArgo(withoutAnalyses(documents, original.rollout));
  const found = belongs.findIndex((belongs) => belongs >= step);
  return found < 0 ? raw.length : found;
}

function withoutAnalyses(documents: readonly Json[], rollout: number): Json[] {
  const copy = editable(documents[rollout]!) as EditableMap;
  delete mapAt(mapAt(mapAt(copy, 'spec'), 'strategy'), 'canary')['analysis'];
  return documents.map((document, at) => (at === rollout ? copy : document));
}

function stepsOf(step: PlanStep, before: PlanStep | undefined, original: ArgoImport): EditableMap[] {
  const made: EditableMap[] = [];
  if (step.weight !== before?.weight)
    made.push({ setWeight: Math.round((step.weight * original.mostWeight) / 100) });
  if (step.mirror !== (before?.mirror ?? 0)) {
    const match = [{ path: { prefix: '/' } }];
    made.push({
      setMirrorRoute:
        step.mirror > 0 ? { name: 'mirror', percentage: step.mirror, match } : { name: 'mirror' },
    });
  }
  if (step.holdMs > 0) made.push({ pause: { duration: printDuration(step.holdMs) } });
  if (step.gate === 'manual') made.push({ pause: {} });
  if (step.analysis.length > 0) made.push({ analysis: analysisOf(step.analysis, original) });
  return made;
}
