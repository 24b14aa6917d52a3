import { Problem } from '../kernel/problem.ts';
import type { Column } from '../table/column.ts';
import { lengthOf } from '../table/column.ts';
import { runSteps } from './apply-steps.ts';
import { nameTaken, noColumn, wrongKind } from './check-step.ts';
import { Findings, type Finding } from './findings.ts';
import { kindOf, KIND_WORDS } from './expression.ts';
import type { FittedRecipe, OutputColumn } from './fitted.ts';
import { columnsAfterAll } from './fit-step.ts';

export interface RecipeReport {
  rows: number;
  /** Values that training had not, or that were mended, by step and column. */
  findings: readonly Finding[];
  /** Labels that the recipe knows and the table has not: what is done to them was left out. */
  absent: readonly string[];
}

/**
 * Applies a fitted recipe to a table chunk by chunk: in training and in serving the same. Columns that the recipe
 * does not know pass through.
 */
export class RecipeRun {
  readonly #fitted: FittedRecipe;
  readonly #findings = new Findings();
  #rows = 0;
  #absent: readonly string[] = [];

  constructor(fitted: FittedRecipe) {
    this.#fitted = fitted;
  }

  /**
   * The columns of one chunk after the recipe. Throws Problem "recipe.noColumn" or "recipe.wrongType" where the table
   * does not fit, "recipe.unseen" where a step refuses a value, with its row counted from the first chunk given.
   */
  apply(columns: readonly Column[]): Column[] {
    this.#absent = requireInputs(this.#fitted, columns);
    const rows = columns[0] ? lengthOf(columns[0]) : 0;
    const env = runSteps(this.#fitted.steps, columns, rows, this.#findings, this.#rows);
    this.#rows += rows;
    const source = columns.map(({ name, type }): OutputColumn => ({ name, kind: kindOf(type) }));
    const names = columnsAfterAll(source, this.#fitted.steps).map(({ name }) => name);
    const twice = names.find((name, i) => names.indexOf(name) < i);
    if (twice !== undefined) throw new Problem(nameTaken(twice));
    return names.flatMap((name) => env.get(name) ?? []);
  }

  /** What was met so far. */
  report(): RecipeReport {
    return { rows: this.#rows, findings: this.#findings.list(), absent: this.#absent };
  }
}

function requireInputs({ inputs }: FittedRecipe, columns: readonly Column[]): string[] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return inputs.flatMap(({ name, kind, optional }) => {
    const column = byName.get(name);
    if (!column) {
      if (optional) return [name];
      throw new Problem({
        ...noColumn(name, byName.keys()),
        message: `The recipe needs a column “${name}”, which the table has not.`,
        expected: `a column “${name}” of ${KIND_WORDS[kind]}`,
      });
    }
    const found = kindOf(column.type);
    if (found !== kind) throw new Problem(wrongKind(name, found, [kind]));
    return [];
  });
}
