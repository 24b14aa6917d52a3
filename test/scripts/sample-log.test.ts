import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ChunkStore } from '../../scripts/samples/chunk-store.ts';
import { cellKolmogorovSmirnov } from '../../src/core/drift/cell-distances.ts';
import { windowsWithin, type LogProfile } from '../../src/core/drift/log-profile.ts';
import { rangeOf, runningProfile, type RangeProfile } from '../../src/core/drift/range-profile.ts';
import { readProfile } from '../../src/core/drift/read-profile.ts';
import type { Digest } from '../../src/core/kernel/objects.ts';
import type { LogDocument } from '../../src/core/monitor/log.ts';
import { streamQuestionOf, truthOf } from '../../src/core/monitor/made-log.ts';
import { decodeColumn } from '../../src/core/table/chunk-codec.ts';
import type { Column, TableVersion } from '../../src/core/table/column.ts';
import { sha256 } from '../../src/storage/sha256.ts';
import { readProject, type ReadProject } from '../../workers/readers/read-project.ts';

const FILE = join(import.meta.dirname, '../../public/samples/loan-approval.drydock.zip');
const store = new ChunkStore();
let project: ReadProject;
let log: LogDocument;
let profile: LogProfile;

beforeAll(async () => {
  project = await readProject(new Blob([readFileSync(FILE)]), store, sha256, () => undefined);
  log = project.documents.find((each): each is LogDocument => each.kind === 'log')!;
  const counts = table(log.body.profile!);
  profile = readProfile(columnsOf(counts), counts.rows);
});

function table(digest: Digest): TableVersion {
  return project.objects.find((object): object is TableVersion => object.digest === digest)!;
}

function columnsOf({ columns }: TableVersion): Column[] {
  return columns.map((meta) =>
    decodeColumn(
      meta,
      meta.chunks.map((chunk) => store.get(chunk)),
    ),
  );
}

/** A column over the reference and the current period. */
function bothOf(name: string): [RangeProfile, RangeProfile] {
  const running = runningProfile(profile.columns.find((column) => column.name === name)!.profile);
  return [log.body.reference!, log.body.current!].map((period) => {
    const { from, to } = windowsWithin(profile.windows, period);
    return rangeOf(running, from, to);
  }) as [RangeProfile, RangeProfile];
}

describe('the log of the sample project', () => {
  it('is of nine months, a window a day, about 100 rows each, counted as it is', () => {
    const rows = table(log.body.profileOf!);
    expect(rows.rows).toBeGreaterThan(26_500);
    expect(rows.rows).toBeLessThan(28_000);
    expect(profile.windows).toHaveLength(272);
    expect(profile.windows[0]!.fromMs).toBe(Date.UTC(2025, 0, 2));
    expect(profile.windows.reduce((sum, window) => sum + window.rows, 0)).toBe(rows.rows);
    const entry = project.documents.find(({ id }) => id === log.body.dataset);
    expect(entry?.body).toMatchObject({ object: rows.digest });
  });

  it('keeps what truly happened, and the question by which it can be made again', () => {
    expect(truthOf(log.body)!.changes.map(({ kind, columns }) => [kind, ...columns])).toEqual([
      ['missing', 'credit_history_years'],
      ['concept', 'repaid'],
      ['covariate', 'income'],
      ['newCategory', 'employment'],
    ]);
    expect(streamQuestionOf(log.body)!.pool).toMatchObject({ label: 'repaid', positive: 'no' });
  });

  it('moves the income most of the numbers, and hardly what was left alone', () => {
    const distance = (name: string): number => cellKolmogorovSmirnov(...bothOf(name))!.value;
    const others = ['age', 'term_months', 'existing_loans', 'late_payments'];
    expect(distance('income')).toBeGreaterThan(0.2);
    for (const name of others) expect(distance(name), name).toBeLessThan(0.1);
  });

  it('has a kind of work from July that no row had before', () => {
    const employment = profile.columns.find(({ name }) => name === 'employment')!;
    if (employment.kind !== 'values') throw new TypeError();
    const at = employment.values.indexOf('gig work');
    const [before, after] = bothOf('employment');
    expect(before.counts[at]).toBe(0);
    expect(after.counts[at]! / after.n).toBeGreaterThan(0.06);
  });

  it('has more errors from June, which nobody sees before the labels of three weeks later', () => {
    const { errorByDay } = truthOf(log.body)!;
    const mean = (from: number, to: number): number =>
      errorByDay.slice(from, to).reduce<number>((sum, error) => sum + (error ?? 0), 0) / (to - from);
    expect(mean(150, 272) - mean(0, 150)).toBeGreaterThan(0.06);
    const [labels] = [profile.columns.find(({ name }) => name === 'repaid')!.profile];
    const unlabelled = (day: number): number => labels.missing[day]! / profile.windows[day]!.rows;
    expect(unlabelled(245)).toBeLessThan(0.2);
    expect(unlabelled(260)).toBe(1);
  });
});
