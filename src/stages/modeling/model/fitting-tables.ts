import { fits } from '../../../core/model/column-facts.ts';
import { fedColumns, inputsLacking } from '../../../core/model/fed-columns.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { RecipeVersion } from '../../../core/recipe/recipe-document.ts';
import { fieldsOf } from '../../../core/slices/fields-of.ts';
import type { TableVersion } from '../../../core/table/column.ts';

/**
 * Names of the columns that a model, or its recipe, needs and a table lacks, or has as another type; empty where it
 * can be run. `recipe`: that of the signature, null where it has none or is no longer here.
 */
export function missingColumns(
  { signature, source }: ModelVersion,
  table: TableVersion,
  recipe: RecipeVersion | null = null,
): readonly string[] {
  if (signature.recipe && !recipe) return ['the model’s recipe'];
  const { task } = signature;
  const groups = task.type === 'classification' ? task.thresholds?.column : undefined;
  if (groups !== undefined && !table.columns.some(({ name }) => name === groups)) return [groups];
  const lacking = recipe ? inputsLacking(recipe.fitted, table.columns) : [];
  if (lacking.length > 0) return lacking;
  const made = recipe ? fedColumns(recipe.fitted, table.columns) : table.columns;
  const columns = new Map(made.map((column) => [column.name, column]));
  if (source.type === 'column') {
    const { column, probability } = source.column;
    return [column, probability].filter((name) => name !== null).filter((name) => !columns.has(name));
  }
  if (source.type === 'rule') {
    return fieldsOf(source.where).flatMap(({ name }) => (columns.has(name) ? [] : [name]));
  }
  const missing = signature.inputs.flatMap((input) =>
    input.columns.filter((name) => {
      const column = columns.get(name);
      return !column || !fits(input.dtype, column);
    }),
  );
  return [...new Set(missing)];
}
