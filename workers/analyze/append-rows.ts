import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { pairColumns, laidOutAlike, type ColumnPair } from '../../src/core/table/append-columns.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import { CHUNK_ROWS, type ColumnMeta, type TableVersion } from '../../src/core/table/column.ts';
import { growingColumn } from '../../src/core/table/growing-column.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { owning } from '../../src/storage/jobs.ts';
import { chunksByDigest, objectOf } from '../../src/storage/objects.ts';
import { ColumnStore } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';

/** What was done, said once however often. */
const LATER = '; rows added later';

/**
 * Keeps a table with the rows of a batch behind its own. What it takes does not grow with the rows there: its full
 * chunks are shared, unless the batch makes another type of a column.
 */
export const appendRows: AnalyzeApi['appendRows'] = ({ table, batch, shelved }, ticket, onProgress) =>
  owning(ticket.job, async () => {
    const [before, added] = await Promise.all([objectOf('table', table), objectOf('table', batch)]);
    if (added.rows === 0) throw new Problem({ code: 'append.empty', message: 'The batch has no rows.' });
    const pairs = pairColumns(before.columns, added.columns, { old: before.rows, added: added.rows });
    const store = new ColumnStore(ticket.job);
    const kept: (readonly Digest[])[] = [];
    for (const [index, pair] of pairs.entries()) {
      onProgress({ phase: `writing “${pair.old.name}”`, done: index, total: pairs.length, unit: 'columns' });
      kept.push(await appendColumn(pair, before.rows, (chunk) => store.add(index, chunk)));
    }
    const written = await store.finish(pairs.length);
    const { recipe, inputs } = before.madeBy;
    return finishJob<TableVersion>(
      ticket,
      {
        kind: 'table',
        rows: before.rows + added.rows,
        columns: pairs.map(({ joined }, i) => ({ ...joined, chunks: [...kept[i]!, ...written[i]!] })),
        source: before.source,
      },
      {
        recipe: recipe.endsWith(LATER) ? recipe : `${recipe}${LATER}`,
        inputs: shelved ? [...new Set([...inputs, batch])] : inputs,
        seed: before.madeBy.seed,
        environment: null,
      },
    );
  });

/** Writes what is new of a column; returns the chunks that stay as they are. */
async function appendColumn(
  { old, added, joined }: ColumnPair<ColumnMeta, ColumnMeta>,
  rows: number,
  write: (chunk: Parameters<ColumnStore['add']>[1]) => Promise<void>,
): Promise<readonly Digest[]> {
  const full = laidOutAlike(old, joined) ? Math.floor(rows / CHUNK_ROWS) : 0;
  const column = growingColumn(joined);
  for (const [meta, digests] of [
    [old, old.chunks.slice(full)],
    [added, added.chunks],
  ] as const) {
    for (const digest of digests) {
      column.add(decodeColumn(meta, await chunksByDigest([digest])));
      for (const chunk of column.take()) await write(chunk);
    }
  }
  for (const chunk of column.finish()) await write(chunk);
  return old.chunks.slice(0, full);
}
