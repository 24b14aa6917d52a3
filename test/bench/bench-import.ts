import { inferSchema, initParser } from 'udsv';
import type { JobTicket } from '../../src/compute/calls.ts';
import type { ReadPlan } from '../../src/core/table/read-plan.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { encodeChunk } from '../../src/core/table/chunk-codec.ts';
import { dropStaging, owning } from '../../src/storage/jobs.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { ColumnStore } from '../../workers/column-store.ts';
import { finishJob } from '../../workers/finish-job.ts';
import { readFile } from '../../workers/parse/read-file.ts';
import { fileSource } from '../../workers/readers/byte-source.ts';
import { previewTable, readTable } from '../../workers/readers/read-table.ts';
import { beginJob, forget } from './bench-store.ts';
import { makeCsv } from './read-csv.ts';
import { takeTurns, type ArmTimes, type Phases } from './take-turns.ts';

export interface ImportTimes {
  bytes: number;
  rows: number;
  columns: number;
  udsv: ArmTimes;
  /** From the File to the committed table. */
  whole: ArmTimes;
  /** What the preview before it takes. */
  preview: ArmTimes;
  /** Its parts when nothing else goes on. */
  alone: ArmTimes;
}

/** Importing a CSV file as the app does, against uDSV's typed parse of the same bytes, in the same worker. */
export async function benchImport(options: {
  rows: number;
  columns: number;
  rounds: number;
}): Promise<ImportTimes> {
  const bytes = makeCsv(options.rows, options.columns);
  const file = new File([bytes], 'bench.csv');
  const { plan } = await previewTable(fileSource(file), {});
  let made: TableVersion | null = null;
  let ticket: JobTicket | null = null;
  let parts: Phases = {};
  const times = await takeTurns(
    [
      {
        name: 'udsv',
        run() {
          parseWithUdsv(bytes, options.rows);
        },
      },
      {
        name: 'whole',
        // The page begins jobs, before it asks the worker.
        async before() {
          ticket = await beginJob('import');
        },
        async run() {
          made = await importFile(file, plan, ticket!, options.rows);
        },
        after: () => forget(made!),
      },
      {
        name: 'preview',
        async run() {
          await previewTable(fileSource(file), {});
        },
      },
      {
        name: 'alone',
        async run() {
          parts = await partsAlone(file, plan);
        },
        phases: () => parts,
      },
    ],
    options.rounds,
  );
  return {
    bytes: bytes.length,
    rows: options.rows,
    columns: options.columns,
    udsv: times['udsv']!,
    whole: times['whole']!,
    preview: times['preview']!,
    alone: times['alone']!,
  };
}

/** uDSV's whole way from bytes to typed columns. */
export function parseWithUdsv(bytes: Uint8Array, rows: number): unknown[][] {
  const text = new TextDecoder().decode(bytes);
  const columns = initParser(inferSchema(text)).typedCols(text) as unknown[][];
  if (columns[0]?.length !== rows) throw new Error('uDSV did not read everything');
  return columns;
}

async function importFile(
  file: File,
  plan: ReadPlan,
  ticket: JobTicket,
  rows: number,
): Promise<TableVersion> {
  const read = await readFile(file, plan, ticket, () => undefined);
  if (read.state !== 'done' || read.table.rows !== rows) throw new Error('not everything was read');
  return read.table;
}

/** The same steps one after the other, each finished before the next begins. */
async function partsAlone(file: File, plan: ReadPlan): Promise<Phases> {
  const ticket = await beginJob('parts');
  return owning(ticket.job, async () => {
    const start = performance.now();
    const chunks: { column: number; chunk: Column }[] = [];
    const sink = { chunk: (column: number, chunk: Column) => void chunks.push({ column, chunk }) };
    const { rows, columns } = await readTable(fileSource(file), plan, sink, () => undefined);
    const read = performance.now();
    await Promise.all(chunks.map(({ chunk }) => sha256(encodeChunk(chunk))));
    const digested = performance.now();
    const store = new ColumnStore(ticket.job);
    for (const { column, chunk } of chunks) await store.add(column, chunk);
    const digests = await store.finish(columns.length);
    const written = performance.now();
    const table = await finishJob<TableVersion>(
      ticket,
      {
        kind: 'table',
        rows,
        columns: columns.map((column, i) => ({ ...column, chunks: digests[i]! })),
        source: null,
      },
      { recipe: 'bench', inputs: [], seed: null, environment: null },
    );
    const committed = performance.now();
    await forget(table);
    await dropStaging(ticket.job);
    return {
      'tokenize and type': read - start,
      digest: digested - read,
      'digest and write': written - digested,
      commit: committed - written,
    };
  });
}
