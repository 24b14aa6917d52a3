// First, since it gives Node an IndexedDB before the store looks for one.
import { emptyStore, startJob } from '../../storage/fresh-store.ts';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JobTicket } from '../../../src/compute/calls.ts';
import type { LogProfile, ProfileQuestion } from '../../../src/core/drift/log-profile.ts';
import { isProfileLayout } from '../../../src/core/drift/profile-layout.ts';
import { readProfile } from '../../../src/core/drift/read-profile.ts';
import type { Digest, Id } from '../../../src/core/kernel/objects.ts';
import { chunksOf, encodeChunk } from '../../../src/core/table/chunk-codec.ts';
import { lengthOf, type Column, type TableVersion } from '../../../src/core/table/column.ts';
import type { ReadPlan } from '../../../src/core/table/read-plan.ts';
import { objectOf, stageChunks } from '../../../src/storage/objects.ts';
import { metaOf } from '../../../workers/column-store.ts';
import { logProfile, profileLog } from '../../../workers/analyze/profile-log.ts';
import { finishJob } from '../../../workers/finish-job.ts';
import { bytesSource } from '../../../workers/readers/byte-source.ts';
import { exportProfile } from '../../../workers/pack/export-profile.ts';
import { columnFrom, textColumn, timestampColumn } from '../../core/column-from.ts';
import { readAll, type WholeTable } from '../readers/read-all.ts';

const DAY = 86_400_000;
const madeBy = { recipe: 'test', inputs: [], seed: null, environment: null };

async function ticketOf(name: string): Promise<JobTicket> {
  return { job: await startJob(name), project: 'project' as Id, name };
}

async function stored(columns: readonly Column[]): Promise<Digest> {
  const ticket = await ticketOf('log');
  const rows = lengthOf(columns[0]!);
  const metas = await Promise.all(
    columns.map(async (column) =>
      metaOf(column, await stageChunks(ticket.job, chunksOf(column, rows).map(encodeChunk))),
    ),
  );
  const table = await finishJob<TableVersion>(
    ticket,
    { kind: 'table', rows, columns: metas, source: null },
    madeBy,
  );
  return table.digest;
}

function golden(name: string, change?: (plan: ReadPlan) => ReadPlan): Promise<WholeTable> {
  const bytes = readFileSync(new URL(`../../golden/profiles/${name}.parquet`, import.meta.url));
  return readAll(bytesSource(`${name}.parquet`, new Uint8Array(bytes)), change);
}

/** The profile as it was made elsewhere. */
async function foreign(name: string): Promise<LogProfile> {
  const { values, rows } = await golden(name);
  return readProfile(values, rows);
}

async function made(
  question: Omit<ProfileQuestion, 'table'>,
  columns: readonly Column[],
): Promise<LogProfile> {
  const table = await stored(columns);
  const { digest } = await profileLog({ ...question, table }, await ticketOf('profile'), () => undefined);
  return logProfile(digest);
}

/** By name of column, and sums to the places that hold whatever the order of adding. */
function comparable({ windows, columns }: LogProfile): unknown {
  const near = (sums: Float64Array): string[] => [...sums].map((sum) => sum.toPrecision(9));
  return {
    windows,
    columns: Object.fromEntries(
      columns.map(({ profile: { sums, squares, ...counts }, ...column }) => [
        column.name,
        { column, counts, sums: near(sums), squares: near(squares) },
      ]),
    ),
  };
}

beforeEach(emptyStore);

describe('profileLog', () => {
  it('equals the reference SQL in DuckDB', async () => {
    const { values } = await golden('log', (plan) => ({
      ...plan,
      columns: plan.columns.map((column) =>
        column.name === 'comment'
          ? { ...column, type: 'text' }
          : ['many', 'never', 'plan'].includes(column.name)
            ? { ...column, type: 'category' }
            : column,
      ),
    }));
    const columns = values.map(({ name }) => name).filter((name) => name !== 'time');
    const windows = { by: 'time', everyMs: DAY } as const;
    const ours = await made({ time: 'time', columns, windows }, values);
    expect(ours.columns).toHaveLength(columns.length);
    expect(comparable(ours)).toEqual(comparable(await foreign('profile')));
  });

  it('samples as the reference SQL where there are more rows than a sample has', async () => {
    const rows = Float64Array.from({ length: 100_000 }, (_, row) => row);
    const base = { unit: null, missing: 0, role: 'feature' } as const;
    const log: Column[] = [
      { ...base, name: 'time', type: 'timestamp', data: rows.map((row) => row * 1000), zone: 'utc' },
      { ...base, name: 'n', type: 'integer', data: Int32Array.from(rows, (row) => (row * 7919) % 10_007) },
    ];
    const ours = await made({ time: 'time', columns: ['n'], windows: { by: 'time', everyMs: DAY / 4 } }, log);
    expect(comparable(ours)).toEqual(comparable(await foreign('sampled')));
  });

  it('leaves times out, tells how far it is, and keeps the counts off the shelf', async () => {
    const at = Float64Array.from([1, 2]);
    const time: Column = {
      name: 'at',
      unit: null,
      missing: 0,
      role: 'timestamp',
      type: 'timestamp',
      data: at,
      zone: 'utc',
    };
    const table = await stored([time, columnFrom('word', ['a', 'b'])]);
    const done: number[] = [];
    const ticket = await ticketOf('profile');
    const windows = { by: 'rows', rows: 1, tail: 'keep' } as const;
    const question = { table, time: 'at', columns: ['at', 'word'], windows };
    const kept = await profileLog(question, ticket, (progress) => done.push(progress.done));
    expect(done.at(-1)).toBe(2);
    expect(await objectOf('table', kept.digest)).toMatchObject({ rows: 4, madeBy: { inputs: [table] } });
    const { windows: found, columns } = await logProfile(kept.digest);
    expect(found).toEqual([
      { fromMs: 1, toMs: 2, rows: 1 },
      { fromMs: 2, toMs: 3, rows: 1 },
    ]);
    expect(columns.map(({ name }) => name)).toEqual(['word']);
  });

  it('needs a column of times, and a profile where one is asked for', async () => {
    const table = await stored([columnFrom('word', ['a', 'b'])]);
    const question = { table, columns: ['word'], windows: { by: 'time', everyMs: DAY } as const };
    const ask = async (time: string): Promise<unknown> =>
      profileLog({ ...question, time }, await ticketOf('profile'), () => undefined);
    await expect(ask('word')).rejects.toMatchObject({ facts: { code: 'log.time' } });
    await expect(ask('when')).rejects.toMatchObject({ facts: { code: 'field.missing' } });
    await expect(logProfile(table)).rejects.toMatchObject({ facts: { code: 'profile.layout' } });
  });

  it.each(['parquet', 'json'] as const)('goes out as %s and comes in again as it was', async (format) => {
    const words = ['NA', '🦜 "quoted"', null, '1'];
    const at = Float64Array.from([0, 2 * DAY, 2 * DAY + 1, 2 * DAY + 2]);
    const columns: Column[] = [
      { ...timestampColumn('at', []), type: 'timestamp', data: at, zone: 'utc' },
      columnFrom('NA', words),
      columnFrom('2', [0.1, null, -3, 1e-9]),
      textColumn('said', words),
    ];
    const question = {
      time: 'at',
      columns: ['NA', '2', 'said'],
      windows: { by: 'time', everyMs: DAY },
    } as const;
    const table = await stored(columns);
    const { digest } = await profileLog({ ...question, table }, await ticketOf('profile'), () => undefined);
    const file = await exportProfile(digest, format, () => undefined);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { values, rows, plan } = await readAll(bytesSource(`profile.${format}`, bytes)).then((read) => ({
      ...read,
      plan: read.preview.plan,
    }));
    expect(isProfileLayout(plan.columns.map(({ name }) => name))).toBe(true);
    expect(readProfile(values, rows)).toEqual(await logProfile(digest));
  });
});
