import { standing, type Annotation } from '../../../../core/labels/labeling.ts';
import { verdictOf, type Said, type Verdict } from '../../../../core/shadow/judging.ts';
import type { Disagreement } from '../../../../core/shadow/shadow-check.ts';
import type { Shadow } from '../../../../core/shadow/shadow.ts';
import type { Step } from '../../../../session/history.svelte.ts';
import { Labels } from '../../../../session/labels.ts';
import type { Workbench } from '../../../../session/workbench.svelte.ts';

interface Judging {
  shadow: Shadow;
  drawn: readonly Disagreement[];
  annotations: readonly Annotation[];
  seed: number;
}

/** Disagreements judged one after the other by one person. */
export class JudgingDesk {
  readonly #workbench: Workbench;
  readonly #judging: () => Judging;
  /** Rows that others judged are passed over. */
  skipOthers = $state(false);
  #at = $state<number | null>(null);
  #steps = $state.raw<readonly { at: number; step: Promise<Step> }[]>([]);

  /** `row`: the one to begin with; null = the first that is open. */
  constructor(workbench: Workbench, judging: () => Judging, row: number | null) {
    this.#workbench = workbench;
    this.#judging = judging;
    const at = judging().drawn.findIndex((one) => one.row === row);
    if (at >= 0) this.#at = at;
  }

  readonly #stands = $derived.by(() =>
    standing(this.#judging().annotations).filter(({ body }) => body.what === 'label'),
  );
  /** This person's verdicts by row. */
  readonly mine = $derived.by(
    (): ReadonlyMap<number, Verdict> =>
      new Map(
        this.#stands
          .filter(({ by }) => by === this.#workbench.who.name)
          .map(({ body }) => [body.row, body.value as Verdict]),
      ),
  );
  readonly #others = $derived.by(
    () =>
      new Set(this.#stands.filter(({ by }) => by !== this.#workbench.who.name).map(({ body }) => body.row)),
  );

  get total(): number {
    return this.#judging().drawn.length;
  }
  readonly done = $derived.by(() => this.#judging().drawn.filter(({ row }) => this.mine.has(row)).length);
  /** Of these rows. */
  readonly judgedByOthers = $derived.by(
    () => this.#judging().drawn.filter(({ row }) => this.#others.has(row)).length,
  );

  get at(): number {
    return Math.min(this.#at ?? this.#nextOpen(-1) ?? 0, Math.max(0, this.total - 1));
  }
  get disagreement(): Disagreement | null {
    return this.#judging().drawn[this.at] ?? null;
  }
  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  go(at: number): void {
    this.#at = Math.min(Math.max(0, at), this.total - 1);
  }

  async judge(said: Said): Promise<void> {
    const { at, disagreement } = this;
    const { shadow, seed } = this.#judging();
    const by = this.#workbench.who.name;
    if (!disagreement || by === null) return;
    const { row } = disagreement;
    const before = this.mine.get(row) ?? null;
    this.#at = this.#nextOpen(at) ?? at;
    const step = this.#workbench.the(Labels).annotate(
      { id: shadow.id, projectId: shadow.projectId, body: { blind: true } },
      {
        ...{ by, row, what: 'label', before, round: 1, definition: null },
        value: verdictOf(said, row, seed),
      },
      `Judge row ${String(row + 1)}`,
    );
    this.#steps = [...this.#steps.slice(-99), { at, step }];
    await step;
  }

  async undo(): Promise<void> {
    const last = this.#steps.at(-1);
    if (!last) return;
    this.#steps = this.#steps.slice(0, -1);
    await this.#workbench.history.takeBack(await last.step);
    this.#at = last.at;
  }

  #nextOpen(from: number): number | null {
    const { drawn } = this.#judging();
    for (let step = 1; step <= drawn.length; step++) {
      const at = (from + step) % drawn.length;
      const { row } = drawn[at]!;
      if (at !== from && !this.mine.has(row) && !(this.skipOthers && this.#others.has(row))) return at;
    }
    return null;
  }
}
