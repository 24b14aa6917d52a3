import { KIND_WORDS, kindOf } from '../recipe/expression.ts';
import type { RecipeVersion } from '../recipe/recipe-document.ts';
import { fieldsOf } from '../slices/fields-of.ts';
import { fits, typeInWords, type ColumnFacts } from './column-facts.ts';
import { fedColumns, inputsLacking } from './fed-columns.ts';
import type { ModelVersion } from './model-version.ts';

/** A column that a model, or its recipe, needs and a table has not, or has as something it cannot take. */
export interface LackingColumn {
  name: string;
  /** "numbers", "text"; null where any type would do. */
  needed: string | null;
  /** What the table has under the name; null = no such column. */
  found: string | null;
}

/**
 * What of a table keeps a model from being run over it, null where the recipe of its signature is no longer here.
 * `recipe`: that of the signature, null where it has none.
 */
export function lackingColumns(
  { signature, source }: Pick<ModelVersion, 'signature' | 'source'>,
  table: readonly ColumnFacts[],
  recipe: RecipeVersion | null,
): readonly LackingColumn[] | null {
  if (signature.recipe && !recipe) return null;
  const typeOf = new Map(table.map((column) => [column.name, column]));
  const lacking = (name: string, needed: string | null): LackingColumn => {
    const column = typeOf.get(name);
    return { name, needed, found: column ? typeInWords(column) : null };
  };
  const { task } = signature;
  const groups = task.type === 'classification' ? task.thresholds?.column : undefined;
  if (groups !== undefined && !typeOf.has(groups)) return [lacking(groups, null)];
  if (recipe) {
    const names = new Set(inputsLacking(recipe.fitted, table));
    const inputs = recipe.fitted.inputs.filter(({ name }) => names.has(name));
    if (inputs.length > 0) return inputs.map(({ name, kind }) => lacking(name, KIND_WORDS[kind]));
  }
  const made = recipe ? fedColumns(recipe.fitted, table) : table;
  const columns = new Map(made.map((column) => [column.name, column]));
  const without = (names: readonly string[]): LackingColumn[] =>
    names.filter((name) => !columns.has(name)).map((name) => lacking(name, null));
  if (source.type === 'column') {
    const { column, probability } = source.column;
    return without([column, probability].filter((name) => name !== null));
  }
  if (source.type === 'rule') return without(fieldsOf(source.where).map(({ name }) => name));
  const found = new Map<string, LackingColumn>();
  for (const { dtype, columns: names } of signature.inputs) {
    for (const name of names) {
      const column = columns.get(name);
      if (column && fits(dtype, column)) continue;
      found.set(name, {
        name,
        needed: dtype === 'string' ? 'text' : 'numbers',
        found: column ? typeInWords(column) : null,
      });
    }
  }
  return [...found.values()];
}

/** The table's columns that a model reads, through its recipe where it has one; in no order. */
export function columnsRead(
  { signature, source }: Pick<ModelVersion, 'signature' | 'source'>,
  recipe: RecipeVersion | null,
): readonly string[] {
  if (recipe) return recipe.fitted.inputs.map(({ name }) => name);
  if (source.type === 'column') {
    const { column, probability } = source.column;
    return [column, probability].filter((name) => name !== null);
  }
  if (source.type === 'rule') return fieldsOf(source.where).map(({ name }) => name);
  return [...new Set(signature.inputs.flatMap(({ columns }) => columns))];
}

/** Whether two columns of a name hold the same kind of values. */
export function sameKind(a: Pick<ColumnFacts, 'type'>, b: Pick<ColumnFacts, 'type'>): boolean {
  return kindOf(a.type) === kindOf(b.type);
}
