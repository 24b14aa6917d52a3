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
import type { ChunkSink } from './chunk-sink.ts';

/** Types are inferred from this much of the file. */
const HEAD_BYTES = 4 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;

export async function previewCsvFile(source: ByteSource, given: GivenPlan): Promise<Preview> {
  const head = await source.slice(0, Math.min(source.size, HEAD_BYTES));
  return previewCsv({ name: source.name, bytes: source.size }, head, head.length >= source.size, given);
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
  let next = source.slice(0, PIECE_BYTES);
  for (let from = 0; from < source.size || from === 0; from += PIECE_BYTES) {
    signal?.throwIfAborted();
    const piece = await next;
    const done = Math.min(source.size, from + PIECE_BYTES);
    // The next piece is fetched while this one is read; a failure shows when it is awaited.
    next = source.slice(done, Math.min(source.size, done + PIECE_BYTES));
    next.catch(() => undefined);
    if (from === 0) refuseOtherThanCsv(piece);
    check.push(piece);
    tokenizer.push(from === 0 ? piece.subarray(textStart(piece)) : piece);
    readRows();
    for (const { column, chunk } of builder.take()) await sink.chunk(column, chunk);
    onProgress({ phase: 'reading', done, total: source.size, unit: 'bytes' });
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
