import type { Signature } from '../../src/core/model/signature.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { spreadRows } from '../../src/core/table/spread-rows.ts';
import type { ModelSession } from './open-session.ts';
import { Probe } from './probe.ts';

/** Enough that a wrong kernel shows, few enough to be run twice. */
const SAMPLE_ROWS = 256;
const SAMPLE_CHUNKS = 4;

/** What a model says of rows spread over a table: the same rows on every call. Not for inputs of texts. */
export async function sampleAnswers(
  session: ModelSession,
  signature: Signature,
  table: TableVersion,
): Promise<readonly Column[]> {
  const rows = spreadRows(table.rows, SAMPLE_ROWS, SAMPLE_CHUNKS);
  return (await Probe.over(session, signature, table, rows)).answer();
}
