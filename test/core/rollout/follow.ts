import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../../src/core/rollout/condition.ts';
import type { ImportedPlan } from '../../../src/core/controllers/import-note.ts';
import { importPlan } from '../../../src/core/controllers/import-plan.ts';
import { startPlan, stepPlan } from '../../../src/core/rollout/step-plan.ts';
import type { PlanState, Tick } from '../../../src/core/rollout/plan-state.ts';

export const FOLDER = join(import.meta.dirname, 'documents');
/** Of the documents beside this. */
export const textOf = (name: string): string => readFileSync(join(FOLDER, `${name}.yaml`), 'utf8');
export const load = (name: string): ImportedPlan => importPlan(textOf(name));

export type Look = [seconds: number, outcome: Outcome, more?: Omit<Tick, 'atMs' | 'outcomes'>];

/** Every metric says the same at a look; the first look is the one that sees the new version. */
export function follow({ plan }: ImportedPlan, looks: readonly Look[]): { trace: string[]; last: PlanState } {
  let state: PlanState | null = null;
  const trace = looks.map(([seconds, outcome, more]) => {
    const outcomes = Object.fromEntries(plan.metrics.map(({ id }) => [id, outcome]));
    const tick = { atMs: seconds * 1000, outcomes, ...more };
    state = state === null ? startPlan(plan, tick) : stepPlan(plan, state, tick);
    const mirrored = state.mirror > 0 ? `~${String(state.mirror)}` : '';
    return `${String(seconds)} ${state.phase} ${String(state.weight)}${mirrored}`;
  });
  return { trace, last: state! };
}
export const words = ({ notes }: ImportedPlan): string =>
  notes.map(({ path, words }) => `${path}: ${words}`).join('\n');
