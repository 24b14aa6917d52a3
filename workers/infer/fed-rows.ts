import type { Remark } from '../../src/core/kernel/objects.ts';
import type { Signature } from '../../src/core/model/signature.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import { recipeBefore } from './recipe-before.ts';
import { storedRows, type StoredRows } from './stored-rows.ts';

/**
 * The columns that a model is fed from, a chunk of a stored table at a time, after the recipe of its signature where
 * it has one: the code that made the rows it was trained on. `onRemarks` is told at the end what the recipe met.
 */
export async function* fedRows(
  table: TableVersion,
  signature: Signature,
  limit: number,
  onRemarks?: (remarks: readonly Remark[]) => void,
): AsyncGenerator<StoredRows> {
  const recipe = await recipeBefore(signature);
  if (!recipe) {
    yield* storedRows(
      table,
      signature.inputs.flatMap(({ columns }) => columns),
      limit,
    );
    return;
  }
  const names = recipe.columnsOf(table);
  for await (const { from, rows, columnOf } of storedRows(table, names, limit)) {
    const fed = recipe.apply(names.map((name) => columnOf(name)));
    yield { from, rows, columnOf: fed };
  }
  onRemarks?.(recipe.remarks());
}
