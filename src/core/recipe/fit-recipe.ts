import { Problem } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import { lengthOf } from '../table/column.ts';
import { takeRows } from '../table/take-rows.ts';
import { runSteps } from './apply-steps.ts';
import type { Learner } from './column-step-kind.ts';
import { kindOf } from './expression.ts';
import type { FittedRecipe, FittedStep, Learned, OutputColumn } from './fitted.ts';
import { columnsAfterAll, requireStep, settleColumns, settleStep } from './fit-step.ts';
import { isColumnStep, MOST_STEPS, type ColumnStep, type Recipe, type Step } from './recipe.ts';
import { recipeInputs, type SourceColumn } from './recipe-inputs.ts';
import { columnsAfter, readsOf, stepsNeeded } from './step-columns.ts';
import { stepKindOf } from './step-kinds.ts';

/** Columns that learn at one time; a median keeps eight bytes a row of each. */
const COLUMNS_A_PASS = 16;

interface Waiting {
  name: string;
  learner: Learner<Learned>;
  /** By column: what the step learned so far. */
  learned: Map<string, Learned>;
}

/** Steps [0, reached) but those done: settled at once, or waiting for what their columns learn. */
interface Stretch {
  settled: ReadonlyMap<number, FittedStep>;
  pending: ReadonlyMap<number, { step: ColumnStep; learned: Map<string, Learned> }>;
  reached: number;
  queue: readonly Waiting[];
}

/**
 * Learns a recipe from the training rows of a table, in as many passes over its chunks as its longest chain of
 * learning steps (two for fill, then scale), of sixteen columns at a time. While `columns` is not null, give `add` these columns of every chunk in
 * row order, with the rows of the chunk that are for training, then call `endPass`; at last `finish`. What is learned
 * depends on the rows, their order and the chunks' length only. Throws Problem where a step does not fit its columns
 * or finds nothing to learn.
 */
export class RecipeFitter {
  readonly #recipe: Recipe;
  readonly #sources: readonly SourceColumn[];
  readonly #source: readonly OutputColumn[];
  #done: FittedStep[] = [];
  #stretch: Stretch | null = null;
  /** Those of the queue that learn in this pass. */
  #learning: readonly Waiting[] = [];
  #needed: { steps: FittedStep[]; sources: Set<string> } | null = null;
  #rows = 0;
  #passes = 0;

  constructor(recipe: Recipe, sources: readonly SourceColumn[]) {
    if (recipe.steps.length > MOST_STEPS) throw tooManySteps(recipe.steps.length);
    this.#recipe = recipe;
    this.#sources = sources;
    this.#source = sources.map(({ name, type }) => ({ name, kind: kindOf(type) }));
    this.#plan();
  }

  /** Names of the columns that this pass reads; null once nothing is left to learn. */
  get columns(): readonly string[] | null {
    if (!this.#needed) return null;
    // Formulas of constants alone still need to know how many rows there are.
    const { sources } = this.#needed;
    return sources.size > 0 ? [...sources] : this.#sources.slice(0, 1).map(({ name }) => name);
  }

  /** `training`: 1 = for training, by row of the chunk; null = all. */
  add(columns: readonly Column[], training: Uint8Array | null = null): void {
    if (!this.#needed) throw new RangeError('RecipeFitter.add: nothing is left to learn');
    const rows = training && chosenRows(training);
    const { sources, steps } = this.#needed;
    const taken = columns
      .filter(({ name }) => sources.has(name))
      .map((column) => (rows && rows.length < lengthOf(column) ? takeRows(column, rows) : column));
    const count = rows ? rows.length : columns[0] ? lengthOf(columns[0]) : 0;
    if (this.#passes === 0) this.#rows += count;
    const env = runSteps(steps, taken, count);
    for (const { name, learner } of this.#learning) learner.add(env.get(name)!);
  }

  endPass(): void {
    const stretch = this.#stretch;
    if (!stretch) throw new RangeError('RecipeFitter.endPass: nothing is left to learn');
    for (const { name, learner, learned } of this.#learning) learned.set(name, learner.finish());
    this.#passes++;
    const queue = stretch.queue.slice(this.#learning.length);
    if (queue.length > 0) this.#open({ ...stretch, queue });
    else {
      this.#settle(stretch);
      this.#plan();
    }
  }

  finish(): FittedRecipe {
    if (this.#needed) throw new RangeError('RecipeFitter.finish: a pass is open');
    return {
      format: 1,
      rows: this.#rows,
      inputs: recipeInputs(this.#sources, this.#done),
      steps: this.#done,
      outputs: columnsAfterAll(this.#source, this.#done),
    };
  }

  #settle({ settled, pending, reached }: Stretch): void {
    let columns = columnsAfterAll(this.#source, this.#done);
    // Names that steps between have made already are taken as well.
    const promised = [...settled.values()].flatMap((fitted) =>
      fitted.columns.flatMap(({ outputs }) => outputs),
    );
    for (let at = this.#done.length; at < reached; at++) {
      const waited = pending.get(at);
      const fitted = waited
        ? settleColumns(waited.step, [...columns, ...promised], (name) => waited.learned.get(name)!)
        : settled.get(at)!;
      columns = columnsAfter(columns, fitted);
      this.#done.push(fitted);
    }
  }

  /** Takes steps as long as none needs what another of them has still to learn. */
  #plan(): void {
    const { steps } = this.#recipe;
    const settled = new Map<number, FittedStep>();
    const pending = new Map<number, { step: ColumnStep; learned: Map<string, Learned> }>();
    const queue: Waiting[] = [];
    const blocked = new Set<string>();
    let columns = columnsAfterAll(this.#source, this.#done);
    let at = this.#done.length;
    for (; at < steps.length; at++) {
      const step = steps[at]!;
      if (blocked.size > 0 && touches(step, blocked)) break;
      requireStep(step, columns);
      const learners = learnersOf(step);
      if (isColumnStep(step) && learners.size > 0) {
        const learned = new Map<string, Learned>();
        const waiting = [...learners].map(([name, learner]) => ({ name, learner, learned }));
        if (waiting.some(({ learner }) => !learner.needsNoRows)) {
          pending.set(at, { step, learned });
          queue.push(...waiting);
          step.columns.forEach((name) => blocked.add(name));
          continue;
        }
        settled.set(
          at,
          settleColumns(step, columns, (name) => learners.get(name)!.finish()),
        );
      } else settled.set(at, settleStep(step, columns));
      columns = columnsAfter(columns, settled.get(at)!);
    }
    const stretch = { settled, pending, reached: at, queue };
    if (queue.length > 0) this.#open(stretch);
    else {
      this.#settle(stretch);
      this.#stretch = null;
      this.#needed = null;
    }
  }

  #open(stretch: Stretch): void {
    this.#stretch = stretch;
    this.#learning = stretch.queue.slice(0, COLUMNS_A_PASS);
    const ready = [...this.#done, ...stretch.settled.values()];
    this.#needed = stepsNeeded(
      ready,
      this.#learning.map(({ name }) => name),
    );
  }
}

function learnersOf(step: Step): Map<string, Learner<Learned>> {
  const learners = new Map<string, Learner<Learned>>();
  if (!isColumnStep(step)) return learners;
  for (const name of step.columns) {
    const learner = stepKindOf(step).learner(step, name);
    if (learner) learners.set(name, learner);
  }
  return learners;
}

/** What a step names that begins as a waiting column does may be one of those that it becomes ("color=red"). */
function touches(step: Step, blocked: ReadonlySet<string>): boolean {
  if (step.op === 'keep') return true;
  const names = [...readsOf(step)];
  if (step.op === 'drop') names.push(...step.columns);
  else if (step.op === 'rename') names.push(step.to);
  else if (step.op === 'derive') names.push(step.name);
  return names.some((name) => [...blocked].some((of) => name.startsWith(of)));
}

function chosenRows(mask: Uint8Array): Uint32Array {
  const rows = new Uint32Array(mask.length);
  let n = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) rows[n++] = row;
  return rows.subarray(0, n);
}

function tooManySteps(found: number): Problem {
  return new Problem({
    code: 'recipe.tooManySteps',
    message: 'The recipe has too many steps.',
    expected: `at most ${String(MOST_STEPS)}`,
    found: String(found),
    fix: 'Put columns that are treated alike into one step.',
  });
}
