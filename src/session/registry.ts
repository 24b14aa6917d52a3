import type { Id } from '../core/kernel/objects.ts';
import type { RegistryEvent, StageChange } from '../core/rollout/registry.ts';
import { addEvents } from '../storage/events.ts';
import type { Documents } from './documents.svelte.ts';
import type { History, Step } from './history.svelte.ts';
import { freshId } from './ids.ts';
import type { OpenProject } from './open-project.svelte.ts';
import type { Who } from './who.svelte.ts';

/** Gives models their stages: experiment, shadow, canary, production, retired. */
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

  /** A step that undo takes back by a further event. `label` says what is done. */
  change(open: OpenProject, change: StageChange, label: string): Promise<Step> {
    let latest: Id | null = null;
    const step: Step = {
      label,
      redo: async () => {
        latest = await this.#add(open, change);
        return true;
      },
      undo: async () => {
        if (latest === null) return false;
        const { model, stage } = change;
        await this.#add(open, { model, stage, why: '', takesBack: latest });
        return true;
      },
    };
    return this.#documents.follow(this.#history.run(step).then(() => step));
  }

  async #add(open: OpenProject, body: RegistryEvent['body']): Promise<Id> {
    // Each later than all before, since of two at one instant none would be the latest.
    this.#lastMs = Math.max(Date.now(), this.#lastMs + 1, open.registry.latestMs + 1);
    const event: RegistryEvent = {
      ...{ id: freshId(), projectId: open.id, kind: 'registry', atMs: this.#lastMs },
      by: this.#who.name ?? '',
      body,
    };
    await addEvents([event]);
    open.registry.take([event]);
    return event.id;
  }
}
