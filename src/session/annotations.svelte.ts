import type { Id } from '../core/kernel/objects.ts';
import type { Annotation } from '../core/labels/labeling.ts';
import { freshEvents } from '../storage/events.ts';
import { watch } from '../storage/watch.ts';

/** The annotations of a project by labeling, current while followed. */
export class Annotations {
  readonly #project: Id;
  #known = new Set<Id>();
  #byLabeling = $state.raw<ReadonlyMap<Id, readonly Annotation[]>>(new Map());
  /** False until first read. */
  ready = $state(false);

  constructor(project: Id) {
    this.#project = project;
  }

  /** Keeps them current, other tabs included, until the returned function is called. */
  follow(onError: (error: unknown) => void): () => void {
    return watch(
      () => freshEvents(this.#project, 'annotation', this.#known),
      (fresh) => this.#take(fresh),
      onError,
    );
  }

  of(labeling: Id): readonly Annotation[] {
    return this.#byLabeling.get(labeling) ?? [];
  }

  #take(fresh: readonly Annotation[]): void {
    this.ready = true;
    const added = new Map<Id, Annotation[]>();
    for (const annotation of fresh) {
      if (this.#known.has(annotation.id)) continue;
      this.#known.add(annotation.id);
      const { labeling } = annotation.body;
      const more = added.get(labeling);
      if (more) more.push(annotation);
      else added.set(labeling, [annotation]);
    }
    if (added.size === 0) return;
    const all = new Map(this.#byLabeling);
    for (const [labeling, more] of added) all.set(labeling, [...this.of(labeling), ...more]);
    this.#byLabeling = all;
  }
}
