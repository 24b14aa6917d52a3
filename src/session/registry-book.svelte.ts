import type { Digest, Id } from '../core/kernel/objects.ts';
import type { ModelStage, RegistryEvent } from '../core/rollout/registry.ts';
import { liveAt, stageAt, stagePeriods, type StagePeriod } from '../core/rollout/stage-history.ts';
import { freshEvents } from '../storage/events.ts';
import { watch } from '../storage/watch.ts';

/** The stages of a project's models, now and before, current while followed. */
export class RegistryBook {
  readonly #project: Id;
  readonly #known = new Set<Id>();
  /** Everything ever written down, what was taken back too; in no order. */
  events = $state.raw<readonly RegistryEvent[]>([]);
  readonly periods: readonly StagePeriod[] = $derived(stagePeriods(this.events));
  /** The model in production now; null where none is. */
  readonly live: StagePeriod | null = $derived(liveAt(this.periods, Infinity));

  constructor(project: Id) {
    this.#project = project;
  }

  /** Keeps it current, other tabs included, until the returned function is called. */
  follow(onError: (error: unknown) => void): () => void {
    return watch(
      () => freshEvents(this.#project, 'registry', this.#known),
      (fresh) => this.take(fresh),
      onError,
    );
  }

  /** Tells events that are stored, here before the store tells them. */
  take(events: readonly RegistryEvent[]): void {
    const fresh = events.filter(({ id }) => !this.#known.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) this.#known.add(id);
    this.events = [...this.events, ...fresh];
  }

  /** The stage a model has now and since when; null where nobody has given it one, which is an experiment. */
  of(model: Digest): StagePeriod | null {
    return stageAt(this.periods, model, Infinity);
  }

  stageOf(model: Digest): ModelStage {
    return this.of(model)?.stage ?? 'experiment';
  }

  get latestMs(): number {
    return this.events.reduce((latest, { atMs }) => Math.max(latest, atMs), 0);
  }
}
