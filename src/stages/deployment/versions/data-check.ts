import type { ModelVersion } from '../../../core/model/model-version.ts';
import { columnsRead } from '../../../core/model/lacking-columns.ts';
import { checkData, type DataFinding } from '../../../core/registry/check-data.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';

/** The data as it is now: the present version of what was evaluated last, else the newest dataset. */
export function presentTable(open: OpenProject): Shelved<'table'> | null {
  const last = open.evaluations[0]?.object.table;
  const entry = last === undefined ? null : open.entryWith(last);
  return open.tables.find((shelved) => shelved.entry.id === entry?.id) ?? open.tables[0] ?? null;
}

/** What stands between a model and a table, or changed since the model was evaluated. */
export function dataCheck(
  open: OpenProject,
  model: ModelVersion,
  table: TableVersion,
): readonly DataFinding[] {
  const recipe = model.signature.recipe ? open.object('recipe', model.signature.recipe) : null;
  const last = open.evaluations.find(({ object }) => object.model === model.digest)?.object.table;
  const tried = last === undefined || last === table.digest ? null : open.object('table', last);
  const read = new Set(columnsRead(model, recipe));
  const expectations = open.expectations.find(({ body }) =>
    body.expectations.columns.some(({ column }) => read.has(column)),
  );
  return checkData({
    model,
    recipe,
    present: table.columns,
    tried: tried?.columns ?? null,
    expectations: expectations?.body.expectations ?? null,
  });
}
