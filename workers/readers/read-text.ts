import type { OnProgress } from '../../src/compute/calls.ts';
import { Problem } from '../../src/core/kernel/problem.ts';
import type { CellBatch } from '../../src/core/table/cell-list.ts';
import { CsvTextCheck, refuseOtherThanCsv, textStart } from '../../src/core/table/csv-text.ts';
import { CsvTokenizer } from '../../src/core/table/csv-tokenizer.ts';
import type { EncodingGuess } from '../../src/core/table/encoding.ts';
import { dropFirstRow } from '../../src/core/table/drop-first-row.ts';
import { afterLines } from '../../src/core/table/lines-before.ts';
import { JsonTokenizer } from '../../src/core/table/json-tokenizer.ts';
import { previewCsv } from '../../src/core/table/preview-csv.ts';
import type { GivenPlan } from '../../src/core/table/preview-csv.ts';
import { previewJson } from '../../src/core/table/preview-json.ts';
import type { Preview, ReadPlan } from '../../src/core/table/read-plan.ts';
import { sniffJson } from '../../src/core/table/sniff-json.ts';
import { TableBuilder } from '../../src/core/table/table-builder.ts';
import type { TableRead } from '../../src/core/table/table-builder.ts';
import { textsOfRow } from '../../src/core/table/texts-of-row.ts';
import type { ByteSource } from './byte-source.ts';
import { headOf } from './byte-stream.ts';
import type { ChunkSink } from './chunk-sink.ts';
import { contentOf } from './gunzipped.ts';
import { encodingNotes, encodingOf } from './text-encoding.ts';
import { transcoded } from './transcoded.ts';
import { turned, turnedPieces } from './turned.ts';

/** Names and types are told from this much of the file. */
const HEAD_BYTES = 4 * 1024 * 1024;

/** Proposes how to read a table in text form: CSV and its kin, JSON or JSON Lines; packed with gzip or not. */
export async function previewText(source: ByteSource, given: GivenPlan): Promise<Preview> {
  const guess = await encodingOf(source, given.encoding);
  const text = transcoded(await contentOf(source), guess.encoding);
  const { head, complete, fileBytes } = await headOf(text, HEAD_BYTES);
  const file = { name: source.name, bytes: source.size };
  const json = sniffJson(head.subarray(textStart(head)));
  if (json?.turnable) {
    const pieces = await turnedPieces(transcoded(await contentOf(source), guess.encoding));
    if (pieces) return previewTurned(file, pieces, guess, given);
  }
  const preview = json
    ? previewJson(file, head, complete, json, given)
    : previewCsv(file, head, complete, given);
  const plan = { ...preview.plan, encoding: guess.encoding };
  return { ...preview, plan, bytesSeen: fileBytes, notes: [...encodingNotes(guess), ...preview.notes] };
}

/** A text that is turned into records is proposed as these are. */
async function previewTurned(
  file: { name: string; bytes: number },
  pieces: Generator<Uint8Array<ArrayBuffer>>,
  guess: EncodingGuess,
  given: GivenPlan,
): Promise<Preview> {
  const records = {
    next: () => Promise.resolve(pieces.next().value ?? null),
    done: 0,
    close: () => Promise.resolve(),
  };
  const { head, complete } = await headOf(records, HEAD_BYTES);
  const shape = { format: 'json', records: null } as const;
  const preview = previewJson(
    file,
    head,
    complete,
    { shape, others: [], nothing: null, turnable: true },
    given,
  );
  const note = {
    code: 'json.columns',
    message: 'The file is written column by column, or as lists without names, and is turned into rows.',
  };
  return {
    ...preview,
    plan: { ...preview.plan, encoding: guess.encoding, turned: true },
    notes: [...encodingNotes(guess), note, ...preview.notes],
  };
}

/** What cuts pieces of text into batches of cells. */
interface Tokenizer {
  push(piece: Uint8Array): void;
  end(): void;
  take(): CellBatch | null;
}

/**
 * Reads a table in text form as the plan says, in one pass and in bounded memory but for the columns that are handed
 * out at the end (see ColumnBuilder). Throws Problem "csv.empty", "csv.utf16", "csv.binary", "csv.rowTooLong",
 * "csv.otherColumns", "json.syntax", "json.otherShape", "json.recordTooLong", "text.encoding", "gzip.damaged",
 * "gzip.tooDense".
 */
export async function readText(
  source: ByteSource,
  plan: ReadPlan,
  sink: ChunkSink,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<TableRead> {
  const tokenizer = tokenizerOf(plan);
  const builder = new TableBuilder(plan);
  const check = new CsvTextCheck();
  let headerDue = plan.format === 'csv' && plan.header;
  const readRows = (): void => {
    for (let cells = tokenizer.take(); cells; cells = tokenizer.take()) {
      if (headerDue) refuseOtherColumns(textsOfRow(cells, 0), plan);
      builder.append(headerDue ? dropFirstRow(cells) : cells);
      headerDue = false;
    }
  };
  const text = transcoded(await contentOf(source), plan.encoding ?? 'utf-8');
  const stream = plan.turned ? turned(text) : text;
  try {
    let first = true;
    for (let piece = await stream.next(); piece || first; piece = await stream.next()) {
      signal?.throwIfAborted();
      const bytes = piece ?? new Uint8Array(0);
      if (first) refuseOtherThanCsv(bytes);
      check.push(bytes);
      tokenizer.push(first ? tableOf(bytes, plan) : bytes);
      first = false;
      readRows();
      for (const { column, chunk } of builder.take()) await sink.chunk(column, chunk);
      onProgress({ phase: 'reading', done: stream.done, total: source.size, unit: 'bytes' });
      if (builder.full) break;
    }
  } finally {
    await stream.close();
  }
  if (!builder.full) {
    check.end();
    tokenizer.end();
    readRows();
  }
  for (const { column, chunk } of builder.take()) await sink.chunk(column, chunk);
  for (const { column, chunk } of builder.finish()) {
    signal?.throwIfAborted();
    await sink.chunk(column, chunk);
  }
  return builder.result();
}

/** The first piece without what stands before the table. */
function tableOf(piece: Uint8Array, { linesBefore = 0 }: ReadPlan): Uint8Array {
  const text = piece.subarray(textStart(piece));
  return text.subarray(afterLines(text, linesBefore));
}

function tokenizerOf(plan: ReadPlan): Tokenizer {
  if (plan.format === 'csv') return new CsvTokenizer(plan, 1 + (plan.linesBefore ?? 0));
  const shape =
    plan.format === 'jsonl'
      ? ({ format: 'jsonl' } as const)
      : ({ format: 'json', records: plan.records ?? null } as const);
  return new JsonTokenizer(
    shape,
    plan.columns.map(({ source }) => source),
  );
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
