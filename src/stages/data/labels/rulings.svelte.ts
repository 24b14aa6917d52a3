import type { DisagreementReport } from '../../../core/labels/labeling-report.ts';
import type { Step } from '../../../session/history.svelte.ts';
import type { LabelingState } from './labeling-state.svelte.ts';

/** Rows to be ruled on, one after the other. */
export class Rulings {
  readonly #state: () => LabelingState;
  readonly #rows: () => ArrayLike<number>;
  #at = $state<number | null>(null);
  #steps = $state.raw<readonly { at: number; step: Promise<Step> }[]>([]);

  constructor(state: () => LabelingState, rows: () => ArrayLike<number>) {
    this.#state = state;
    this.#rows = rows;
  }

  get total(): number {
    return this.#rows().length;
  }

  readonly ruled = $derived.by(() => {
    const { rulings } = this.#state();
    let count = 0;
    const rows = this.#rows();
    for (let at = 0; at < rows.length; at++) if (rulings.has(rows[at]!)) count++;
    return count;
  });

  /** Without a choice of one's own: the first that is open. */
  get at(): number {
    return Math.min(this.#at ?? this.#nextOpen(-1) ?? 0, Math.max(0, this.total - 1));
  }

  get row(): number | null {
    return this.#rows()[this.at] ?? null;
  }

  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  go(at: number): void {
    this.#at = Math.min(Math.max(0, at), this.total - 1);
  }

  async rule(value: string | null): Promise<void> {
    const { at, row } = this;
    if (row === null) return;
    this.#at = this.#nextOpen(at) ?? at;
    const words = value === null ? 'Take the ruling back' : `Rule “${value}”`;
    const step = this.#state().annotate(row, 'ruling', value, `${words} on row ${String(row + 1)}`);
    this.#steps = [...this.#steps.slice(-99), { at, step }];
    await step;
  }

  async undo(): Promise<void> {
    const last = this.#steps.at(-1);
    if (!last) return;
    this.#steps = this.#steps.slice(0, -1);
    await this.#state().workbench.history.takeBack(await last.step);
    this.#at = last.at;
  }

  #nextOpen(from: number): number | null {
    const { rulings } = this.#state();
    const rows = this.#rows();
    for (let step = 1; step < rows.length + 1; step++) {
      const at = (from + step) % rows.length;
      if (at !== from && !rulings.has(rows[at]!)) return at;
    }
    return null;
  }
}

/** Who said what of a row of the queue, by class. */
export function votesAt({ ratings }: DisagreementReport, at: number): { name: string; people: string[] }[] {
  const votes = new Map<number, string[]>();
  for (let i = ratings.offsets[at]!; i < ratings.offsets[at + 1]!; i++) {
    const code = ratings.codes[i]!;
    const person = ratings.annotators[ratings.annotatorOf[i]!]!;
    votes.set(code, [...(votes.get(code) ?? []), person]);
  }
  return [...votes]
    .sort(([a, x], [b, y]) => y.length - x.length || a - b)
    .map(([code, people]) => ({ name: ratings.classes[code]!, people }));
}
