import type { Id } from '../core/kernel/objects.ts';
import type { TestSetSeen } from '../core/splits/split-document.ts';
import { eventsOfKind } from '../storage/events.ts';
import { watch } from '../storage/watch.ts';

/** Looks at the frozen parts of a project's splits, current while followed. */
export class Looks {
  readonly #project: Id;
  #events = $state.raw<readonly TestSetSeen[]>([]);

  constructor(project: Id) {
    this.#project = project;
  }

  /** Keeps them current, other tabs included, until the returned function is called. */
  follow(onError: (error: unknown) => void): () => void {
    return watch(
      () => eventsOfKind(this.#project, 'testSetSeen'),
      (events) => (this.#events = [...events].sort((a, b) => a.atMs - b.atMs)),
      onError,
    );
  }

  /** Oldest first. */
  of(split: Id, part: string): readonly TestSetSeen[] {
    return this.#events.filter(({ body }) => body.split === split && body.part === part);
  }
}
