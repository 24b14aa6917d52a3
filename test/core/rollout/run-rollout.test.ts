import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_METRIC, DEFAULT_STEP, type PlanMetric } from '../../../src/core/rollout/plan.ts';
import { CHALLENGER_WRONG, CHAMPION_WRONG, MISMATCH, type Replay } from '../../../src/core/rollout/replay.ts';
import type { RolloutAction, RolloutQuestion } from '../../../src/core/rollout/rollout-question.ts';
import type { RolloutFrame, RolloutRun, SimulatorChoice } from '../../../src/core/rollout/rollout-run.ts';
import type { RolloutScene } from '../../../src/core/rollout/rollout-scene.ts';
import { runRollout } from '../../../src/core/rollout/run-rollout.ts';
import { FOLDER, load } from './follow.ts';
import {
  ALIKE,
  asked,
  canary,
  checked,
  ERROR,
  factsOf,
  rowsLike,
  sceneLike,
  tallyOf,
} from './rollout-cases.ts';

const MINUTE = 60_000;
const ROWS = rowsLike(1000, ALIKE, 2);
const ALL = { op: 'all' } as const;
const BOTH = ['aggregate', 'perRequest'] as const;

function run(
  scene: RolloutScene,
  actions: readonly RolloutAction[] = [],
  by?: SimulatorChoice['by'],
): RolloutRun {
  return runRollout(scene, actions, factsOf(scene), by && { by, why: '' });
}

/** Both models always right or wrong. */
function rowsOf(championWrong: boolean, challengerWrong: boolean): Replay {
  const bits = (championWrong ? CHAMPION_WRONG : 0) | (challengerWrong ? CHALLENGER_WRONG : 0);
  const state = championWrong === challengerWrong ? bits : bits | MISMATCH;
  return { ...rowsLike(100, ALIKE), states: new Uint8Array(100).fill(state) };
}

const THRESHOLD: PlanMetric = {
  ...ERROR,
  test: 'threshold',
  noData: 'ignore',
  failure: { op: '>', value: 0.5 },
};
const weights = ({ frames }: RolloutRun): number[] => frames.map(({ state }) => state.weight);

describe('one rollout', () => {
  test.each(BOTH)('the same seed and actions give the same run, another seed another (%s)', (by) => {
    const scene = (seed: number) => sceneLike(ROWS, asked(canary(), { seed }));
    const actions = [{ atMs: 5 * MINUTE, action: 'pause' } as const];
    expect(run(scene(3), actions, by)).toEqual(run(scene(3), actions, by));
    expect(run(scene(4), actions, by)).not.toEqual(run(scene(3), actions, by));
  });

  test.each(BOTH)('frames before an action do not depend on it, and it shows at its look (%s)', (by) => {
    const scene = sceneLike(ROWS, asked(canary()));
    const without = run(scene, [], by);
    const paused = run(scene, [{ atMs: 12.5 * MINUTE, action: 'pause' }], by);
    expect(paused.frames.slice(0, 13)).toEqual(without.frames.slice(0, 13));
    expect(paused.frames[13]).toMatchObject({ action: 'pause', state: { phase: 'paused', weight: 30 } });
    expect(paused.end).toBe('unfinished');
    const resumed = run(
      scene,
      [
        { atMs: 12.5 * MINUTE, action: 'pause' },
        { atMs: 40 * MINUTE, action: 'promoteFull' },
      ],
      by,
    );
    expect(resumed.frames.slice(0, 40)).toEqual(paused.frames.slice(0, 40));
    expect(resumed).toMatchObject({ end: 'promoted', endMs: 40 * MINUTE });
  });

  test('always wrong against always right is rolled back at the first look with traffic', () => {
    const scene = sceneLike(rowsOf(false, true), asked(canary([THRESHOLD])));
    const { end, endMs, frames } = run(scene);
    expect({ end, endMs, looks: frames.length }).toEqual({ end: 'rolledBack', endMs: MINUTE, looks: 2 });
    expect(frames[1]!.readings).toEqual([
      {
        id: 'errors',
        outcome: 'fail',
        value: 1,
        counts: expect.anything() as unknown,
        evidence: null,
        why: null,
      },
    ]);
    expect(frames[1]!.reach.harmed).toBe(frames[1]!.reach.reached);
    expect(frames[1]!.reach.harmed).toBe(frames[1]!.challenger.wrong);
  });

  test('as Flagger: the third failed check, at the tick after it', () => {
    const plan = checked({ source: 'error', success: { op: '<=', value: 0.5 } });
    const { end, endMs, frames } = run(sceneLike(rowsOf(false, true), asked(plan)));
    // Servers start at 1 min, 20% from then; checks fail at 2, 3 and 4 min.
    expect(weights({ frames } as RolloutRun)).toEqual([0, 20, 20, 20, 20, 0]);
    expect({ end, endMs }).toEqual({ end: 'rolledBack', endMs: 5 * MINUTE });
  });

  test('a wrong answer is known only after the label delay: rolled back so much later, harmed so much more', () => {
    const at = (labelDelayMs: number) =>
      run(sceneLike(rowsOf(false, true), asked(canary([THRESHOLD]), { labelDelayMs })));
    expect(at(7 * MINUTE).endMs).toBe(8 * MINUTE);
    expect(at(7 * MINUTE).frames.at(-1)!.reach.harmed).toBeGreaterThan(at(0).frames.at(-1)!.reach.harmed * 4);
  });

  test('what is planted begins at its time', () => {
    const planted = { extra: 1, where: ALL, fromMs: 15 * MINUTE, in: 'challenger' } as const;
    const { endMs } = run(sceneLike(rowsOf(false, false), asked(canary([THRESHOLD]), { planted })));
    expect(endMs).toBe(16 * MINUTE);
  });

  test('a promoted challenger has all traffic until the horizon; after a rollback nothing is left to see', () => {
    const { end, endMs, frames } = run(sceneLike(rowsOf(false, false), asked(canary())));
    expect({ end, endMs, looks: frames.length }).toEqual({ end: 'promoted', endMs: 30 * MINUTE, looks: 61 });
    expect(
      frames
        .slice(31)
        .every(({ champion, challenger }) => champion.requests === 0 && challenger.requests > 0),
    ).toBe(true);
  });

  test('after a rollback a person may try again', () => {
    const scene = sceneLike(rowsOf(false, true), asked(canary([THRESHOLD])));
    const { frames, endMs } = run(scene, [{ atMs: 10 * MINUTE, action: 'retry' }]);
    expect(weights({ frames } as RolloutRun)).toEqual([10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0]);
    expect(endMs).toBe(11 * MINUTE);
  });

  test('a manual gate is opened at the next look, or stays closed', () => {
    const steps = [{ ...DEFAULT_STEP, weight: 10, gate: 'manual' as const }];
    const at = (gates: RolloutQuestion['gates']) =>
      run(sceneLike(ROWS, asked(canary([], { steps, startGate: 'manual' }), { gates })));
    expect(at('open')).toMatchObject({ end: 'promoted', endMs: 2 * MINUTE });
    expect(at('wait').end).toBe('unfinished');
    expect(at('wait').frames.at(-1)!.reach.reached).toBe(0);
  });

  test('mirrored requests give evidence and harm nobody', () => {
    const steps = [{ ...DEFAULT_STEP, mirror: 50, holdMs: 30 * MINUTE }];
    const { end, endMs, frames } = run(sceneLike(rowsOf(false, true), asked(canary([ERROR], { steps }))));
    expect({ end, endMs }).toEqual({ end: 'rolledBack', endMs: MINUTE });
    const [, { mirrored, reach, challenger }] = frames as [RolloutFrame, RolloutFrame];
    expect(mirrored.wrong).toBe(mirrored.requests);
    expect(mirrored.requests).toBeGreaterThan(20);
    expect([challenger.requests, reach.reached, reach.harmed]).toEqual([0, 0, 0]);
  });

  test('users stay with their model as its share grows, and are counted once', () => {
    const plan = canary([], { unit: 'user', background: null });
    const scene = sceneLike({ ...rowsLike(200, ALIKE) }, asked(plan, { horizonMs: 30 * MINUTE }));
    const { frames, simulator } = run(scene);
    expect(simulator.by).toBe('perRequest');
    const reachedBy = (minute: number): number => frames[minute]!.reach.reached;
    // At 10, 30 and 60% of 200 users, each asking six times in ten minutes.
    expect(reachedBy(10)).toBeGreaterThan(8);
    expect(reachedBy(10)).toBeLessThan(36);
    expect(reachedBy(30)).toBeLessThan(150);
    expect(reachedBy(30)).toBeGreaterThan(90);
  });

  test('users who err again and again do not pass for many: a copy is thrown out no more often than alpha', () => {
    const plan = canary([ERROR], { unit: 'user' });
    const question = asked(plan, { base: 'copy', traffic: [{ fromMs: 0, perSecond: 3 }] });
    const { rolledBack } = tallyOf(sceneLike(rowsLike(300, ALIKE), question), 'perRequest', 100).figures();
    // Of 100 runs 13 or more are below one in a thousand at alpha; by requests it would be some 30.
    expect(rolledBack.runs).toBeLessThan(13);
  });

  test('times: the 99th percentile of a window, by arm', () => {
    const slow: PlanMetric = {
      ...DEFAULT_METRIC,
      id: 'slow',
      source: 'latencyP99',
      arm: 'ratio',
      windowMs: 5 * MINUTE,
      intervalMs: MINUTE,
      noData: 'ignore',
      failure: { op: '>', value: 10 },
    };
    const service = {
      champion: { failureRate: 0, medianMs: 10, p99Ms: 20 },
      challenger: { failureRate: 0, medianMs: 10, p99Ms: 80 },
    };
    const { frames, end } = run(
      sceneLike(ROWS, asked(canary([slow]), { service, traffic: [{ fromMs: 0, perSecond: 20 }] })),
    );
    expect(end).toBe('promoted');
    const last = frames[29]!.readings[0]!;
    expect(last.value).toBeGreaterThan(3);
    expect(last.value).toBeLessThan(5.3);
  });
});

describe('whatever the plan', () => {
  const documents = readdirSync(FOLDER).map((file) => file.replace('.yaml', ''));
  test.each(documents)('a document of the controllers is played: %s', (name) => {
    const { plan } = load(name);
    const traffic = [{ fromMs: 0, perSecond: 0.5 }];
    const { frames } = run(sceneLike(ROWS, asked(plan, { horizonMs: 20 * MINUTE, traffic })));
    const known = new Set([0, 100, ...plan.steps.map(({ weight }) => weight)]);
    expect(frames.filter(({ state }) => !known.has(state.weight))).toEqual([]);
    // What is answered after a look is shared as that look decided.
    frames.slice(1).forEach(({ champion, challenger, mirrored }, at) => {
      const { weight, mirror } = frames[at]!.state;
      if (weight === 0) expect(challenger.requests).toBe(0);
      if (weight === 100) expect(champion.requests).toBe(0);
      if (mirror === 0) expect(mirrored.requests).toBe(0);
    });
  });

  const questions = fc.record({
    weight: fc.integer({ min: 0, max: 100 }),
    mirror: fc.integer({ min: 0, max: 60 }),
    control: fc.constantFrom('rest' as const, 'equal' as const),
    unit: fc.constantFrom('request' as const, 'user' as const),
    base: fc.constantFrom('asIs' as const, 'copy' as const),
    extra: fc.double({ min: 0, max: 1, noNaN: true }),
    where: fc.constantFrom('challenger' as const, 'both' as const),
    by: fc.constantFrom(...BOTH),
    seed: fc.nat(),
  });
  const sceneFor = ({
    weight,
    mirror,
    control,
    unit,
    base,
    extra,
    where,
    seed,
  }: typeof questions extends fc.Arbitrary<infer Case> ? Case : never) =>
    sceneLike(
      ROWS,
      asked(
        canary([], {
          unit,
          steps: [{ ...DEFAULT_STEP, weight, mirror, control, holdMs: 8 * MINUTE }],
          background: null,
        }),
        {
          base,
          planted: { extra, where: ALL, fromMs: 0, in: where },
          seed,
          horizonMs: 8 * MINUTE,
          traffic: [{ fromMs: 0, perSecond: 1 }],
        },
      ),
    );

  test('arms and reach add up; weight 0 harms nobody, and neither does a copy', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const by = question.unit === 'user' ? 'perRequest' : question.by;
        const { frames } = run(sceneFor(question), [], by);
        const last = frames.at(-1)!.reach;
        const sum = (of: (frame: RolloutFrame) => number): number =>
          frames.reduce((total, frame) => total + of(frame), 0);
        const answered = sum(({ challenger }) => challenger.requests);
        expect(last.harmed + last.spared).toBeLessThanOrEqual(last.reached);
        expect(last.harmedByGroup.reduce((total, one) => total + one, 0)).toBeLessThanOrEqual(last.harmed);
        expect(sum(({ mirrored }) => mirrored.requests)).toBeLessThanOrEqual(
          sum(({ champion }) => champion.requests),
        );
        if (question.unit === 'request') {
          expect(last.reached).toBe(answered);
          const wrong = sum(({ challenger }) => challenger.wrong);
          expect(last.harmed).toBeLessThanOrEqual(wrong);
          expect(last.spared).toBeLessThanOrEqual(answered - wrong);
        } else expect(last.reached).toBeLessThanOrEqual(Math.min(answered, 1000));
        if (question.weight === 0) expect(last.reached).toBe(0);
        const isSame = question.extra === 0 || question.where === 'both';
        if (question.base === 'copy' && isSame) expect([last.harmed, last.spared]).toEqual([0, 0]);
        for (const { champion, challenger, mirrored } of frames)
          for (const { requests, wrong, failed } of [champion, challenger, mirrored]) {
            expect(wrong).toBeLessThanOrEqual(requests);
            expect(failed).toBe(0);
          }
      }),
      { numRuns: 60 },
    );
  });

  test('with the models swapped, whom one harms the other spares', () => {
    const swapped: Replay = {
      ...ROWS,
      states: ROWS.states.map((bits) => {
        const first = (bits & CHALLENGER_WRONG) === 0 ? 0 : CHAMPION_WRONG;
        const second = (bits & CHAMPION_WRONG) === 0 ? 0 : CHALLENGER_WRONG;
        return first | second | (bits & MISMATCH);
      }),
    };
    const plan = canary([], { background: null });
    const reachOf = (rows: Replay) =>
      run(sceneLike(rows, asked(plan)), [], 'perRequest').frames.at(-1)!.reach;
    const [one, other] = [reachOf(ROWS), reachOf(swapped)];
    expect(one.harmed).toBeGreaterThan(0);
    expect([other.harmed, other.spared, other.reached]).toEqual([one.spared, one.harmed, one.reached]);
  });

  test('a clearly better challenger is never rolled back by the default test in 500 runs', () => {
    const better = rowsLike(2000, { champion: 0.2, both: 0.4, alone: 0.01 });
    const tally = tallyOf(sceneLike(better, asked(canary())), 'aggregate', 500);
    expect(tally.figures()).toMatchObject({ promoted: { runs: 500 }, rolledBack: { runs: 0, share: 0 } });
  });
});
