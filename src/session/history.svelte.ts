import { factsOf } from '../core/kernel/problem.ts';

export interface Step {
  /** What was done, for the button: "Rename dataset". */
  label: string;
  /** Both give false where nothing was done, since another tab's change of the same thing stands. */
  undo: () => Promise<boolean>;
  redo: () => Promise<boolean>;
  /** The form whose unsaved edit it is; it is forgotten with the form. */
  owner?: object;
}

/** What was done here and can be taken back. Steps are pairs of inverse commands; nothing is kept after a reload. */
export class History {
  #done = $state.raw<readonly Step[]>([]);
  #undone = $state.raw<readonly Step[]>([]);

  #turn: Promise<unknown> = Promise.resolve();

  readonly canUndo = $derived(this.#done.at(-1)?.label ?? null);
  readonly canRedo = $derived(this.#undone.at(-1)?.label ?? null);

  /** Does the step and remembers it; what was undone before is forgotten. */
  run(step: Step): Promise<void> {
    return this.#after(async () => {
      if (await step.redo()) this.add(step);
    });
  }

  /** Remembers what was done already, e.g. by a worker. */
  add(step: Step): void {
    this.#done = [...this.#done, step];
    this.#undone = [];
  }

  /** Forgets everything: what is behind the steps can no longer be brought back. */
  clear(): void {
    this.#done = [];
    this.#undone = [];
  }

  /** Forgets the unsaved edits of a form that is gone. */
  forget(owner: object): void {
    this.#done = this.#done.filter((step) => step.owner !== owner);
    this.#undone = this.#undone.filter((step) => step.owner !== owner);
  }

  /** What was undone, null where nothing was. Rejects where it could not be. */
  undo(): Promise<string | null> {
    return this.#after(async () => {
      const step = this.#done.at(-1);
      if (!step) return null;
      const undone = await this.#try(step, step.undo);
      this.#drop(step);
      if (undone) this.#undone = [...this.#undone, step];
      return undone ? step.label : null;
    });
  }

  /** What was done again, null where nothing was. */
  redo(): Promise<string | null> {
    return this.#after(async () => {
      const step = this.#undone.at(-1);
      if (!step) return null;
      const done = await this.#try(step, step.redo);
      this.#drop(step);
      if (done) this.#done = [...this.#done, step];
      return done ? step.label : null;
    });
  }

  /** Undoes one step: as the last one where it still is, otherwise by a step of its own; not at all where it is undone. */
  async takeBack(step: Step): Promise<void> {
    if (this.#undone.includes(step)) return;
    if (this.#done.at(-1) === step) await this.undo();
    else await this.run({ label: `Take back: ${step.label}`, redo: step.undo, undo: step.redo });
  }

  /** One after the other: keys pressed fast must not take the same step back twice. */
  #after<T>(act: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(act);
    this.#turn = next.catch(() => undefined);
    return next;
  }

  /** What is gone for good stays gone: its step must not bar the way to those before it. */
  async #try(step: Step, work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      if (factsOf(error).code === 'document.gone') this.#drop(step);
      throw error;
    }
  }

  #drop(step: Step): void {
    this.#done = this.#done.filter((other) => other !== step);
    this.#undone = this.#undone.filter((other) => other !== step);
  }
}
