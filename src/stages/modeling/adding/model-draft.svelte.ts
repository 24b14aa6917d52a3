import type { OnnxGraph } from '../../../core/model/onnx-graph.ts';
import { factsOf, type ProblemFacts } from '../../../core/kernel/problem.ts';
import { fedColumns } from '../../../core/model/fed-columns.ts';
import type { RecipeVersion } from '../../../core/recipe/recipe-document.ts';
import { untouchedColumns } from '../../../core/recipe/untouched-columns.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { Workbench } from '../../../session/workbench.svelte.ts';
import { RunOn } from '../shelf/run-on.svelte.ts';
import { likelyWeights } from '../shelf/likely-weights.ts';
import { DistinctValues } from '../shelf/distinct-values.svelte.ts';
import { guessTruth } from './guess-truth.ts';
import { Comparison } from '../signature/comparison.svelte.ts';
import { FirstRows } from '../signature/first-rows.svelte.ts';
import { SAMPLE_ROWS, SampleRun } from '../signature/sample-run.svelte.ts';
import { SignatureEditor } from '../signature/signature-editor.svelte.ts';

/** A truth with more values is no list of class names. */
const MOST_CLASSES = 200;

/** The parts of a draft that belong to one dataset. */
export interface Mapping {
  table: TableVersion;
  /** What stands between the dataset and the inputs. */
  recipe: RecipeVersion | null;
  editor: SignatureEditor;
  first: FirstRows;
}

/** A model file that is being added: what it says, the dataset it is mapped to, and how. */
export class ModelDraft {
  readonly file: File;
  graph = $state.raw<OnnxGraph | null>(null);
  problem = $state.raw<ProblemFacts | null>(null);
  name = $state('');
  truth = $state<string | null>(null);
  /** Why this column was taken, until the user chooses. */
  whyTruth = $state<string | null>(null);
  /** Column of sample weights; null = every row counts as one. */
  weights = $state<string | null>(null);
  mapping = $state.raw<Mapping | null>(null);
  readonly sample: SampleRun;
  readonly comparison: Comparison;
  readonly truthValues: DistinctValues;
  readonly runOn: RunOn;
  readonly #workbench: Workbench;

  constructor(workbench: Workbench, file: File) {
    this.file = file;
    this.name = file.name.replace(/\.onnx$/i, '');
    this.sample = new SampleRun(workbench.models, file);
    this.comparison = new Comparison(workbench.models, file);
    this.truthValues = new DistinctValues(workbench.datasets, MOST_CLASSES);
    this.runOn = new RunOn(workbench.models);
    this.#workbench = workbench;
  }

  async describe(): Promise<void> {
    try {
      this.graph = await this.#workbench.models.describe(this.file);
      void this.runOn.ask(this.graph);
    } catch (error) {
      this.problem = factsOf(error);
    }
  }

  /** Begins a new mapping over a dataset, or over what a recipe makes of it. */
  feedFrom(table: TableVersion, recipe: RecipeVersion | null = null): void {
    if (!this.graph) return;
    const first = new FirstRows(this.#workbench.datasets);
    const names = recipe ? sameColumns(recipe, table) : table.columns.map(({ name }) => name);
    first.read(table.digest, names, SAMPLE_ROWS).catch((error: unknown) => (this.problem = factsOf(error)));
    const columns = recipe ? fedColumns(recipe.fitted, table.columns) : table.columns;
    const editor = new SignatureEditor(this.graph, columns, recipe?.digest ?? null);
    this.mapping = { table, recipe, editor, first };
    const guess = guessTruth(editor.signature, table.columns);
    this.chooseTruth(guess?.column ?? null);
    this.whyTruth = guess?.why ?? null;
    this.weights = likelyWeights(table.columns);
  }

  chooseTruth(column: string | null): void {
    this.truth = column;
    this.whyTruth = null;
    if (column === null || !this.mapping) {
      this.truthValues.clear();
      return;
    }
    this.truthValues
      .read(this.mapping.table.digest, column)
      .catch((error: unknown) => (this.problem = factsOf(error)));
  }

  /** Ends whatever runs of the file: it may be a model that never ends by itself. */
  stop(): void {
    this.sample.stop();
    this.comparison.stop();
  }

  /** Runs the first rows in a moment, where the signature allows it. */
  askSample(): void {
    const { mapping, sample } = this;
    if (!mapping) return;
    if (mapping.editor.problems.length > 0) sample.hold();
    else sample.ask(mapping.editor.signature, mapping.table.digest);
  }
}

/** Columns whose stored values are what the model is fed: those the recipe leaves alone. */
function sameColumns({ fitted }: RecipeVersion, { columns }: TableVersion): string[] {
  const untouched = untouchedColumns(
    fitted,
    columns.map(({ name }) => name),
  );
  return [...untouched].filter(([after, before]) => after === before).map(([name]) => name);
}
