import type { Evaluation } from '../../../core/evaluation/evaluation.ts';
import type { Id } from '../../../core/kernel/objects.ts';
import type { ModelVersion } from '../../../core/model/model-version.ts';
import type { TableVersion } from '../../../core/table/column.ts';
import type { OpenProject, Shelved } from '../../../session/open-project.svelte.ts';

/** An evaluation that is looked at, with what it was made from as far as that is here. */
export interface OpenEvaluation {
  open: OpenProject;
  shelved: Shelved<'evaluation'>;
  evaluation: Evaluation;
  table: TableVersion | null;
  /** The entries under which its table and its model are on the shelf. */
  tableEntry: Id | null;
  modelEntry: { id: Id; name: string } | null;
  model: ModelVersion | null;
  /** Whether the rows and the predictions are here, so that it can be sliced and not only read. */
  rowsAreHere: boolean;
}
