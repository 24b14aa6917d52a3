import { kindOf } from '../recipe/expression.ts';
import { columnsAfterAll } from '../recipe/fit-step.ts';
import type { FittedRecipe } from '../recipe/fitted.ts';
import { untouchedColumns } from '../recipe/untouched-columns.ts';
import type { ColumnFacts } from './column-facts.ts';

/** What a recipe makes of a table's columns, as what a model can be fed from. */
export function fedColumns(fitted: FittedRecipe, columns: readonly ColumnFacts[]): ColumnFacts[] {
  const facts = new Map(columns.map((column) => [column.name, column]));
  const untouched = untouchedColumns(fitted, facts.keys());
  const source = columns.map(({ name, type }) => ({ name, kind: kindOf(type) }));
  return columnsAfterAll(source, fitted.steps).map(({ name, kind }): ColumnFacts => {
    const before = untouched.get(name);
    if (before !== undefined) return { ...facts.get(before)!, name };
    return { name, type: kind, role: facts.get(name)?.role ?? 'feature' };
  });
}

/** Columns that a recipe needs and a table has not, or has as something else. */
export function inputsLacking(fitted: FittedRecipe, columns: readonly ColumnFacts[]): string[] {
  return fitted.inputs
    .filter(
      ({ name, kind, optional }) =>
        !optional && !columns.some((column) => column.name === name && kindOf(column.type) === kind),
    )
    .map(({ name }) => name);
}
