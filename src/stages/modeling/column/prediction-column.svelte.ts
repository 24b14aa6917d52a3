import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { Task } from '../../../core/model/signature.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import type { ColumnMeta, TableVersion } from '../../../core/table/column.ts';
import type { Datasets } from '../../../session/datasets.ts';
import { likelyWeights } from '../shelf/likely-weights.ts';
import { DistinctValues } from '../shelf/distinct-values.svelte.ts';
import { countByClass, mappingToKeep, proposeLabels, type Labels } from './map-values.ts';

/** More different values than one would map by hand. */
const MOST_VALUES = 50;

/** A column that holds predictions, being described: what its values mean, and what they are compared with. */
export class PredictionColumnDraft {
  readonly table: TableVersion;
  column = $state<string | null>(null);
  truth = $state<string | null>(null);
  probability = $state<string | null>(null);
  name = $state('');
  /** Column of sample weights; null = every row counts as one. */
  weights = $state<string | null>(null);
  /** Whether a person gave the answers: they then count as a baseline. */
  byPerson = $state(false);
  problem = $state.raw<ProblemFacts | null>(null);
  readonly values: DistinctValues;
  readonly truthValues: DistinctValues;
  #type = $state<Task['type'] | null>(null);
  #positive = $state<string | null>(null);
  #edits = $state.raw<Readonly<Record<string, string | null>>>({});

  constructor(datasets: Datasets, table: TableVersion, byPerson = false) {
    this.table = table;
    this.weights = likelyWeights(table.columns);
    this.byPerson = byPerson;
    this.values = new DistinctValues(datasets, MOST_VALUES);
    this.truthValues = new DistinctValues(datasets, MOST_VALUES);
    const withRole = (role: ColumnMeta['role']): string | null =>
      table.columns.find((column) => column.role === role)?.name ?? null;
    this.chooseTruth(withRole('label'));
    this.chooseColumn(withRole('prediction'));
    this.probability = withRole('probability');
  }

  meta(name: string | null): ColumnMeta | null {
    return this.table.columns.find((column) => column.name === name) ?? null;
  }

  /** A value where both columns hold numbers of many sizes, unless the user says otherwise. */
  readonly type = $derived.by<Task['type']>(() => {
    if (this.#type) return this.#type;
    const numeric = [this.column, this.truth].every((name) => isNumeric(this.meta(name)));
    return numeric && this.truthValues.tooMany ? 'regression' : 'classification';
  });
  readonly classes = $derived.by<readonly string[]>(() => this.truthValues.classes ?? []);
  readonly positive = $derived.by(() => {
    if (this.classes.length !== 2) return null;
    return this.#positive !== null && this.classes.includes(this.#positive)
      ? this.#positive
      : (this.classes[1] ?? null);
  });
  readonly listed = $derived.by(() => (this.values.tooMany ? [] : (this.values.list ?? [])));
  readonly labels = $derived.by<Labels>(() => {
    const proposed = proposeLabels(
      this.listed.map(({ value }) => value),
      this.classes,
    );
    const all = { ...proposed, ...this.#edits };
    return Object.fromEntries(
      Object.entries(all).filter((pair): pair is [string, string] => this.classes.includes(pair[1] ?? '')),
    );
  });
  readonly counts = $derived.by(() => countByClass(this.listed, this.labels, this.classes));
  readonly missing = $derived.by(() => this.meta(this.column)?.missing ?? 0);

  /** What is still missing before it can be kept; null where nothing is. */
  readonly todo = $derived.by<string | null>(() => {
    const { column, truth, type } = this;
    if (column === null) return 'Choose the column with the predictions';
    if (truth === null) return 'Choose the column with the true answers';
    if (column === truth) return 'Predictions and true answers must be two columns';
    if (this.name.trim() === '') return 'Give the model a name';
    if (type === 'regression') {
      const text = [column, truth].find((name) => !isNumeric(this.meta(name)));
      return text === undefined ? null : `“${text}” holds no numbers`;
    }
    if (this.truthValues.tooMany) return `“${truth}” has too many different values to be classes`;
    if (this.values.tooMany) return `“${column}” has too many different values to be classes`;
    if (!this.values.list || !this.truthValues.list) return 'Reading the values';
    if (this.classes.length < 2) return `“${truth}” has fewer than two values`;
    return this.counts.counts.every((count) => count === 0) ? 'Say what the values mean' : null;
  });

  chooseColumn(name: string | null): void {
    if (this.name === '' || this.name === this.column) this.name = name ?? '';
    this.column = name;
    this.#edits = {};
    this.#read(this.values, name);
  }

  chooseTruth(name: string | null): void {
    this.truth = name;
    this.#positive = null;
    this.#read(this.truthValues, name);
  }

  chooseType(type: Task['type']): void {
    this.#type = type;
  }

  choosePositive(name: string): void {
    this.#positive = name;
  }

  setLabel(value: string, label: string | null): void {
    this.#edits = { ...this.#edits, [value]: label };
  }

  /** The model as it is kept; only where nothing is to do. */
  model(): Omit<ModelVersion, 'digest' | 'madeBy'> {
    const column = this.column!;
    const values = this.listed.map(({ value }) => value);
    const isClass = this.type === 'classification';
    const probability = this.positive === null || !isClass ? null : this.probability;
    const task: Task = isClass
      ? { type: 'classification', classes: this.classes, positive: this.positive, threshold: null }
      : { type: 'regression', unit: this.meta(this.truth)?.unit ?? null };
    return {
      kind: 'model',
      signature: {
        task,
        inputs: [],
        outputs: {
          label: isClass ? column : null,
          scores: probability === null ? null : { name: probability, as: 'positiveProbability' },
          value: isClass ? null : column,
        },
      },
      source: {
        type: 'column',
        column: {
          column,
          labels: isClass ? mappingToKeep(values, this.labels) : null,
          probability,
          ...(this.byPerson ? { by: 'human' as const } : {}),
        },
      },
    };
  }

  #read(values: DistinctValues, column: string | null): void {
    this.problem = null;
    if (column === null) values.clear();
    else {
      values.read(this.table.digest, column).catch((error: unknown) => (this.problem = factsOf(error)));
    }
  }
}

export function isNumeric(column: Pick<ColumnMeta, 'type'> | null): boolean {
  return column?.type === 'number' || column?.type === 'integer';
}
