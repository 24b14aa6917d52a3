interface Step {
  /** What was done, for the button: "Rename dataset". */
  label: string;
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

/** What was done here and can be taken back. Steps are pairs of inverse commands; nothing is kept after a reload. */
export class History {
  #done = $state.raw<readonly Step[]>([]);
  #undone = $state.raw<readonly Step[]>([]);

  readonly canUndo = $derived(this.#done.at(-1)?.label ?? null);
  readonly canRedo = $derived(this.#undone.at(-1)?.label ?? null);

  /** Does the step and remembers it; what was undone before is forgotten. */
  async run(step: Step): Promise<void> {
    await step.redo();
    this.#done = [...this.#done, step];
    this.#undone = [];
  }

  /** Forgets everything: what is behind the steps can no longer be brought back. */
  clear(): void {
    this.#done = [];
    this.#undone = [];
  }

  async undo(): Promise<void> {
    const step = this.#done.at(-1);
    if (!step) return;
    await step.undo();
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, step];
  }

  async redo(): Promise<void> {
    const step = this.#undone.at(-1);
    if (!step) return;
    await step.redo();
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, step];
  }
}
