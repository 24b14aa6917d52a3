import type { Shadow } from '../../../../core/shadow/shadow.ts';
import type { ColumnMeta, Role, TableVersion } from '../../../../core/table/column.ts';
import type { OpenProject } from '../../../../session/open-project.svelte.ts';

/** What would tell whoever judges the answer or whose it is, or says nothing. */
const HIDDEN: ReadonlySet<Role> = new Set(['label', 'prediction', 'probability', 'annotator', 'ignore']);

/** Columns shown to whoever judges: neither labels nor predictions, nor a column that a side answers with. */
export function blindColumns(
  open: OpenProject,
  { body }: Shadow,
  table: TableVersion,
): readonly ColumnMeta[] {
  const own = [body.champion, body.challenger].flatMap(({ model }) => {
    const source = open.object('model', model)?.source;
    return source?.type === 'column' ? [source.column.column, source.column.probability] : [];
  });
  return table.columns.filter(
    ({ name, role }) => !HIDDEN.has(role) && name !== body.truth && !own.includes(name),
  );
}
