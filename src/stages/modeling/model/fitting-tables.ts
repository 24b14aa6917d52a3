import { lackingColumns } from '../../../core/model/lacking-columns.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { RecipeVersion } from '../../../core/recipe/recipe-document.ts';
import type { TableVersion } from '../../../core/table/column.ts';

/**
 * Names of the columns that a model, or its recipe, needs and a table lacks, or has as another type; empty where it
 * can be run. `recipe`: that of the signature, null where it has none or is no longer here.
 */
export function missingColumns(
  model: ModelVersion,
  table: TableVersion,
  recipe: RecipeVersion | null = null,
): readonly string[] {
  return lackingColumns(model, table.columns, recipe)?.map(({ name }) => name) ?? ['the model’s recipe'];
}
