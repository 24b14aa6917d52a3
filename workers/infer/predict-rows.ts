import type { Remark } from '../../src/core/kernel/objects.ts';
import type { Signature } from '../../src/core/model/signature.ts';
import type { PredictionWriter } from '../../src/core/predictions/read-outputs.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import type { ModelSession } from './open-session.ts';
import { fedRows } from './fed-rows.ts';
import { predictChunks, type WhilePredicting } from './predict-chunks.ts';

/** Runs the first `rows` rows of a stored table through a model, and its recipe before. `onRemarks`: what that met. */
export function predictRows(
  session: ModelSession,
  signature: Signature,
  table: TableVersion,
  rows: number,
  meanwhile?: WhilePredicting,
  onRemarks?: (remarks: readonly Remark[]) => void,
): Promise<PredictionWriter> {
  return predictChunks(session, signature, fedRows(table, signature, rows, onRemarks), rows, meanwhile);
}
