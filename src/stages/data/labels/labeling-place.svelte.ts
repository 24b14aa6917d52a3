import type { Step } from '../../../session/history.svelte.ts';
import type { LabelingState } from './labeling-state.svelte.ts';

/** Where somebody is in the rows to be labeled, and what they did last. */
export class LabelingPlace {
  readonly #state: () => LabelingState;
  /** Place in the order of the rows; null until it was found where to go on. */
  #at = $state<number | null>(null);
  /** What was said here last; a label may still be on its way to the store. */
  #steps: { at: number; step: Promise<Step> }[] = [];
  canUndo = $state(false);

  constructor(state: () => LabelingState) {
    this.#state = state;
  }

  get total(): number {
    return this.#state().progress.rows;
  }

  /** What this person said in this round, by row. */
  readonly mine = $derived.by(() => {
    const { stands, progress, workbench } = this.#state();
    const { name } = workbench.who;
    return new Map(
      stands
        .filter(({ by, body }) => by === name && body.what === 'label' && body.round === progress.round)
        .map(({ body }) => [body.row, body.value!]),
    );
  });

  /** Behind the last row in order that has a label, so that skipped ones come last. */
  readonly #start = $derived.by(() => {
    let last = -1;
    for (let at = 0; at < this.total; at++) if (this.mine.has(this.rowAt(at))) last = at;
    return this.nextOpen(last) ?? 0;
  });

  get at(): number {
    return Math.min(this.#at ?? this.#start, Math.max(0, this.total - 1));
  }

  get row(): number {
    return this.rowAt(this.at);
  }

  rowAt(at: number): number {
    return this.#state().labeling.body.rows?.[at] ?? at;
  }

  /** The next place without a label of this person, from the beginning again; null where none is left. */
  nextOpen(from: number): number | null {
    for (let step = 1; step <= this.total; step++) {
      const at = (from + step) % this.total;
      if (!this.mine.has(this.rowAt(at))) return at;
    }
    return null;
  }

  readonly done = $derived.by(() => this.mine.size >= this.total);

  async label(value: string): Promise<void> {
    const { at, row } = this;
    this.#at = this.nextOpenBut(at);
    const state = this.#state();
    const step = state.annotate(row, 'label', value, `Label row ${String(row + 1)} “${value}”`);
    this.#steps = [...this.#steps.slice(-99), { at, step }];
    this.canUndo = true;
    await step;
  }

  skip(): void {
    this.#at = this.nextOpenBut(this.at);
  }

  back(): void {
    this.#at = Math.max(0, this.at - 1);
  }

  go(at: number): void {
    this.#at = at;
  }

  /** Goes where the person whose turn it is left off. */
  resume(): void {
    this.#at = null;
    this.#steps = [];
    this.canUndo = false;
  }

  /** Takes the last label given here back, and shows its row. */
  async undo(): Promise<void> {
    const last = this.#steps.at(-1);
    if (!last) return;
    this.#steps = this.#steps.slice(0, -1);
    this.canUndo = this.#steps.length > 0;
    await this.#state().workbench.history.takeBack(await last.step);
    this.#at = last.at;
  }

  /** As `nextOpen`, where the row at hand counts as done: it may just be on its way to the store. */
  nextOpenBut(at: number): number {
    const next = this.nextOpen(at);
    return next === null || next === at ? at : next;
  }
}
