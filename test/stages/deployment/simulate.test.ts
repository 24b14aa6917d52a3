import { describe, expect, it } from 'vitest';
import type { OperatingFigures } from '../../../src/core/rollout/operating-figures.ts';
import { DEFAULT_METRIC, DEFAULT_PLAN, DEFAULT_STEP } from '../../../src/core/rollout/plan.ts';
import { BEFORE_START } from '../../../src/core/rollout/plan-state.ts';
import type { RolloutFrame, RolloutRun } from '../../../src/core/rollout/rollout-run.ts';
import { wilson } from '../../../src/core/stats/wilson.ts';
import { comparedTest, risesFor } from '../../../src/stages/deployment/simulate/asked.ts';
import { figuresTable } from '../../../src/stages/deployment/simulate/figures-file.ts';
import { stripOf } from '../../../src/stages/deployment/simulate/figures-words.ts';
import { binsWithLimit } from '../../../src/stages/deployment/simulate/harm-bins.ts';
import { mostHarmed } from '../../../src/stages/deployment/simulate/most-harmed.ts';
import { eventsUntil, tallyUntil, whyNotNow } from '../../../src/stages/deployment/simulate/run-events.ts';

const MIN = 60_000;
const share = (count: number, runs: number) => ({
  ...{ runs, share: count / runs, interval: wilson(count, runs)! },
});
const spread = (value: number) => ({ mean: value, p5: value, p50: value, p95: value, most: value });

/** 100 runs, of which some are rolled back at look 9, and each harms 25. */
function figuresOf(back: number): OperatingFigures {
  return {
    scenario: { name: 'bad', base: 'copy', planted: null },
    runs: 100,
    rolledBack: share(back, 100),
    promoted: share(100 - back, 100),
    unfinished: share(0, 100),
    detection: {
      spread: back > 0 ? spread(9 * MIN) : null,
      byTick: Array.from({ length: 20 }, (_, look) => (look === 9 ? back : 0)),
      tickMs: MIN,
    },
    promotion: null,
    ...{ harmed: spread(25), spared: spread(0), reached: spread(300) },
    harmHistogram: { width: 10, counts: [0, 0, 100] },
    byGroup: [{ name: 'north', rowShare: 0.2, harmed: 500, harmShare: 0.5 }],
    sample: [],
    facts: {
      ...{ rows: 10, leftOut: 0, championWrong: 0.1, challengerWrong: 0.1, mismatch: 0, plantable: 0.9 },
      ...{ groups: [], groupsNotShown: 0, users: null },
    },
    simulator: { by: 'aggregate', why: '' },
  };
}

describe('the strip of figures', () => {
  const limits = { rolledBack: 0.8, thrownOut: 0.05, detectionMs: 10 * MIN, harmed: 25 };
  const metOf = (bad: number, healthy: number) =>
    stripOf({ bad: figuresOf(bad), healthy: figuresOf(healthy) }, limits, 'people').map(({ met }) => met);

  it('says by the interval whether a limit is kept, and nothing where it holds both', () => {
    expect(metOf(95, 0)).toEqual([true, true, true, null]);
    expect(metOf(60, 20)).toEqual([false, false, true, null]);
    expect(metOf(82, 4)).toEqual([null, null, true, null]);
  });
  it('shows each figure with its interval in its unit', () => {
    const strip = stripOf({ bad: figuresOf(95), healthy: figuresOf(0) }, limits, 'people');
    expect(strip.map(({ label }) => label)).toEqual([
      ...['Rolled back in time', 'Healthy model thrown out', 'Detection, median', 'People harmed, p95'],
    ]);
    expect(strip[0]).toMatchObject({ value: '95.0%', interval: '88.8 to 97.8', target: 'at least 80%' });
    expect(strip[2]).toMatchObject({ value: '9 min', interval: '9 to 9 min' });
    expect(strip[3]).toMatchObject({ value: '25', interval: '20 to 30', more: 'median 25' });
  });
  it('says why there is no time where nothing was rolled back, and shows no limit where there is none', () => {
    const none = { rolledBack: null, thrownOut: null, detectionMs: null, harmed: null };
    const strip = stripOf({ bad: figuresOf(0) }, none, 'requests');
    expect(strip[2]).toMatchObject({ value: null, reason: 'none was rolled back' });
    expect(strip.every((figure) => !('met' in figure))).toBe(true);
  });
  it('is saved with every figure of every kind of challenger', () => {
    const { header, rows } = figuresTable({ bad: figuresOf(95), asIs: figuresOf(0) }, 'people');
    expect(rows.every((row) => row.length === header.length)).toBe(true);
    expect(rows.find((row) => row[1] === 'rolled back')).toEqual([
      ...['Made worse', 'rolled back', 0.95, wilson(95, 100)!.low, wilson(95, 100)!.high, 100],
    ]);
    expect(rows.filter((row) => row[0] === 'As evaluated')).toHaveLength(rows.length / 2);
  });
});

describe('harm', () => {
  it('falls mostly where its share is above that of the rows, by a quarter at least', () => {
    const group = (name: string, rowShare: number, harmShare: number | null) => ({
      ...{ name, rowShare, harmShare, harmed: 0 },
    });
    const groups = [
      group('a', 0.5, 0.55),
      group('b', 0.16, 0.41),
      group('c', 0.01, 0.03),
      group('d', 0.33, 0),
    ];
    expect(mostHarmed(groups)?.name).toBe('b');
    expect(mostHarmed([group('a', 0.5, 0.55), group('b', 0.5, null)])).toBeNull();
  });
  it('is drawn up to its limit, unless that is far off', () => {
    const harm = { width: 10, counts: [5, 1] };
    expect(binsWithLimit(harm, 35)).toEqual({ low: 0, high: 50, counts: [5, 1, 0, 0, 0] });
    expect(binsWithLimit(harm, 500).counts).toEqual([5, 1]);
    expect(binsWithLimit(harm, null).high).toBe(20);
  });
});

describe('what is held against the plan', () => {
  const errors = { ...DEFAULT_METRIC, id: 'errors', source: 'error' as const };
  const plan = (test: typeof errors.test) => ({
    ...{ ...DEFAULT_PLAN, metrics: [{ ...errors, test }] },
    steps: [{ ...DEFAULT_STEP, analysis: ['errors'] }],
  });
  it('is another test than its own', () => {
    expect(comparedTest(plan('threshold'), 'threshold')).toBe('eProcess');
    expect(comparedTest(plan('eProcess'), 'eProcess')).toBe('threshold');
    expect(comparedTest(plan('eProcess'), 'gst')).toBe('gst');
    expect(comparedTest(DEFAULT_PLAN, 'gst')).toBeNull();
  });
  it('is tried from no errors to three times the planted ones, as far as there are right answers', () => {
    expect(risesFor(0.02, 0.8)).toHaveLength(9);
    expect(risesFor(0.02, 0.8).at(-1)).toBeCloseTo(0.06, 12);
    expect(risesFor(0.5, 0.8).at(-1)).toBe(0.8);
  });
});

describe('a rollout look by look', () => {
  const none = { requests: 0, wrong: 0, failed: 0 };
  const frame = (
    look: number,
    change: Partial<RolloutFrame['state']>,
    action: RolloutFrame['action'] = null,
  ) => ({
    ...{ atMs: look * MIN, action, champion: none, mirrored: none, readings: [] },
    state: { ...BEFORE_START, phase: 'progressing' as const, step: 0, weight: 5, ...change },
    challenger: { requests: 10, wrong: 1, failed: 0 },
    reach: { reached: 0, harmed: 0, spared: 0, harmedByGroup: [] },
  });
  const frames = [
    frame(0, {}),
    frame(1, {}),
    frame(2, { weight: 25, step: 1 }),
    frame(3, { weight: 25, step: 1 }),
  ];
  const run = { frames } as unknown as RolloutRun;

  it('tells the looks at which something happened, and the one that is shown', () => {
    expect(eventsUntil(run, 3).map(({ atMs }) => atMs / MIN)).toEqual([3, 2, 0]);
    expect(eventsUntil(run, 1).map(({ atMs }) => atMs / MIN)).toEqual([1, 0]);
    const paused = [...frames, frame(4, { weight: 25, step: 1 }, 'pause'), frame(5, { weight: 25, step: 1 })];
    expect(eventsUntil({ ...run, frames: paused }, 5).map(({ atMs }) => atMs / MIN)).toEqual([5, 4, 2, 0]);
  });
  it('adds up what came before', () => {
    expect(tallyUntil(frames, 2).challenger).toEqual({ requests: 30, wrong: 3, failed: 0 });
  });
  it('a person retries what was rolled back, and nothing else', () => {
    const aborted = { ...BEFORE_START, phase: 'aborted' as const };
    expect(whyNotNow('retry', aborted)).toBeNull();
    expect(whyNotNow('abort', aborted)).toBe('it is rolled back');
    expect(whyNotNow('retry', frames[0]!.state)).not.toBeNull();
    expect(whyNotNow('pause', frames[0]!.state)).toBeNull();
  });
});
