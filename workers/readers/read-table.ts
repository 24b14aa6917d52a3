import type { OnProgress } from '../../src/compute/contract.ts';
import type { GivenPlan } from '../../src/core/table/preview-csv.ts';
import type { Preview, ReadPlan } from '../../src/core/table/read-plan.ts';
import type { TableRead } from '../../src/core/table/table-builder.ts';
import type { ByteSource } from './byte-source.ts';
import type { ChunkSink } from './chunk-sink.ts';
import { previewParquet } from './preview-parquet.ts';
import { previewCsvFile, readCsv } from './read-csv.ts';
import { readParquet } from './read-parquet.ts';

/** Reads the beginning of a file and proposes how to read it in full. The file's first bytes tell its kind, not its name. */
export async function previewTable(source: ByteSource, given: GivenPlan): Promise<Preview> {
  return (await isParquet(source)) ? previewParquet(source, given) : previewCsvFile(source, given);
}

/**
 * Reads a file as the plan says and hands its chunks to the sink. The same bytes and plan give the same chunks in the
 * same order for each column. Throws Problems (see the readers), and the signal's reason where it is aborted.
 */
export async function readTable(
  source: ByteSource,
  plan: ReadPlan,
  sink: ChunkSink,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<TableRead> {
  const read = plan.format === 'parquet' ? readParquet : readCsv;
  return read(source, plan, sink, onProgress, signal);
}

async function isParquet(source: ByteSource): Promise<boolean> {
  const head = await source.slice(0, Math.min(4, source.size));
  return String.fromCharCode(...head) === 'PAR1';
}
