import type { AnyEvent } from '../core/artifact/documents.ts';
import type { Id } from '../core/kernel/objects.ts';
import { addEvents } from '../storage/events.ts';
import type { Documents } from './documents.svelte.ts';
import type { EventBook } from './event-book.svelte.ts';
import type { History, Step } from './history.svelte.ts';
import { freshId } from './ids.ts';
import type { OpenProject } from './open-project.svelte.ts';
import type { Who } from './who.svelte.ts';

type Kept = Extract<AnyEvent, { body: { takesBack?: Id } }>['kind'];

/** Adds events as steps that can be undone: undo takes an event back by a further one. */
export class EventSteps {
  readonly #documents: Documents;
  readonly #history: History;
  readonly #who: Who;
  #lastMs = 0;

  constructor(documents: Documents, history: History, who: Who) {
    this.#documents = documents;
    this.#history = history;
    this.#who = who;
  }

  /** `label` says what is done; `book` shows the event before the store tells it; `say` is asked each time it is done. */
  keep<K extends Kept>(
    kind: K,
    open: OpenProject,
    book: EventBook<K>,
    say: () => object,
    label: string,
  ): Promise<Step> {
    let body = {};
    let latest: Id | null = null;
    const step: Step = {
      label,
      redo: async () => {
        body = say();
        latest = await this.#add(kind, open, book, body);
        return true;
      },
      undo: async () => {
        if (latest === null) return false;
        await this.#add(kind, open, book, { ...body, takesBack: latest });
        return true;
      },
    };
    return this.#documents.follow(this.#history.run(step).then(() => step));
  }

  async #add<K extends Kept>(
    kind: K,
    { id: projectId }: OpenProject,
    book: EventBook<K>,
    body: object,
  ): Promise<Id> {
    // Each later than all before, since of two at one instant none would be the latest.
    this.#lastMs = Math.max(Date.now(), this.#lastMs + 1, book.latestMs + 1);
    const id = freshId();
    const event = { id, projectId, kind, atMs: this.#lastMs, by: this.#who.name ?? '', body };
    await addEvents([event as AnyEvent]);
    book.take([event] as unknown as Parameters<typeof book.take>[0]);
    return id;
  }
}
