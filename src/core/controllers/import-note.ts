import type { RolloutPlan } from '../rollout/plan.ts';

/** Something to know of an import: a field that is kept but not simulated, or what a field really does. */
export interface ImportNote {
  kind: 'notSimulated' | 'meaning';
  /** As in "spec.strategy.canary.steps[2]". */
  path: string;
  words: string;
}

export interface ImportedPlan {
  plan: RolloutPlan;
  name: string;
  notes: readonly ImportNote[];
}
