import type { OnProgress } from '../../src/compute/calls.ts';
import { asProfile } from '../../src/core/drift/profile-preview.ts';
import type { GivenPlan } from '../../src/core/table/preview-csv.ts';
import type { Preview, ReadPlan } from '../../src/core/table/read-plan.ts';
import type { TableRead } from '../../src/core/table/table-builder.ts';
import type { ByteSource } from './byte-source.ts';
import { headOf } from './byte-stream.ts';
import type { ChunkSink } from './chunk-sink.ts';
import { contentOf, isGzip, unpackWhole } from './gunzipped.ts';
import { isArrow } from './arrow-messages.ts';
import { openArrow } from './open-arrow.ts';
import { openParquet } from './open-parquet.ts';
import { previewColumnar } from './preview-columnar.ts';
import { readColumnar } from './read-columnar.ts';
import { previewText, readText } from './read-text.ts';

const HEAD_BYTES = 16;

/** Reads the beginning of a file and proposes how to read it in full. The file's first bytes tell its kind, not its name. */
export async function previewTable(source: ByteSource, given: GivenPlan): Promise<Preview> {
  return asProfile(await previewAny(source, given));
}

async function previewAny(source: ByteSource, given: GivenPlan): Promise<Preview> {
  switch (await kindOf(source)) {
    case 'parquet':
      return previewColumnar(source, await openParquet(await unpackedWhole(source)), given);
    case 'arrow':
      return previewColumnar(source, await openArrow(await unpackedWhole(source)), given);
    case 'text':
      return previewText(source, given);
  }
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
  switch (plan.format) {
    case 'parquet':
      return readColumnar(await openParquet(await unpackedWhole(source)), plan, sink, onProgress, signal);
    case 'arrow':
      return readColumnar(await openArrow(await unpackedWhole(source)), plan, sink, onProgress, signal);
    default:
      return readText(source, plan, sink, onProgress, signal);
  }
}

/** Formats that are not read from first to last are unpacked before. */
async function unpackedWhole(source: ByteSource): Promise<ByteSource> {
  return (await isGzip(source)) ? unpackWhole(source) : source;
}

async function kindOf(source: ByteSource): Promise<'parquet' | 'arrow' | 'text'> {
  const head = (await isGzip(source))
    ? (await headOf(await contentOf(source), HEAD_BYTES)).head
    : await source.slice(0, Math.min(HEAD_BYTES, source.size));
  if (String.fromCharCode(...head.subarray(0, 4)) === 'PAR1') return 'parquet';
  return isArrow(head) ? 'arrow' : 'text';
}
