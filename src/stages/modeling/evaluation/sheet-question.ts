import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Sheet } from '../../../core/evaluation/sheet.ts';
import type { Predicate } from '../../../core/slices/predicate.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import { groupColumns } from '../../../parts/slices/group-columns.ts';
import type { Models } from '../../../session/models.ts';
import type { OpenProject } from '../../../session/open-project.svelte.ts';

type SheetSpec = Parameters<Models['sheet']>[0];

export type RowsOfSheet = 'slices' | 'tags' | 'column';

/** The error sheet of an evaluation as it is kept, or as it begins. */
export function storedSheet(
  open: OpenProject,
  { digest, truth }: Evaluation,
  table: TableVersion,
): Sheet['body'] {
  return (
    open.sheets.find(({ body }) => body.evaluation === digest)?.body ?? {
      evaluation: digest,
      column: groupColumns(table, truth)[0]?.name ?? null,
      baseline: null,
      rowBaselines: {},
    }
  );
}

export function rowsOfSheet({ column, rows }: Sheet['body']): RowsOfSheet {
  return column !== null ? 'column' : (rows ?? 'slices');
}

/** What the figures of a sheet follow from. */
export function sheetSpec(open: OpenProject, body: Sheet['body'], { digest }: TableVersion): SheetSpec {
  const { evaluation, column, metric, baseline, rowBaselines } = body;
  return {
    evaluation,
    column,
    baseline,
    rowBaselines,
    slices: slicesOf(open, body, digest),
    ...(metric && { metric }),
  };
}

function slicesOf(
  open: OpenProject,
  body: Sheet['body'],
  table: TableVersion['digest'],
): readonly { name: string; where: Predicate }[] {
  switch (rowsOfSheet(body)) {
    case 'column':
      return [];
    case 'tags':
      return open.tags.of(table).map(({ tag }) => ({ name: tag, where: { op: 'tag', tag } }));
    case 'slices':
      return open.slices.map(({ name, body: { where } }) => ({ name, where }));
  }
}
