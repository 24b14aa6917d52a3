import { describe, expect, test } from 'vitest';
import { AggregateTraffic } from '../../../src/core/rollout/aggregate-traffic.ts';
import { logHarmEvidence, logPairedHarm } from '../../../src/core/harm/harm-evidence.ts';
import { metricReaders } from '../../../src/core/rollout/metric-reader.ts';
import { DEFAULT_METRIC, DEFAULT_STEP, type PlanMetric } from '../../../src/core/rollout/plan.ts';
import { plannedLooks } from '../../../src/core/rollout/planned-looks.ts';
import { COUNT, noCounts, RolloutLedger, type CountName } from '../../../src/core/rollout/rollout-ledger.ts';
import type { RolloutQuestion } from '../../../src/core/rollout/rollout-question.ts';
import type { MetricReading } from '../../../src/core/rollout/rollout-run.ts';
import type { TrafficStage } from '../../../src/core/rollout/rollout-stages.ts';
import { ALIKE, asked, canary, rowsLike, sceneLike } from './rollout-cases.ts';

const MINUTE = 60_000;
const STAGE = { challenger: 0.1, mirror: 0, control: 1 };

/** What a metric says after these beats of a minute, all shared as `stages` say. */
function reading(
  metric: Partial<PlanMetric>,
  beats: readonly Partial<Record<CountName, number>>[],
  more: Partial<RolloutQuestion> & { stages?: readonly TrafficStage[]; taken?: Map<string, number> } = {},
): MetricReading {
  const one = { ...DEFAULT_METRIC, id: 'm', source: 'error' as const, ...metric };
  const { stages, taken = new Map<string, number>(), ...question } = more;
  const scene = sceneLike(rowsLike(100, ALIKE), asked(canary([one]), question));
  const ledger = new RolloutLedger(beats.length);
  for (const beat of beats) {
    const counts = noCounts();
    for (const [name, count] of Object.entries(beat)) counts[COUNT[name as CountName]] = count;
    ledger.add(counts);
  }
  return metricReaders(scene).get('m')!({
    ledger,
    stages: stages ?? [{ ...STAGE, from: 0, to: beats.length }],
    delay: scene.clock.beatsOf(scene.question.labelDelayMs),
    atMs: beats.length * MINUTE,
    traffic: new AggregateTraffic(scene),
    isShown: true,
    isByUser: false,
    taken,
  });
}

const QUIET = {
  challenger: 10,
  challengerWrong: 1,
  control: 90,
  controlWrong: 9,
  champion: 90,
  championWrong: 9,
};
const LOUD = {
  challenger: 10,
  challengerWrong: 6,
  control: 90,
  controlWrong: 18,
  champion: 90,
  championWrong: 18,
};

describe('what a metric says', () => {
  test.each([
    [{ arm: 'canary' }, 0.6],
    [{ arm: 'delta' }, 0.4],
    [{ arm: 'ratio' }, 3],
    [{ arm: 'canary', windowMs: 2 * MINUTE }, 0.35],
    [{ arm: 'canary', source: 'successRate' }, 0.4],
    [{ arm: 'delta', source: 'successRate' }, -0.4],
  ] as const)('over its window, of its arm: %j', (metric, value) => {
    const limit = { failure: { op: '>', value: value - 0.01 } } as const;
    const said = reading({ ...metric, ...limit }, [QUIET, QUIET, LOUD]);
    expect(said.value).toBeCloseTo(value, 12);
    expect(said.outcome).toBe('fail');
    expect(
      reading({ ...metric, failure: { op: '>', value: value + 0.01 } }, [QUIET, QUIET, LOUD]).outcome,
    ).toBe('success');
  });

  test('wrong answers count once they are known, failures at once', () => {
    const beats = [QUIET, { ...LOUD, challengerFailed: 5 }];
    expect(reading({}, beats, { labelDelayMs: MINUTE }).value).toBeCloseTo(0.1, 12);
    expect(reading({}, beats, { labelDelayMs: MINUTE, signals: { m: 'failed' } }).value).toBe(0.5);
    expect(reading({}, beats, { labelDelayMs: 2 * MINUTE })).toMatchObject({
      outcome: 'noData',
      value: null,
    });
  });

  test('what is only shown to the challenger counts for it; a mismatch is its own', () => {
    const beat = { control: 50, controlWrong: 5, mirrored: 20, mirroredWrong: 8, mismatches: 7 };
    expect(reading({ arm: 'delta' }, [beat]).value).toBeCloseTo(0.3, 12);
    expect(reading({ source: 'mismatch' }, [beat]).value).toBeCloseTo(0.35, 12);
  });

  test('nothing to measure, nothing that is simulated, a test that cannot read it', () => {
    expect(reading({}, [{ control: 5 }])).toMatchObject({
      outcome: 'noData',
      why: expect.stringContaining('challenger') as string,
    });
    expect(reading({ source: 'custom' }, [LOUD])).toMatchObject({ outcome: 'success', value: null });
    const said = reading({ source: 'mismatch', test: 'eProcess' }, [{ challenger: 4, mismatches: 1 }]);
    expect(said).toMatchObject({ value: 0.25, why: expect.stringContaining('conditions') as string });
  });

  test('evidence from all of the stages, by the share that each had', () => {
    const stages = [
      { ...STAGE, from: 0, to: 1 },
      { challenger: 0.3, mirror: 0, control: 0.3 / 0.7, from: 1, to: 2 },
      { challenger: 1, mirror: 0, control: 1, from: 2, to: 3 },
    ];
    const said = reading({ test: 'eProcess', params: { alpha: 0.01 } }, [QUIET, LOUD, LOUD], { stages });
    const [first, second] = [
      logHarmEvidence({ weight: 0.1, challenger: 1, champion: 9 }),
      logHarmEvidence({ weight: 0.5, challenger: 6, champion: 18 }),
    ];
    // Three stages are planned: begun at the first, at the second, or not yet.
    const mean = Math.log((Math.exp(first + second) + Math.exp(second) + 1) / 3);
    expect(said.evidence!.value).toBeCloseTo(mean, 12);
    expect(said.evidence!.limit).toBeCloseTo(Math.log(100), 12);
  });

  test('pairs: of the requests that both answered, those that one got wrong', () => {
    const beats = [{ challenger: 40, onlyChallengerWrong: 9, onlyChampionWrong: 1, champion: 4 }];
    const said = reading({ test: 'pairedE' }, beats);
    expect(said.evidence!.value).toBeCloseTo(logPairedHarm(9, 1), 12);
    expect(said.outcome).toBe(logPairedHarm(9, 1) >= Math.log(20) ? 'fail' : 'success');
    const mirrored = [{ champion: 40, control: 40, mirrored: 40, onlyChallengerWrong: 30 }];
    const stages = [{ challenger: 0, mirror: 1, control: 1, from: 0, to: 1 }];
    expect(reading({ test: 'eProcess' }, mirrored, { stages }).outcome).toBe('fail');
  });

  test.each([
    ['mSPRT', 'logEvidence'],
    ['confSeq', 'lowEnd'],
    ['mannWhitney', 'shift'],
  ] as const)('%s fails where the challenger is much worse, not where it is much better', (name, of) => {
    const many = (wrong: number, other: number) =>
      Array.from({ length: 30 }, (_, at) => ({
        ...QUIET,
        challenger: 100,
        challengerWrong: wrong + (at % 5),
        control: 900,
        controlWrong: other + (at % 7),
      }));
    expect(reading({ test: name }, many(50, 90))).toMatchObject({ outcome: 'fail', evidence: { of } });
    expect(reading({ test: name }, many(10, 700)).outcome).toBe('success');
  });

  test('a group-sequential test decides at its planned looks alone', () => {
    const taken = new Map<string, number>();
    const look = (minutes: number) =>
      reading(
        { test: 'gst', params: { looks: 3 } },
        Array.from({ length: minutes }, () => ({ ...QUIET, challengerWrong: 9 })),
        { taken },
      );
    expect(look(9)).toMatchObject({ outcome: 'success', evidence: { limit: null } });
    expect(look(10).outcome).toBe('fail');
    expect(look(11)).toMatchObject({ outcome: 'success', evidence: { limit: null } });
    expect(look(20).outcome).toBe('fail');
  });

  test('planned looks: by how much each is expected to tell', () => {
    const at = (steps: readonly number[]) =>
      plannedLooks(
        canary([], { steps: steps.map((weight) => ({ ...DEFAULT_STEP, weight, holdMs: 10 * MINUTE })) }),
        [{ fromMs: 0, perSecond: 5 }],
        60 * MINUTE,
        { alpha: 0.05, looks: 2 },
      );
    expect(at([50, 50]).timesMs).toEqual([10 * MINUTE, 20 * MINUTE]);
    // Half of the information at the first: alpha / 4 is spent there.
    expect(at([50, 50]).bounds[0]).toBeCloseTo(2.2414, 3);
    expect(at([10, 50]).bounds[0]).toBeGreaterThan(2.5);
    expect(at([0, 50]).bounds[0]).toBe(Infinity);
    expect(at([0, 50]).bounds[1]).toBeCloseTo(1.6449, 3);
    expect(at([0, 100]).bounds).toEqual([Infinity, Infinity]);
  });
});
