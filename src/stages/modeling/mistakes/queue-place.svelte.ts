import type { QueuedRow, QueueReport } from '../../../core/evaluation/mistake-queue.ts';
import { tidyTag } from '../../../core/labels/tags.ts';
import type { Step } from '../../../session/history.svelte.ts';
import { Tagging } from '../../../session/tagging.ts';
import type { QueueState } from './queue-state.svelte.ts';

/** Where somebody is in a queue, the tags at hand, and what was tagged last. */
export class QueuePlace {
  readonly #state: QueueState;
  readonly #report: QueueReport;
  #at = $state(0);
  #steps: { at: number; step: Step }[] = [];
  #turn: Promise<void> = Promise.resolve();
  canUndo = $state(false);
  /** What a key just did, for whoever does not see it. */
  said = $state('');
  /** In the order they stand under the keys, which must not change under the fingers. */
  #order = $state.raw<readonly string[]>([]);

  constructor(state: QueueState, report: QueueReport) {
    this.#state = state;
    this.#report = report;
    this.#order = this.#tags.of(this.#table).map(({ tag }) => tag);
    const first = report.rows.findIndex(({ row }) => !this.looked.has(row));
    this.#at = Math.max(0, first);
  }

  get total(): number {
    return this.#report.rows.length;
  }

  get at(): number {
    return this.#at;
  }

  get current(): QueuedRow | null {
    return this.#report.rows[this.#at] ?? null;
  }

  rowAt(at: number): number | null {
    return this.#report.rows[at]?.row ?? null;
  }

  readonly looked = $derived.by(() => this.#tags.looked(this.#table));
  readonly lookedHere = $derived.by(() => this.#report.rows.filter(({ row }) => this.looked.has(row)).length);
  readonly taggedHere = $derived.by(() => {
    const tagged = new Set(
      this.#tags.of(this.#table).flatMap(({ tag }) => this.#tags.rows(this.#table, tag)),
    );
    return this.#report.rows.filter(({ row }) => tagged.has(row)).length;
  });

  /** Tags to choose from: those of the table, each with its rows and whether the row at hand carries it. */
  readonly choices = $derived.by(() => {
    const counts = new Map(this.#tags.of(this.#table).map(({ tag, rows }) => [tag, rows]));
    const tags = [...this.#order.filter((tag) => counts.has(tag)), ...counts.keys()];
    const row = this.current?.row ?? -1;
    return [...new Set(tags)].map((tag) => ({
      ...{ tag, rows: counts.get(tag)! },
      on: this.#tags.has(this.#table, row, tag),
    }));
  });

  /** Puts a tag on the row at hand, or takes it off; keys pressed fast count one after the other. */
  toggle(text: string, on?: boolean): Promise<void> {
    const tag = tidyTag(text);
    const [at, row] = [this.#at, this.current?.row];
    if (tag === '' || row === undefined) return Promise.resolve();
    if (!this.#order.includes(tag)) this.#order = [...this.choices.map((choice) => choice.tag), tag];
    this.canUndo = true;
    return this.#after(async () => {
      const was = this.#tags.has(this.#table, row, tag);
      if (was === on) return;
      const { workbench, opened } = this.#state;
      const step = await workbench.the(Tagging).mark(opened.open, this.#table, [row], tag, !was);
      this.#steps = [...this.#steps.slice(-99), { at, step }];
      this.said = `“${tag}” ${was ? 'taken off' : 'given'}`;
      await this.#look(row);
    });
  }

  /** The row at hand counts as looked at once one goes on. */
  next(): void {
    const row = this.current?.row;
    if (row !== undefined) void this.#look(row);
    this.#at = Math.min(this.total, this.#at + 1);
  }

  back(): void {
    this.#at = Math.max(0, this.#at - 1);
  }

  restart(): void {
    this.#at = 0;
  }

  /** Takes what was tagged here last back, and shows its row. */
  undo(): Promise<void> {
    return this.#after(async () => {
      const last = this.#steps.at(-1);
      this.#steps = this.#steps.slice(0, -1);
      this.canUndo = this.#steps.length > 0;
      if (!last) return;
      await this.#state.workbench.history.takeBack(last.step);
      this.said = `Taken back: ${last.step.label}`;
      this.#at = last.at;
    });
  }

  #after(act: () => Promise<void>): Promise<void> {
    const next = this.#turn.then(act);
    this.#turn = next.catch(() => undefined);
    return next;
  }

  #look(row: number): Promise<void> {
    return this.#state.workbench.the(Tagging).look(this.#state.opened.open, this.#table, row);
  }

  get #tags() {
    return this.#state.opened.open.tags;
  }

  get #table() {
    return this.#state.opened.evaluation.table;
  }
}
