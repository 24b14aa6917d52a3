import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { ConstantAnswer, ModelVersion } from '../../../core/model/model-version.ts';
import type { Task } from '../../../core/model/signature.ts';
import type { LearnedConstant } from '../../../core/predictions/learn-constant.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Models } from '../../../session/models.ts';
import { isNumeric } from '../column/prediction-column.svelte.ts';

/** A model that always answers the same, being described; what it learns is read when something is chosen. */
export class ConstantDraft {
  readonly table: TableVersion;
  column = $state<string | null>(null);
  by = $state<ConstantAnswer['by']>('majority');
  learned = $state.raw<LearnedConstant | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  #positive = $state<string | null>(null);
  readonly #models: Models;
  #asked = 0;

  constructor(models: Models, table: TableVersion, column: string | null) {
    this.#models = models;
    this.table = table;
    const meta = table.columns.find(({ name }) => name === column) ?? null;
    this.choose(column, meta?.type === 'number' ? 'mean' : 'majority');
  }

  readonly classes = $derived.by<readonly string[]>(() => this.learned?.classes ?? []);
  /** Of two classes; as elsewhere the second, unless the person says otherwise. */
  readonly positive = $derived.by<string | null>(() => {
    if (this.classes.length !== 2) return null;
    return this.#positive !== null && this.classes.includes(this.#positive)
      ? this.#positive
      : this.classes[1]!;
  });
  readonly isNumeric = $derived.by(() =>
    isNumeric(this.table.columns.find(({ name }) => name === this.column) ?? null),
  );
  readonly name = $derived.by(() => {
    const { learned, by } = this;
    if (!learned) return '';
    if (by !== 'majority') return by === 'mean' ? 'Mean value' : 'Median value';
    return `Always “${String(learned.answer)}”`;
  });

  choose(column: string | null, by: ConstantAnswer['by']): void {
    this.column = column;
    this.by = by;
    void this.#learn();
  }

  choosePositive(name: string): void {
    this.#positive = name;
  }

  /** The model as it is kept; only where something is learned. */
  model(): Omit<ModelVersion, 'digest' | 'madeBy'> {
    const { classes, answer, shares, rows } = this.learned!;
    const meta = this.table.columns.find(({ name }) => name === this.column);
    const task: Task =
      this.by === 'majority'
        ? { type: 'classification', classes, positive: this.positive, threshold: null }
        : { type: 'regression', unit: meta?.unit ?? null };
    const constant = { by: this.by, answer, shares, table: this.table.digest, column: this.column!, rows };
    return {
      kind: 'model',
      signature: { task, inputs: [], outputs: { label: null, scores: null, value: null } },
      source: { type: 'constant', constant },
    };
  }

  async #learn(): Promise<void> {
    const { column, by } = this;
    const asked = ++this.#asked;
    this.learned = null;
    this.problem = null;
    if (column === null) return;
    try {
      const learned = await this.#models.learnConstant(this.table.digest, column, by);
      if (asked === this.#asked) this.learned = learned;
    } catch (error) {
      if (asked === this.#asked) this.problem = factsOf(error);
    }
  }
}
