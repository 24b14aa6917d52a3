import { transfer } from 'comlink';
import type { AnalyzeApi } from '../../src/compute/contract.ts';
import { cellsOfColumn, countColumn } from '../../src/core/drift/count-column.ts';
import type { LogProfile, LogWindows, ProfiledColumn } from '../../src/core/drift/log-profile.ts';
import { windowsOf } from '../../src/core/drift/log-windows.ts';
import { profileColumns } from '../../src/core/drift/profile-layout.ts';
import { readProfile } from '../../src/core/drift/read-profile.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import { chunksOf } from '../../src/core/table/chunk-codec.ts';
import { lengthOf, type TableVersion } from '../../src/core/table/column.ts';
import { owning } from '../../src/storage/jobs.ts';
import { objectOf } from '../../src/storage/objects.ts';
import { ColumnStore, metaOf } from '../column-store.ts';
import { finishJob } from '../finish-job.ts';
import { readColumn } from '../table-cache.ts';
import { throttled } from '../throttle.ts';
import { FieldSource } from './field-source.ts';
import { ReadInTurn } from './read-in-turn.ts';
import { timesOf } from './times-of.ts';

/** Counts a log by window, reading each column once and letting it go, and keeps the counts off the shelf. */
export const profileLog: AnalyzeApi['profileLog'] = ({ table, time, columns, windows }, ticket, onProgress) =>
  owning(ticket.job, async () => {
    const source = await FieldSource.open(table, null);
    const report = throttled(onProgress);
    const log = windowsOf(await timesOf(source, time), windows);
    const metas = columns.map((name) => source.metaOf({ of: 'data', name })!);
    const counted: ProfiledColumn[] = [];
    const inTurn = await ReadInTurn.open(source, { op: 'all' });
    for await (const { column, place } of inTurn.all(metas)) {
      const profiled = cellsOfColumn(column, log);
      if (profiled) {
        countColumn(profiled, column, log.windowOf);
        counted.push(profiled);
      }
      report({ phase: 'Counting columns', done: place + 1, total: metas.length, unit: 'columns' });
    }
    const made = profileColumns({ windows: log.windows, columns: counted });
    const rows = lengthOf(made[0]!);
    const store = new ColumnStore(ticket.job);
    for (const [index, column] of made.entries())
      for (const chunk of chunksOf(column, rows)) await store.add(index, chunk);
    const digests = await store.finish(made.length);
    return finishJob<TableVersion>(
      { ...ticket, unshelved: true },
      { kind: 'table', rows, columns: made.map((column, at) => metaOf(column, digests[at]!)), source: null },
      {
        recipe: `profile of “${time}” by windows ${inWords(windows)}`,
        inputs: [table],
        seed: null,
        environment: null,
      },
    );
  });

/** The counts of a profile that was kept, or made elsewhere. */
export const logProfile: AnalyzeApi['logProfile'] = async (profile) => {
  const read = await profileAt(profile);
  const buffers = read.columns.flatMap(({ profile: of }) =>
    [of.counts, of.missing, of.infinite, of.sums, of.squares, of.low, of.high].map(({ buffer }) => buffer),
  );
  return transfer(read, buffers);
};

/** Throws Problem "profile.layout". */
export async function profileAt(profile: Digest): Promise<LogProfile> {
  const { columns, rows } = await objectOf('table', profile);
  return readProfile(await Promise.all(columns.map(readColumn)), rows);
}

function inWords(windows: LogWindows): string {
  return windows.by === 'time'
    ? `of ${String(windows.everyMs / 3_600_000)} hours`
    : `of ${String(windows.rows)} rows (${windows.tail} the rest)`;
}
