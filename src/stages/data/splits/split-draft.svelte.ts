import type { Digest } from '../../../core/kernel/objects.ts';
import type { SplitBy } from '../../../core/splits/split-document.ts';
import type { SplitSpec } from '../../../core/splits/split.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';

export type How = SplitSpec['how'] | 'column';

export interface DraftPart {
  name: string;
  /** Percent; of a column's parts not asked for. */
  percent: number | null;
  frozen: boolean;
  /** Of a column's parts. */
  value: string;
}

const USUAL: readonly DraftPart[] = [
  { name: 'Train', percent: 60, frozen: false, value: '' },
  { name: 'Validation', percent: 20, frozen: false, value: '' },
  { name: 'Test', percent: 20, frozen: true, value: '' },
];
const DAY_MS = 86_400_000;
/** Values of a column that are offered as parts. */
const MOST_VALUES = 12;

/** A split as it is being made. */
export class SplitDraft {
  readonly #workbench: Workbench;
  /** The newest one until another is chosen. */
  #table = $state<Digest | null>(null);
  #name = $state<string | null>(null);
  #classes = $state<string | null | undefined>(undefined);
  #how = $state<How | null>(null);
  parts = $state.raw<readonly DraftPart[]>(USUAL);
  seed = $state<number | null>(1);
  groups = $state<string | null>(null);
  time = $state<string | null>(null);
  gapDays = $state<number | null>(0);
  key = $state<string | null>(null);
  column = $state<string | null>(null);

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  readonly tables = $derived.by(() => this.#workbench.open!.tables.filter(({ whole }) => whole));
  readonly version: TableVersion | null = $derived.by(
    () => (this.tables.find(({ object }) => object.digest === this.#table) ?? this.tables[0])?.object ?? null,
  );
  readonly columns = $derived.by(() => this.version?.columns ?? []);

  get table(): Digest | null {
    return this.version?.digest ?? null;
  }
  set table(digest: Digest | null) {
    this.#table = digest;
    this.#classes = undefined;
    this.groups = this.time = this.key = this.column = null;
    if (this.how === 'column') this.how = 'random';
  }

  get name(): string {
    const of = this.table === null ? '' : this.#workbench.open!.nameOf(this.table, '');
    return this.#name ?? `Split of ${of}`;
  }
  set name(text: string) {
    this.#name = text;
  }

  /** The label: the column that has that role until another is chosen. */
  get classes(): string | null {
    if (this.#classes !== undefined) return this.#classes;
    return this.columns.find(({ role }) => role === 'label')?.name ?? null;
  }
  set classes(name: string | null) {
    this.#classes = name;
  }

  /** In the shares of the label where there is one, until something else is chosen. */
  get how(): How {
    return this.#how ?? (this.classes === null ? 'random' : 'stratified');
  }
  set how(how: How) {
    if (how !== 'column' && this.how === 'column') this.parts = USUAL;
    this.#how = how;
  }

  change(index: number, change: Partial<DraftPart>): void {
    this.parts = this.parts.map((part, i) => (i === index ? { ...part, ...change } : part));
  }

  add(): void {
    const part = { name: `Part ${String(this.parts.length + 1)}`, percent: 10, frozen: false, value: '' };
    this.parts = [...this.parts, part];
  }

  remove(index: number): void {
    this.parts = this.parts.filter((_, i) => i !== index);
  }

  /** The values of a column become parts, the one that sounds like training first. */
  async readParts(column: string): Promise<void> {
    this.column = column;
    const { datasets } = this.#workbench;
    const values = await datasets.values(this.table!, { of: 'data', name: column }, MOST_VALUES);
    if (this.column !== column) return;
    const parts = values.map(({ value }) => ({
      ...{ name: value, value, percent: null },
      frozen: /test|holdout/i.test(value),
    }));
    const training = parts.findIndex(({ value }) => /train/i.test(value));
    const first = parts[Math.max(0, training)];
    this.parts = first ? [first, ...parts.filter((part) => part !== first)] : [];
  }

  /** What the draft says; null where a column is still to be chosen. */
  readonly by: SplitBy | null = $derived.by(() => {
    const { how, classes } = this;
    if (how === 'column') {
      if (this.column === null) return null;
      const parts = this.parts.map(({ name, value, frozen }) => ({ name, value, frozen }));
      return { from: 'column', column: this.column, parts, classes };
    }
    const missing = {
      random: false,
      stratified: classes === null,
      group: this.groups === null,
      time: this.time === null,
    };
    if (missing[how]) return null;
    const spec: SplitSpec = {
      parts: this.parts.map(({ name, percent, frozen }) => ({
        name: name.trim(),
        share: (percent ?? 0) / 100,
        frozen,
      })),
      how,
      seed: this.seed ?? 1,
      classes,
      groups: how === 'group' ? this.groups : null,
      time: how === 'time' ? this.time : null,
      gapMs: how === 'time' ? (this.gapDays ?? 0) * DAY_MS : 0,
      key: how === 'random' || how === 'stratified' ? this.key : null,
    };
    return { from: 'spec', spec };
  });
}
