import type { Labeling } from '../../../core/labels/labeling.ts';
import type { ColumnMeta, Role, TableVersion } from '../../../core/table/column.ts';

/** What would tell whoever labels the answer, or say nothing. */
const HIDDEN: ReadonlySet<Role> = new Set(['label', 'prediction', 'probability', 'annotator', 'ignore']);

/** Columns shown to whoever labels: those chosen that are still there, else all but labels and predictions. */
export function shownColumns(
  table: TableVersion,
  body: Pick<Labeling['body'], 'columns' | 'sources' | 'reference'>,
): readonly ColumnMeta[] {
  const chosen = body.columns && new Set(body.columns);
  if (chosen) return table.columns.filter(({ name }) => chosen.has(name));
  const sources = new Set(
    body.sources.flatMap((source) => (source.from === 'columns' ? source.columns : [])),
  );
  return table.columns.filter(
    ({ name, role }) => !HIDDEN.has(role) && !sources.has(name) && name !== body.reference,
  );
}
