import type { AnyEvent } from '../core/artifact/documents.ts';
import type { Id } from '../core/kernel/objects.ts';
import { freshEvents } from '../storage/events.ts';
import { watch } from '../storage/watch.ts';

type OfKind<K extends AnyEvent['kind']> = Extract<AnyEvent, { kind: K }>;

/** All events of a kind in a project, what was taken back too, current while followed. For kinds of few events. */
export class EventBook<K extends AnyEvent['kind']> {
  readonly #project: Id;
  readonly #kind: K;
  readonly #known = new Set<Id>();
  /** In no order. */
  events = $state.raw<readonly OfKind<K>[]>([]);

  constructor(project: Id, kind: K) {
    this.#project = project;
    this.#kind = kind;
  }

  /** Keeps it current, other tabs included, until the returned function is called. */
  follow(onError: (error: unknown) => void): () => void {
    return watch(
      () => freshEvents(this.#project, this.#kind, this.#known),
      (fresh) => this.take(fresh),
      onError,
    );
  }

  /** Tells events that are stored, here before the store tells them. */
  take(events: readonly OfKind<K>[]): void {
    const fresh = events.filter(({ id }) => !this.#known.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) this.#known.add(id);
    this.events = [...this.events, ...fresh];
  }

  get latestMs(): number {
    return this.events.reduce((latest, { atMs }) => Math.max(latest, atMs), 0);
  }
}
