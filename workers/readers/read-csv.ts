import type { OnProgress } from '../../src/compute/contract.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import { CsvTextCheck, refuseOtherThanCsv, textStart } from '../../src/core/table/csv-text.ts';
import { CsvTokenizer } from '../../src/core/table/csv-tokenizer.ts';
import { dropFirstRow } from '../../src/core/table/drop-first-row.ts';
import { previewCsv } from '../../src/core/table/preview-csv.ts';
import type { GivenPlan } from '../../src/core/table/preview-csv.ts';
import type { Preview, ReadPlan } from '../../src/core/table/read-plan.ts';
import { TableBuilder } from '../../src/core/table/table-builder.ts';
import type { TableRead } from '../../src/core/table/table-builder.ts';
import { textsOfRow } from '../../src/core/table/texts-of-row.ts';
import type { ByteSource } from './byte-source.ts';
import { headOf, streamOf } from './byte-stream.ts';
import type { ChunkSink } from './chunk-sink.ts';
import { encodingNotes, encodingOf } from './text-encoding.ts';
import { transcoded } from './transcoded.ts';

/** Types are inferred from this much of the file. */
const HEAD_BYTES = 4 * 1024 * 1024;

export async function previewCsvFile(source: ByteSource, given: GivenPlan): Promise<Preview> {
  const guess = await encodingOf(source, given.encoding);
  const { head, complete } = await headOf(transcoded(streamOf(source), guess.encoding), HEAD_BYTES);
  const preview = previewCsv({ name: source.name, bytes: source.size }, head, complete, given);
  const plan = { ...preview.plan, encoding: guess.encoding };
  return { ...preview, plan, notes: [...encodingNotes(guess), ...preview.notes] };
}

/**
 * Reads a CSV file as the plan says, in one pass and in bounded memory but for the columns that are handed out at the
 * end (see ColumnBuilder). Throws Problem "csv.empty", "csv.utf16", "csv.binary", "csv.rowTooLong", "csv.otherColumns".
 */
export async function readCsv(
  source: ByteSource,
  plan: ReadPlan,
  sink: ChunkSink,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<TableRead> {
  const tokenizer = new CsvTokenizer(plan);
  const builder = new TableBuilder(plan);
  const check = new CsvTextCheck();
  let headerDue = plan.header;
  const readRows = (): void => {
    for (let cells = tokenizer.take(); cells; cells = tokenizer.take()) {
      if (headerDue) refuseOtherColumns(textsOfRow(cells, 0), plan);
      builder.append(headerDue ? dropFirstRow(cells) : cells);
      headerDue = false;
    }
  };
  const stream = transcoded(streamOf(source), plan.encoding ?? 'utf-8');
  let first = true;
  for (let piece = await stream.next(); piece || first; piece = await stream.next()) {
    signal?.throwIfAborted();
    const bytes = piece ?? new Uint8Array(0);
    if (first) refuseOtherThanCsv(bytes);
    check.push(bytes);
    tokenizer.push(first ? bytes.subarray(textStart(bytes)) : bytes);
    first = false;
    readRows();
    for (const { column, chunk } of builder.take()) await sink.chunk(column, chunk);
    onProgress({ phase: 'reading', done: stream.done, total: source.size, unit: 'bytes' });
  }
  check.end();
  tokenizer.end();
  readRows();
  for (const { column, chunk } of builder.take()) await sink.chunk(column, chunk);
  for (const { column, chunk } of builder.finish()) {
    signal?.throwIfAborted();
    await sink.chunk(column, chunk);
  }
  return builder.result();
}

function refuseOtherColumns(header: readonly string[], plan: ReadPlan): void {
  const sources = header.map((name) => name.trim());
  const planned = plan.columns.map(({ source }) => source);
  if (sources.length === planned.length && sources.every((name, i) => name === planned[i])) return;
  const differing = planned.findIndex((name, i) => name !== sources[i]);
  const index = differing < 0 ? planned.length : differing;
  throw new Problem({
    code: 'csv.otherColumns',
    message: 'The file does not have the columns that it was to be read with.',
    expected: planned[index] === undefined ? 'no further column' : `“${planned[index]}”`,
    found: sources[index] === undefined ? 'no further column' : `“${sources[index]}”`,
    where: `line 1, column ${String(index + 1)}`,
    fix: 'Preview the file again.',
  });
}
