import type { Digest, Ev, Id } from '../kernel/objects.ts';

/** A model's role, from first try to last. */
export const MODEL_STAGES = ['experiment', 'shadow', 'canary', 'production', 'retired'] as const;
export type ModelStage = (typeof MODEL_STAGES)[number];

/** A gate as it stood when a stage was changed, in words, so that it can be read after the rules have changed. */
export interface GateSeen {
  what: string;
  holds: boolean;
  /** Why, in a few words. */
  why: string;
}

/**
 * A model takes a stage: append-only, so that what was live when, and who said so, is never lost. What was said by
 * mistake is taken back by another event.
 */
export type RegistryEvent = Ev<
  'registry',
  {
    model: Digest;
    stage: ModelStage;
    why: string;
    /** From when it holds, where that was before it was written down; absent = `atMs`. */
    sinceMs?: number;
    /** The event that never counted, after this one; model and stage are then those of that one. */
    takesBack?: Id;
    /** What had to hold before the change; absent where nothing was asked. */
    gates?: readonly GateSeen[];
    /** Why the change was made although a gate did not hold. */
    override?: string;
  }
>;

export type StageChange = Omit<RegistryEvent['body'], 'takesBack'>;
