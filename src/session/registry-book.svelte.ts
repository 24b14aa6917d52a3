import type { Digest, Id } from '../core/kernel/objects.ts';
import type { ModelStage } from '../core/registry/registry.ts';
import { liveAt, stageAt, stagePeriods, type StagePeriod } from '../core/registry/stage-history.ts';
import { EventBook } from './event-book.svelte.ts';

/** The stages of a project's models, now and before, and the rollbacks that were practised. */
export class RegistryBook {
  readonly changes: EventBook<'registry'>;
  readonly drills: EventBook<'drill'>;
  readonly periods: readonly StagePeriod[] = $derived.by(() => stagePeriods(this.changes.events));
  /** The model in production now; null where none is. */
  readonly live: StagePeriod | null = $derived(liveAt(this.periods, Infinity));

  constructor(project: Id) {
    this.changes = new EventBook(project, 'registry');
    this.drills = new EventBook(project, 'drill');
  }

  /** Keeps it current, other tabs included, until the returned function is called. */
  follow(onError: (error: unknown) => void): () => void {
    const unfollow = [this.changes.follow(onError), this.drills.follow(onError)];
    return () => {
      for (const stop of unfollow) stop();
    };
  }

  /** The stage a model has now and since when; null where nobody has given it one, which is an experiment. */
  of(model: Digest): StagePeriod | null {
    return stageAt(this.periods, model, Infinity);
  }

  stageOf(model: Digest): ModelStage {
    return this.of(model)?.stage ?? 'experiment';
  }
}
