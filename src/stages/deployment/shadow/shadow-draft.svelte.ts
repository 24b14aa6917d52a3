import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Digest } from '../../../core/kernel/objects.ts';
import { lackingColumns } from '../../../core/model/lacking-columns.ts';
import type { Shadow, ShadowParticipant } from '../../../core/shadow/shadow.ts';
import { isOfBaseline } from '../../../session/is-of-baseline.ts';
import type { ShadowRole } from '../../../session/live-shadow.svelte.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';

/** How a side is run, as one choice. */
export const RUNS = ['wasm-one', 'wasm-all', 'webgpu-one'] as const;
export type RunsOn = (typeof RUNS)[number];

/** The form of a new shadow comparison: the model in production against the best other one, where nothing is chosen. */
export class ShadowDraft {
  readonly #open: OpenProject;
  table = $state('');
  #models = $state.raw<Partial<Record<ShadowRole, Digest>>>({});
  runsOn = $state<Record<ShadowRole, RunsOn>>({ champion: 'wasm-one', challenger: 'wasm-one' });
  #truth = $state.raw<string | null | undefined>(undefined);
  percent = $state<number | null>(100);
  seed = $state<number | null>(1);
  rowsACall = $state<number | null>(32);
  /** Milliseconds; null = however long it takes. */
  timeoutMs = $state<number | null>(1000);
  reuse = $state(false);
  #tolerance = $state.raw<number | null | undefined>(undefined);
  name = $state('');

  constructor(open: OpenProject) {
    this.#open = open;
    const tables = this.tables;
    const evaluated = open.evaluations.map(({ object }) => object.table);
    const first = tables.find(({ object }) => evaluated.includes(object.digest)) ?? tables[0];
    this.table = first?.object.digest ?? '';
  }

  /** Datasets that two models can be run on, or that one can be run on in two ways. */
  get tables(): readonly Shelved<'table'>[] {
    return this.#open.tables.filter(({ whole, object }) => whole && this.#fitting(object.digest).length > 0);
  }

  readonly tableVersion = $derived.by(
    () => this.#open.tables.find(({ object }) => object.digest === this.table)?.object ?? null,
  );
  /** Models that the dataset has the columns of. */
  readonly models = $derived.by(() => this.#fitting(this.table));

  modelOf(role: ShadowRole): Shelved<'model'> | null {
    const chosen = this.models.find(({ object }) => object.digest === this.#models[role]);
    if (chosen) return chosen;
    return role === 'champion' ? this.#proposedChampion() : this.#proposedChallenger();
  }

  choose(role: ShadowRole, model: string): void {
    // The other one stays as it is shown, also where it was only proposed.
    const shown = (each: ShadowRole): Digest | undefined => this.modelOf(each)?.object.digest;
    const both = { champion: shown('champion'), challenger: shown('challenger'), [role]: model as Digest };
    this.#models = both as Record<ShadowRole, Digest>;
  }

  get truth(): string | null {
    if (this.#truth !== undefined) return this.#truth;
    const columns = this.tableVersion?.columns ?? [];
    const known = this.#open.evaluations.find(({ object }) => object.table === this.table)?.object.truth;
    return columns.find(({ name, role }) => name === known || (!known && role === 'label'))?.name ?? null;
  }
  set truth(column: string | null) {
    this.#truth = column;
  }

  get isRegression(): boolean {
    return this.modelOf('champion')?.object.signature.task.type === 'regression';
  }

  /** A tenth of the champion's mean absolute error, where that is known. */
  get tolerance(): number | null {
    if (this.#tolerance !== undefined) return this.#tolerance;
    const evaluation = this.#evaluationOf(this.modelOf('champion')?.object.digest);
    const mae = evaluation?.results.find(({ measure }) => measure.metric === 'mae')?.estimate.value;
    return typeof mae === 'number' ? Number((mae / 10).toPrecision(2)) : 0;
  }
  set tolerance(value: number | null) {
    this.#tolerance = value;
  }

  get proposedName(): string {
    const [first, second] = [this.modelOf('champion'), this.modelOf('challenger')];
    return first && second ? `${second.entry.name} beside ${first.entry.name}` : 'Shadow';
  }

  /** null where something is not said yet. */
  readonly body = $derived.by((): Shadow['body'] | null => {
    const [first, second] = [this.modelOf('champion'), this.modelOf('challenger')];
    const { percent, seed, rowsACall, tolerance } = this;
    if (!first || !second || !this.tableVersion || this.why !== null) return null;
    if (percent === null || seed === null || rowsACall === null || tolerance === null) return null;
    return {
      table: this.tableVersion.digest,
      champion: participant(first, this.runsOn.champion),
      challenger: participant(second, this.runsOn.challenger),
      ...{ percent, seed, rowsACall, timeoutMs: this.timeoutMs, reuse: this.reuse, truth: this.truth },
      ...{ tolerance: this.isRegression ? tolerance : 0, by: this.#sliceColumn() },
      ...{ begunMs: null, run: null },
    };
  });

  /** Why the two cannot be held against each other; null where they can. */
  get why(): string | null {
    const tasks = (['champion', 'challenger'] as const).map(
      (role) => this.modelOf(role)?.object.signature.task.type,
    );
    if (tasks.includes(undefined)) return null;
    return tasks[0] === tasks[1] ? null : 'One of these two predicts a class, the other a value.';
  }

  #fitting(table: string): readonly Shelved<'model'>[] {
    const version = this.#open.tables.find(({ object }) => object.digest === table)?.object;
    if (!version) return [];
    return this.#open.models.filter(({ object, whole }) => {
      const { recipe } = object.signature;
      const fitted = recipe ? this.#open.object('recipe', recipe) : null;
      if (!whole && object.source.type === 'onnx') return false;
      if (object.source.type === 'human') return false;
      if (object.source.type === 'column') {
        const { column, probability } = object.source.column;
        const names = version.columns.map(({ name }) => name);
        return names.includes(column) && (probability === null || names.includes(probability));
      }
      return lackingColumns(object, version.columns, fitted)?.length === 0;
    });
  }

  #evaluationOf(model: Digest | undefined): Evaluation | null {
    const isIt = ({ object }: Shelved<'evaluation'>): boolean =>
      object.model === model && object.table === this.table;
    return this.#open.evaluations.find(isIt)?.object ?? null;
  }

  /** Accuracy, or less error; nothing for models that were never evaluated on this dataset. */
  #standing({ object }: Shelved<'model'>): number {
    const results = this.#evaluationOf(object.digest)?.results ?? [];
    const of = (metric: string): number | null =>
      results.find(({ measure }) => measure.metric === metric)?.estimate.value ?? null;
    return of('accuracy') ?? -(of('mae') ?? Infinity);
  }

  #ranked(): readonly Shelved<'model'>[] {
    const isTried = ({ object }: Shelved<'model'>): boolean => object.source.type === 'onnx';
    const baselines = new Set(
      this.#open.evaluations
        .filter(({ object }) => isOfBaseline(this.#open, object))
        .map((e) => e.object.model),
    );
    const weight = (model: Shelved<'model'>): number =>
      Number(isTried(model)) * 2 + Number(!baselines.has(model.object.digest));
    return this.models.toSorted((a, b) => weight(b) - weight(a) || this.#standing(b) - this.#standing(a));
  }

  #proposedChampion(): Shelved<'model'> | null {
    const live = this.#open.registry.live?.model;
    const inProduction = this.models.find(({ object }) => object.digest === live);
    return inProduction ?? this.#ranked()[0] ?? null;
  }

  #proposedChallenger(): Shelved<'model'> | null {
    const champion = this.modelOf('champion');
    const others = this.#ranked().filter(
      ({ object }) =>
        object.digest !== champion?.object.digest &&
        object.signature.task.type === champion?.object.signature.task.type,
    );
    const waiting = others.find(({ object }) =>
      ['shadow', 'canary'].includes(this.#open.registry.stageOf(object.digest)),
    );
    return waiting ?? others[0] ?? champion;
  }

  #sliceColumn(): string | null {
    const { columns = [] } = this.tableVersion ?? {};
    const usable = columns.filter(({ name, role }) => role === 'feature' && name !== this.truth);
    const named = usable.find(({ type }) => type === 'category' || type === 'boolean');
    return (named ?? usable.find(({ type }) => type !== 'text'))?.name ?? null;
  }
}

function participant({ object }: Shelved<'model'>, runsOn: RunsOn): ShadowParticipant {
  const [backend, threads] = runsOn.split('-') as ['wasm' | 'webgpu', 'one' | 'all'];
  return { model: object.digest, backend, threads };
}
