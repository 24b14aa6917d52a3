import { beforeAll, describe, expect, it } from 'vitest';
import { emptyStore } from '../../storage/fresh-store.ts';
import type { LogWindow } from '../../../src/core/drift/log-profile.ts';
import type { Digest } from '../../../src/core/kernel/objects.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import type { FeedbackQuestion } from '../../../src/core/monitor/feedback-report.ts';
import type { LogColumns } from '../../../src/core/monitor/log.ts';
import type { WatchQuestion } from '../../../src/core/monitor/watch-report.ts';
import type { Column } from '../../../src/core/table/column.ts';
import { feedbackOf } from '../../../workers/analyze/feedback-of.ts';
import { watchStreamOf } from '../../../workers/analyze/watch-stream-of.ts';
import { columnFrom, numberColumn } from '../../core/column-from.ts';
import { storedTable } from './stored-table.ts';

const ROWS = 4000;
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
/** The row from which answers are worse, latency higher and thumbs down. */
const CHANGE = 2400;

const COLUMNS: LogColumns = {
  ...{
    time: 'at',
    inputs: [],
    prediction: 'said',
    scores: [],
    positive: 'yes',
    label: 'true',
    labelTime: null,
  },
  ...{ latency: 'latency', modelVersion: 'version', feedback: ['thumb'] },
};
const windows: readonly LogWindow[] = Array.from({ length: 40 }, (_, day) => ({
  ...{ fromMs: START + day * DAY, toMs: START + (day + 1) * DAY, rows: ROWS / 40 },
}));
const timeOf = (row: number): number => START + Math.floor((row * 40 * DAY) / ROWS);

let table: Digest;

beforeAll(async () => {
  await emptyStore();
  const random = createRandom(7);
  const isLater = (row: number): boolean => row >= CHANGE;
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  const truth = rows.map(() => random.uniform() < 0.4);
  const said = truth.map((yes, row) => (random.uniform() < (isLater(row) ? 0.35 : 0.1) ? !yes : yes));
  const thumb = rows.map((row) =>
    random.uniform() < 0.7 ? null : random.uniform() < (isLater(row) ? 0.5 : 0.85) ? 'up' : 'down',
  );
  const latency = rows.map((row) => 100 + 20 * random.uniform() + (isLater(row) ? 15 : 0));
  const data = Float64Array.from(rows, timeOf);
  const at: Column = {
    ...{ name: 'at', unit: null, missing: 0, role: 'timestamp', type: 'timestamp', zone: 'utc' },
    data,
  };
  const columns = [
    at,
    columnFrom(
      'said',
      said.map((yes) => (yes ? 'yes' : 'no')),
    ),
    columnFrom(
      'true',
      truth.map((yes, row) => (row % 10 === 0 ? null : yes ? 'yes' : 'no')),
    ),
    columnFrom('thumb', thumb),
    numberColumn('latency', latency),
    columnFrom(
      'version',
      rows.map((row) => isLater(row)),
    ),
  ];
  table = await storedTable('log', columns);
});

const ask = (over: Partial<Extract<WatchQuestion, { of: 'rows' }>>) =>
  watchStreamOf(
    {
      ...{ of: 'rows', table, columns: COLUMNS, stream: { of: 'wrong' }, good: null, nature: 'errors' },
      ...{ detectors: { adwin: {}, hddmA: {}, hddmW: {} }, seed: 1, windows, reference: null, ...over },
    },
    () => true,
  );

describe('a stream of a log', () => {
  it('of errors: a planted change is found soon after, and never before', async () => {
    const report = (await ask({}))!;
    expect(report.values).toBe(ROWS * 0.9);
    expect(report.without).toBe(ROWS / 10);
    expect(report.answers.map(({ detector }) => detector)).toEqual(['adwin', 'hddmA', 'hddmW']);
    for (const { detector, detections } of report.answers) {
      const first = detections[0]!;
      expect(first.atMs, detector).toBeGreaterThan(timeOf(CHANGE));
      expect(first.atMs).toBeLessThan(timeOf(CHANGE) + 4 * DAY);
      expect(first.before.mean).toBeLessThan(first.after.mean);
      expect(first.before.interval!.high).toBeLessThan(first.after.interval!.low);
    }
    expect(report.shape.shape).toBe('sudden');
    expect(report.levels[report.shape.kept[report.shape.evidence[0]!.changes[0]!]!]!.fromMs).toBe(
      timeOf(CHANGE),
    );
  });

  it('of numbers is watched on the scale of the reference, by those who can', async () => {
    const report = (await ask({
      ...{ stream: { of: 'number', column: 'latency' }, nature: 'number' },
      ...{ detectors: { pageHinkley: {}, kswin: {}, ddm: {} } },
      reference: { fromMs: START, toMs: START + 20 * DAY },
    }))!;
    expect(report.answers.map(({ detector }) => detector)).toEqual(['pageHinkley', 'kswin']);
    expect(report.scale!.middle).toBeCloseTo(110, 0);
    expect(report.scale!.span).toBeCloseTo((6 * 20) / Math.sqrt(12), 0);
    expect(report.answers[0]!.detections[0]!.atMs).toBeGreaterThanOrEqual(timeOf(CHANGE));
  });

  it('of shares and of feedback that is not good', async () => {
    const version = (await ask({
      stream: { of: 'value', column: 'version', value: 'true' },
      nature: 'zeroOne',
    }))!;
    expect(version.levels[0]!.mean).toBe(0);
    expect(version.levels.at(-1)!.mean).toBe(1);
    const good = { of: 'values', values: ['up'] } as const;
    const bad = (await ask({ stream: { of: 'badFeedback', column: 'thumb' }, good }))!;
    expect(bad.levels[0]!.mean).toBeLessThan(0.5);
    expect(bad.answers[0]!.detections).toHaveLength(1);
  });

  it('by window, and stopped as soon as the answer is no', async () => {
    const values = Float64Array.from(windows, (_, at) => (at === 3 ? NaN : at < 25 ? 1 : 2));
    const question: WatchQuestion & { of: 'windows' } = {
      ...{ of: 'windows', nature: 'number', detectors: { pageHinkley: { threshold: 3, warmUp: 5 } } },
      ...{ seed: 1, windows, reference: null, values, n: values.map(() => 10), variances: null },
    };
    const report = (await watchStreamOf(question, () => true))!;
    expect([report.values, report.without]).toEqual([39, 1]);
    expect(report.levels[3]!.mean).toBeNaN();
    expect(report.shape.evidence[0]).toMatchObject({ shape: 'sudden', changes: [24] });
    const many = { ...question, values: new Float64Array(40_000), n: new Float64Array(40_000), windows: [] };
    const long = Array.from({ length: 40_000 }, (_, at) => ({ fromMs: at, toMs: at + 1, rows: 1 }));
    expect(await watchStreamOf({ ...many, windows: long }, () => false)).toBeNull();
  });
});

describe('feedback of a log', () => {
  const question: Omit<FeedbackQuestion, 'table'> = {
    ...{
      time: 'at',
      column: 'thumb',
      good: { of: 'values', values: ['up'] },
      windows,
      by: ['version', 'latency'],
    },
    slices: [
      {
        id: 's' as never,
        name: 'slow',
        where: { op: 'ge', field: { of: 'data', name: 'latency' }, value: 130 },
      },
    ],
  };

  it('counts by window, version and slice, with its trend and its change', async () => {
    const report = await feedbackOf({ ...question, table });
    expect(report.rows).toBe(ROWS);
    expect(report.windows).toHaveLength(40);
    expect(report.answered / ROWS).toBeGreaterThan(0.25);
    expect(report.trend.slope).toBeLessThan(0);
    expect(report.changes).toHaveLength(1);
    expect(report.changes[0]!.atMs).toBeGreaterThan(timeOf(CHANGE));
    expect(report.worst!.fromMs).toBeGreaterThanOrEqual(timeOf(CHANGE) - DAY);
    expect(report.best!.toMs).toBeLessThanOrEqual(timeOf(CHANGE) + DAY);
    const [versions, latencies] = report.groups;
    expect(latencies!.groups).toBeNull();
    expect(versions!.groups!.map(({ name }) => name)).toEqual(['false', 'true']);
    expect(versions!.groups!.reduce((sum, { good }) => sum + good, 0)).toBe(report.good);
    expect(report.slices[0]!.rows).toBeGreaterThan(0);
    expect(report.slices[0]!.rows).toBeLessThan(ROWS - CHANGE + 1);
  });

  it('says where a column holds no such feedback', async () => {
    await expect(
      feedbackOf({ ...question, table, column: 'thumb', good: { of: 'atLeast', value: 3 } }),
    ).rejects.toMatchObject({ facts: { code: 'feedback.notSuch' } });
  });
});
