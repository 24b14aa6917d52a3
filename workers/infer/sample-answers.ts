import type { Signature } from '../../src/core/model/signature.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { spreadRows } from '../../src/core/table/spread-rows.ts';
import { takeRows } from '../../src/core/table/take-rows.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import { chunksByDigest } from '../../src/storage/objects.ts';
import type { ModelSession } from './open-session.ts';
import { predictChunks } from './predict-chunks.ts';
import { recipeBefore } from './recipe-before.ts';
import { metaOfColumn } from './stored-rows.ts';

/** Enough that a wrong kernel shows, few enough to be run twice. */
const SAMPLE_ROWS = 256;
const SAMPLE_CHUNKS = 4;

/** What a model says of rows spread over a table: the same rows on every call. Not for inputs of texts. */
export async function sampleAnswers(
  session: ModelSession,
  signature: Signature,
  table: TableVersion,
): Promise<readonly Column[]> {
  const { chunks, places } = spreadRows(table.rows, SAMPLE_ROWS, SAMPLE_CHUNKS);
  const recipe = await recipeBefore(signature);
  const names = recipe?.columnsOf(table) ?? [...new Set(signature.inputs.flatMap((input) => input.columns))];
  const columns = new Map<string, Column>();
  for (const name of names) {
    const meta = metaOfColumn(table, name);
    const column = decodeColumn(meta, await chunksByDigest(chunks.map((chunk) => meta.chunks[chunk]!)));
    if (column.type === 'text' && !recipe) throw new TypeError(`sampleAnswers: column "${name}" holds texts`);
    columns.set(name, takeRows(column, places));
  }
  const columnOf = recipe?.apply([...columns.values()]) ?? ((name: string) => columns.get(name)!);
  const rows = { from: 0, rows: places.length, columnOf };
  return (await predictChunks(session, signature, [rows], places.length)).columns();
}
