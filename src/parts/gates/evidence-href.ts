import type { TargetEvidence } from '../../core/brief/target.ts';
import type { Predicate } from '../../core/slices/predicate.ts';
import type { OpenProject, Shelved } from '../../session/open-project.svelte.ts';
import { hrefOf } from '../../session/route.svelte.ts';
import { rowsHref } from '../rows/rows-href.ts';

/** Where what a verdict was made from can be seen: the rows as they were chosen then, or the model; else nowhere. */
export function evidenceHref(
  open: OpenProject,
  { object }: Pick<Shelved<'evaluation'>, 'object'>,
  { where }: TargetEvidence,
): string | undefined {
  if (where === null) {
    const model = open.entryWith(object.model);
    return model ? hrefOf(open.id, 'modeling', ['model', model.id]) : undefined;
  }
  const table = open.entryWith(object.table);
  if (!table || !open.isWhole(object.table)) return undefined;
  return rowsHref(open.id, table.id, object, JSON.parse(where) as Predicate);
}
