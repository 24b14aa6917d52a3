import { factsOf } from '../core/kernel/problem.ts';

interface Step {
  /** What was done, for the button: "Rename dataset". */
  label: string;
  /** Both give false where nothing was done, since another tab's change of the same thing stands. */
  undo: () => Promise<boolean>;
  redo: () => Promise<boolean>;
}

/** What was done here and can be taken back. Steps are pairs of inverse commands; nothing is kept after a reload. */
export class History {
  #done = $state.raw<readonly Step[]>([]);
  #undone = $state.raw<readonly Step[]>([]);

  readonly canUndo = $derived(this.#done.at(-1)?.label ?? null);
  readonly canRedo = $derived(this.#undone.at(-1)?.label ?? null);

  /** Does the step and remembers it; what was undone before is forgotten. */
  async run(step: Step): Promise<void> {
    if (!(await step.redo())) return;
    this.#done = [...this.#done, step];
    this.#undone = [];
  }

  /** Forgets everything: what is behind the steps can no longer be brought back. */
  clear(): void {
    this.#done = [];
    this.#undone = [];
  }

  /** False where nothing was undone. Rejects where it could not be. */
  async undo(): Promise<boolean> {
    const step = this.#done.at(-1);
    if (!step) return false;
    const undone = await this.#try(step, step.undo);
    this.#drop(step);
    if (undone) this.#undone = [...this.#undone, step];
    return undone;
  }

  async redo(): Promise<boolean> {
    const step = this.#undone.at(-1);
    if (!step) return false;
    const done = await this.#try(step, step.redo);
    this.#drop(step);
    if (done) this.#done = [...this.#done, step];
    return done;
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
