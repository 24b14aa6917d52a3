import type { Digest } from '../kernel/objects.ts';
import type { ModelStage, RegistryEvent } from '../registry/registry.ts';
import { countingChanges, startOf } from '../registry/stage-history.ts';

/** A change of a model's stage as a step of the project. */
export interface RegistryStep {
  kind: 'trial' | 'release' | 'rollback' | 'withdrawal';
  atMs: number;
  model: Digest;
  /** rollback: what it takes the place of. */
  instead: Digest | null;
  /** The stage it had; null = none yet. */
  had: ModelStage | null;
}

/**
 * What the changes of stages are to the project, in the order in which they hold; those taken back are left out. trial:
 * into shadow or canary. release: into production. rollback: a release of a model that was in production earlier, in place
 * of the one there. withdrawal: out of shadow or canary into retirement, or out of shadow, canary or production back to an
 * experiment. Anything else is no step.
 */
export function registrySteps(events: readonly RegistryEvent[]): readonly RegistryStep[] {
  const stages = new Map<Digest, ModelStage>();
  const wasLive = new Set<Digest>();
  return countingChanges(events).flatMap((event): RegistryStep[] => {
    const { model, stage } = event.body;
    const had = stages.get(model) ?? null;
    if (had === stage) return [];
    const live = [...stages].find(([, has]) => has === 'production')?.[0] ?? null;
    const facts = { atMs: startOf(event), model, had, instead: null };
    stages.set(model, stage);
    if (stage === 'production') {
      if (live !== null) stages.set(live, 'retired');
      const isRollback = live !== null && wasLive.has(model);
      wasLive.add(model);
      return [isRollback ? { ...facts, kind: 'rollback', instead: live } : { ...facts, kind: 'release' }];
    }
    if (stage === 'shadow' || stage === 'canary') return [{ ...facts, kind: 'trial' }];
    const isOut = had === 'shadow' || had === 'canary' || (had === 'production' && stage === 'experiment');
    return isOut ? [{ ...facts, kind: 'withdrawal' }] : [];
  });
}
