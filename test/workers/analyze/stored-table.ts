import { chunksOf, encodeChunk } from '../../../src/core/table/chunk-codec.ts';
import { lengthOf, type Column, type TableVersion } from '../../../src/core/table/column.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import { commit, stageChunks } from '../../../src/storage/objects.ts';
import { metaOf } from '../../../workers/column-store.ts';
import { digest, startJob } from '../../storage/fresh-store.ts';

/** Keeps columns of one length as a table of that name; returns its digest. */
export async function storedTable(name: string, columns: readonly Column[]): Promise<Digest> {
  const job = await startJob(name);
  const rows = lengthOf(columns[0]!);
  const metas = [];
  for (const column of columns)
    metas.push(metaOf(column, await stageChunks(job, chunksOf(column, rows).map(encodeChunk))));
  const madeBy = { recipe: 'test', app: 'test', inputs: [], seed: null, environment: null };
  const table: TableVersion = {
    ...{ kind: 'table', digest: digest(name), madeBy, rows, source: null, columns: metas },
  };
  await commit(job, 1, { objects: [table], documents: [] });
  return table.digest;
}
