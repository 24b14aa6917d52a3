import { RecipeRun, type RecipeReport } from '../../../src/core/recipe/apply-recipe.ts';
import { RecipeFitter } from '../../../src/core/recipe/fit-recipe.ts';
import type { FittedRecipe } from '../../../src/core/recipe/fitted.ts';
import type { Step } from '../../../src/core/recipe/recipe.ts';
import { cellAt } from '../../../src/core/table/cell-at.ts';
import type { Cell } from '../../../src/core/table/cell.ts';
import { lengthOf, type Column } from '../../../src/core/table/column.ts';
import { takeRows } from '../../../src/core/table/take-rows.ts';

/** A table cut into chunks of so many rows. */
export function chunksOf(columns: readonly Column[], size: number): Column[][] {
  const rows = lengthOf(columns[0]!);
  const chunks: Column[][] = [];
  for (let from = 0; from < rows; from += size) {
    const places = Array.from({ length: Math.min(size, rows - from) }, (_, i) => from + i);
    chunks.push(columns.map((column) => takeRows(column, places)));
  }
  return chunks;
}

export interface FitOptions {
  size?: number;
  training?: Uint8Array;
}

/** Fits a recipe as a worker would; `passes` is how often the table was read. */
export function fitOf(
  steps: readonly Step[],
  columns: readonly Column[],
  { size = 1000, training }: FitOptions = {},
): { fitted: FittedRecipe; passes: number; read: string[] } {
  const fitter = new RecipeFitter({ format: 1, steps }, columns);
  let passes = 0;
  const read: string[] = [];
  for (let names = fitter.columns; names; names = fitter.columns) {
    passes++;
    read.push(...names);
    let row = 0;
    for (const chunk of chunksOf(columns, size)) {
      const rows = lengthOf(chunk[0]!);
      fitter.add(
        chunk.filter(({ name }) => names!.includes(name)),
        training?.subarray(row, row + rows) ?? null,
      );
      row += rows;
    }
    fitter.endPass();
  }
  return { fitted: JSON.parse(JSON.stringify(fitter.finish())) as FittedRecipe, passes, read };
}

/** Cells by column after the recipe. */
export function applied(
  fitted: FittedRecipe,
  columns: readonly Column[],
  size = 1000,
): { cells: Record<string, Cell[]>; report: RecipeReport; columns: Column[][] } {
  const run = new RecipeRun(fitted);
  const chunks = chunksOf(columns, size).map((chunk) => run.apply(chunk));
  const cells: Record<string, Cell[]> = {};
  for (const chunk of chunks) {
    for (const column of chunk) {
      const of = (cells[column.name] ??= []);
      for (let row = 0; row < lengthOf(column); row++) of.push(cellAt(column, row));
    }
  }
  return { cells, report: run.report(), columns: chunks };
}
