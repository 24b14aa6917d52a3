import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';

/** An evaluation whose model may decide some cases alone. */
export interface AutomatedEvaluation {
  open: OpenProject;
  evaluation: Evaluation;
  table: TableVersion;
  /** The entry under which its table is on the shelf. */
  tableEntry: Id | null;
  model: ModelVersion | null;
  /** Names of the columns its model made. */
  made: readonly string[];
}

/** The evaluations whose model says how sure it is. */
export function automatable(open: OpenProject): readonly Shelved<'evaluation'>[] {
  return open.evaluations.filter(
    ({ object }) =>
      open.object('predictions', object.predictions)?.columns.some(({ name }) => name.startsWith('score:')) ??
      false,
  );
}

/** With what it was made from; null where its rows are not here. */
export function openAutomated(open: OpenProject, evaluation: Evaluation): AutomatedEvaluation | null {
  const table = open.object('table', evaluation.table);
  const predictions = open.object('predictions', evaluation.predictions);
  if (!table || !predictions || !open.isWhole(table.digest) || !open.isWhole(predictions.digest)) return null;
  return {
    open,
    evaluation,
    table,
    tableEntry: open.entryWith(table.digest)?.id ?? null,
    model: open.object('model', evaluation.model),
    made: predictions.columns.map(({ name }) => name),
  };
}
