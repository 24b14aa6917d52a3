import { describe, expect, it } from 'vitest';
import { emptyProfile } from '../../../src/core/drift/window-profile.ts';
import { errorEpisodes } from '../../../src/core/monitor/error-episodes.ts';
import { scoreColumns } from '../../../src/core/monitor/score-columns.ts';
import { errorShares, scoreDetector, scoreErrorAlarm } from '../../../src/core/monitor/score-trials.ts';
import type { TrialRun } from '../../../src/core/monitor/stream-trial.ts';
import { watchArrivals } from '../../../src/core/monitor/watch-arrivals.ts';
import { DAY_MS } from '../../../src/core/simulate/stream-question.ts';
import type { StreamTruth, TrueChange } from '../../../src/core/simulate/stream-truth.ts';

function change(id: string, kind: TrueChange['kind'], fromDay: number, toDay: number): TrueChange {
  const periods = [{ fromMs: fromDay * DAY_MS, toMs: toDay * DAY_MS }];
  return { id, name: id, kind, shape: 'sudden', columns: [id], otherRows: false, periods };
}

/** 60 days of 100 rows: 10% wrong, 30% where `isBad`, and a little to and fro. */
function truth(changes: readonly TrueChange[], isBad: (day: number) => boolean): StreamTruth {
  return {
    changes,
    rowsByDay: Array.from({ length: 60 }, () => 100),
    errorByDay: Array.from({ length: 60 }, (_, day) => (isBad(day) ? 0.3 : 0.1) + 0.01 * (day % 2)),
  };
}

function run(detections: readonly number[], isBad: (day: number) => boolean): TrialRun {
  const all = truth([change('a', 'concept', 30, 60)], isBad);
  return {
    seed: 1,
    episodes: errorEpisodes(all, 0),
    detections: { ddm: detections },
    labels: Float64Array.from(all.rowsByDay),
    errors: Float64Array.from(all.rowsByDay, (rows, day) => rows * all.errorByDay[day]!),
    truth: all,
  };
}

describe('episodes of more errors', () => {
  it('are those of concepts, and of what else shows in the errors', () => {
    const changes = [change('seen', 'covariate', 10, 20), change('harmless', 'covariate', 40, 50)];
    expect(
      errorEpisodes(
        truth(changes, (day) => day >= 10 && day < 20),
        0,
      ),
    ).toEqual([{ from: 10, to: 20 }]);
    expect(
      errorEpisodes(
        truth([change('c', 'concept', 5, 9)], () => false),
        0,
      ),
    ).toEqual([{ from: 5, to: 9 }]);
  });

  it('are not put down to what merely goes on at the same time', () => {
    const changes = [change('c', 'concept', 30, 60), change('beside', 'newCategory', 45, 60)];
    expect(
      errorEpisodes(
        truth(changes, (day) => day >= 30),
        0,
      ),
    ).toEqual([{ from: 30, to: 60 }]);
  });
});

describe('scores over many such logs', () => {
  it('are those of one long log', () => {
    const bad = (day: number): boolean => day >= 30;
    const score = scoreDetector([run([5, 33], bad), run([], bad)], 'ddm');
    expect(score).toEqual({
      alarms: 2,
      right: 1,
      precision: 0.5,
      recall: 0.5,
      meanDelay: 3,
      betweenFalseAlarms: 60,
    });
  });

  it('an alarm on the share of errors of some days follows its threshold', () => {
    const one = run([], (day) => day >= 30);
    expect(errorShares(one, 7)[29]).toBeCloseTo(0.1, 1);
    expect(errorShares(one, 7)[40]).toBeCloseTo(0.3, 1);
    const rule = { bad: 'above' as const, raise: 0.2, clear: 0.2, forWindows: 1 };
    expect(scoreErrorAlarm([one], rule, 7)).toMatchObject({ alarms: 1, right: 1, recall: 1, meanDelay: 3 });
    expect(scoreErrorAlarm([one], { ...rule, raise: 0.9, clear: 0.9 }, 7)).toMatchObject({
      alarms: 0,
      recall: 0,
    });
  });
});

it('detectors see errors in the order in which labels come, and none after the end', () => {
  const rows = 4000;
  const labelled = Float64Array.from({ length: rows }, (_, row) => (row * 40 * DAY_MS) / rows);
  const wrong = Float64Array.from({ length: rows }, (_, row) => Number(row % (row < 2000 ? 10 : 2) === 0));
  const setting = { startMs: 0, days: 30, seed: 1 };
  const seen = watchArrivals(labelled.toReversed(), wrong.toReversed(), setting);
  expect(seen.labels.reduce((sum, one) => sum + one, 0)).toBe(3000);
  expect(seen.detections.ddm!.length).toBeGreaterThan(0);
  expect(seen.detections.ddm![0]).toBeGreaterThanOrEqual(20);
  expect(seen.detections.adwin![0]).toBeLessThan(24);
});

it('columns are scored by week outside the reference', () => {
  const windows = Array.from({ length: 28 }, (_, day) => ({
    fromMs: day * DAY_MS,
    toMs: (day + 1) * DAY_MS,
    rows: 100,
  }));
  const columnOf = (name: string, fromDay: number) => {
    const profile = emptyProfile(28, 2);
    windows.forEach((_, day) => profile.counts.set(day >= fromDay ? [10, 90] : [90, 10], 2 * day));
    return { name, unit: null, kind: 'values' as const, values: ['x', 'y'], others: false, profile };
  };
  const parts = [0, 1, 2, 3].map((week) => ({ from: 7 * week, to: 7 * week + 7 }));
  const scored = scoreColumns(
    { windows, columns: [columnOf('a', 15), columnOf('b', 99)] },
    truth([change('a', 'covariate', 14, 28)], () => false),
    parts,
    { reference: { from: 0, to: 7 }, limitOf: () => 0.1, inputs: ['a', 'b'] },
  );
  expect(scored).toMatchObject([
    { column: 'a', is: 'changed', score: { alarms: 2, right: 2, recall: 1, meanDelay: 0 } },
    { column: 'b', is: 'unchanged', score: { alarms: 0, recall: null } },
  ]);
});
