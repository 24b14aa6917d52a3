import type { Signature } from '../../src/core/model/signature.ts';
import type { PredictionWriter } from '../../src/core/predictions/read-outputs.ts';
import type { TableVersion } from '../../src/core/table/column.ts';
import type { ModelSession } from './open-session.ts';
import { predictChunks, type WhilePredicting } from './predict-chunks.ts';
import { storedRows } from './stored-rows.ts';

/** Runs the first `rows` rows of a stored table through a model. */
export function predictRows(
  session: ModelSession,
  signature: Signature,
  table: TableVersion,
  rows: number,
  meanwhile?: WhilePredicting,
): Promise<PredictionWriter> {
  const names = signature.inputs.flatMap(({ columns }) => columns);
  return predictChunks(session, signature, storedRows(table, names, rows), rows, meanwhile);
}
