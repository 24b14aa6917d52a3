import type { AnyEvent } from '../core/artifact/documents.ts';
import { rollbackLane } from '../compute/clients.ts';
import type { Digest, Id } from '../core/kernel/objects.ts';
import type { ModelVersion } from '../core/model/model-version.ts';
import type { StageChange } from '../core/registry/registry.ts';
import type { DrillResult, Replay } from '../core/registry/rollback-drill.ts';
import { addEvents } from '../storage/events.ts';
import type { Documents } from './documents.svelte.ts';
import type { EventBook } from './event-book.svelte.ts';
import type { History, Step } from './history.svelte.ts';
import { freshId } from './ids.ts';
import type { OpenProject } from './open-project.svelte.ts';
import type { Who } from './who.svelte.ts';

/** Gives models their stages, and keeps the rollbacks that were practised. Undo takes back by a further event. */
export class Registry {
  readonly #documents: Documents;
  readonly #history: History;
  readonly #who: Who;
  #lastMs = 0;

  constructor(documents: Documents, history: History, who: Who) {
    this.#documents = documents;
    this.#history = history;
    this.#who = who;
  }

  /** `label` says what is done. */
  change(open: OpenProject, change: StageChange, label: string): Promise<Step> {
    return this.#keep('registry', open, open.registry.changes, change, label);
  }

  addDrill(open: OpenProject, drill: DrillResult, label: string): Promise<Step> {
    return this.#keep('drill', open, open.registry.drills, drill, label);
  }

  /**
   * Loads a model from nothing and asks it the first rows of a table, keeping no answers. Rejects with what keeps it
   * from running, or Cancelled.
   */
  async replay(model: ModelVersion, table: Digest, rows: number, signal: AbortSignal): Promise<Replay> {
    if (model.source.type !== 'onnx')
      return { why: 'It has no file to load: it answers as soon as it is asked.' };
    const start = performance.now();
    const { label, value } = await rollbackLane.run(
      (api) => api.sample({ model: model.digest }, model.signature, table, rows),
      signal,
    );
    const ms = performance.now() - start;
    const answered = label.filter((answer, row) => answer !== null || value[row] !== null).length;
    return { table, rows: label.length, answered, ms };
  }

  #keep<K extends 'registry' | 'drill'>(
    kind: K,
    open: OpenProject,
    book: EventBook<K>,
    body: object,
    label: string,
  ): Promise<Step> {
    let latest: Id | null = null;
    const step: Step = {
      label,
      redo: async () => {
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

  async #add<K extends 'registry' | 'drill'>(
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
