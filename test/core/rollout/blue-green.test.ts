import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BLUE_GREEN_ACTIONS,
  whyNotBlueGreen,
  type BlueGreenDone,
  type BlueGreenFrame,
} from '../../../src/core/rollout/blue-green-run.ts';
import { blueGreenScene, type BlueGreenScene } from '../../../src/core/rollout/blue-green-scene.ts';
import {
  blueGreenHorizon,
  canaryRoute,
  DEFAULT_BLUE_GREEN,
  routeBy,
  type BlueGreenSettings,
} from '../../../src/core/rollout/blue-green-settings.ts';
import { simulateBlueGreen } from '../../../src/core/rollout/blue-green.ts';
import { compareSwitching } from '../../../src/core/rollout/compare-switching.ts';
import { DEFAULT_PLAN, DEFAULT_POLICY } from '../../../src/core/rollout/plan.ts';
import { PLAN_TEMPLATES } from '../../../src/core/rollout/plan-templates.ts';
import { CHALLENGER_WRONG, CHAMPION_WRONG } from '../../../src/core/rollout/replay.ts';
import type { Replay } from '../../../src/core/rollout/replay.ts';
import { serviceSpread } from '../../../src/core/rollout/service-spread.ts';
import { quantileSorted } from '../../../src/core/stats/quantile-sorted.ts';

const MINUTE = 60_000;

/** Of 10 rows the champion is wrong in the first, the challenger in that and two more. */
const replay: Replay = {
  states: Uint8Array.from({ length: 10 }, (_, row) =>
    row === 0 ? CHAMPION_WRONG | CHALLENGER_WRONG : row < 3 ? CHALLENGER_WRONG : 0,
  ),
  ...{ isBinary: true, groups: null, groupCount: 0, users: null, userCount: 10 },
  ...{ rows: Uint32Array.from({ length: 10 }, (_, row) => row), leftOut: 0 },
};

const SERVICE = { failureRate: 0, medianMs: 400, p99Ms: 2000 };

function sceneWith(
  settings: Partial<BlueGreenSettings> = {},
  { perSecond = 10, horizonMs = 20 * MINUTE, standbyMs = (6 * MINUTE) as number | null } = {},
): BlueGreenScene {
  const all = { ...DEFAULT_BLUE_GREEN, ...settings };
  const plan = { ...DEFAULT_PLAN, policy: { ...DEFAULT_POLICY, scaleDownDelayMs: standbyMs } };
  const service = { champion: SERVICE, challenger: SERVICE };
  const traffic = [{ fromMs: 0, perSecond }];
  const question = { plan, traffic, horizonMs, service, planted: null };
  return blueGreenScene(question, replay, all, routeBy(all.movePercent, plan.tickMs));
}

const total = (frame: BlueGreenFrame, of: 'answered' | 'inFlight' | 'cut'): number =>
  frame.blue[of] + frame.green[of];

describe('two environments', () => {
  const action = fc.record({
    atMs: fc.integer({ min: 1, max: 19 * MINUTE }),
    action: fc.constantFrom(...BLUE_GREEN_ACTIONS),
  });
  const settings = fc.record({
    movePercent: fc.constantFrom(100, 50, 15),
    drainMs: fc.constantFrom(0, 300, 60_000),
    startMs: fc.constantFrom(0, 2 * MINUTE),
    switchAtMs: fc.constantFrom(null, MINUTE, 5 * MINUTE),
    noticedBy: fc.constantFrom('person', 'limit', 'nobody'),
    limitRequests: fc.constant(100),
  });

  test('whatever is done, every request is answered, under way or cut off, and the router splits all traffic', () => {
    fc.assert(
      fc.property(
        settings,
        fc.array(action, { maxLength: 5 }),
        fc.nat(),
        fc.constantFrom(null, 0, 6 * MINUTE),
        (chosen, actions, seed, standbyMs) => {
          const { frames } = simulateBlueGreen(sceneWith(chosen, { standbyMs, perSecond: 4 }), actions, seed);
          for (const [at, frame] of frames.entries()) {
            expect(frame.arrived).toBe(
              total(frame, 'answered') + total(frame, 'inFlight') + total(frame, 'cut'),
            );
            expect(frame.blue.share + frame.green.share).toBe(100);
            for (const name of ['blue', 'green'] as const) {
              expect(frame[name].phase === 'serving').toBe(frame[name].share > 0);
              if (frame[name].phase === 'stopped') expect(frame[name].inFlight).toBe(0);
            }
            const before = frames[at - 1];
            if (before) expect(frame.atMs).toBeGreaterThan(before.atMs);
          }
          expect(frames.at(-1)!.atMs).toBe(20 * MINUTE);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('frames before an action do not depend on it', () => {
    fc.assert(
      fc.property(action, fc.nat(), (done: BlueGreenDone, seed) => {
        const scene = sceneWith({}, { perSecond: 3 });
        const before = ({ atMs }: BlueGreenFrame): boolean => atMs < done.atMs;
        const plain = simulateBlueGreen(scene, [], seed).frames.filter(before);
        expect(simulateBlueGreen(scene, [done], seed).frames.filter(before)).toEqual(plain);
      }),
      { numRuns: 10 },
    );
  });

  test('none is cut off where the drain is as long as the longest request, nearly all where there is none', () => {
    const switchOnce = { noticedBy: 'nobody', startMs: 0 } as const;
    for (const seed of [1, 2, 3]) {
      const long = simulateBlueGreen(sceneWith({ ...switchOnce, drainMs: 10 * MINUTE }), [], seed).figures;
      const none = simulateBlueGreen(sceneWith({ ...switchOnce, drainMs: 0 }), [], seed).figures;
      expect(long.cut).toBe(0);
      expect(none.switched!.inFlight).toBe(long.switched!.inFlight);
      expect(none.cut).toBe(none.switched!.inFlight);
      expect(none.cut).toBeGreaterThan(0);
    }
  });

  test('on average as many are under way as Little’s law says', () => {
    const scene = sceneWith({ switchAtMs: null }, { perSecond: 50, horizonMs: 80 * MINUTE });
    const { frames } = simulateBlueGreen({ ...scene, tickMs: MINUTE }, [], 11);
    const seen = frames.slice(1).map(({ blue }) => blue.inFlight);
    const mean = seen.reduce((sum, one) => sum + one, 0) / seen.length;
    const expected = (50 * serviceSpread(SERVICE).meanMs) / 1000;
    // Looks are far apart beside the times to the answer, so counts are independent and Poisson.
    const error = 3.29 * Math.sqrt(expected / seen.length);
    expect(Math.abs(mean - expected)).toBeLessThan(error);
    const run = simulateBlueGreen(sceneWith({}, { perSecond: 50 }), [], 1).figures.switched!;
    expect(run.expected).toBeCloseTo(expected, 6);
  });
});

describe('switching back', () => {
  const at = (atMs: number, action: BlueGreenDone['action']): BlueGreenDone => ({ atMs, action });
  const quiet = { noticedBy: 'nobody', switchAtMs: null, startMs: 2 * MINUTE } as const;

  test('takes no time while the old version stands by, and its start after that', () => {
    const scene = sceneWith(quiet);
    const within = simulateBlueGreen(scene, [at(3 * MINUTE, 'switch'), at(8 * MINUTE, 'switchBack')], 1);
    expect(within.figures.back).toEqual({ decidedMs: 8 * MINUTE, tookMs: 0 });
    const after = simulateBlueGreen(scene, [at(3 * MINUTE, 'switch'), at(10 * MINUTE, 'switchBack')], 1);
    expect(after.figures.back).toEqual({ decidedMs: 10 * MINUTE, tookMs: 2 * MINUTE });
    expect(after.figures.wrongByNew).toBeGreaterThan(within.figures.wrongByNew);
    const scaled = simulateBlueGreen(
      scene,
      [at(3 * MINUTE, 'switch'), at(5 * MINUTE, 'scaleDown'), at(6 * MINUTE, 'switchBack')],
      1,
    );
    expect(scaled.figures.back?.tookMs).toBe(2 * MINUTE);
    expect(scaled.figures.serverMs).toBeLessThan(within.figures.serverMs);
  });

  test('comes by itself after a person’s delay, or a limit’s, and not for a version that is no worse', () => {
    const person = simulateBlueGreen(sceneWith({ noticeMs: 4 * MINUTE }), [], 1).figures;
    expect(person.back).toEqual({ decidedMs: 9 * MINUTE, tookMs: 0 });
    const limit = { noticedBy: 'limit', noticeMs: MINUTE, limitRequests: 100, limitRise: 0.1 } as const;
    const byLimit = simulateBlueGreen(sceneWith(limit), [], 1).figures;
    // The look after the switch exceeds it: .3 against .1.
    expect(byLimit.back?.decidedMs).toBe(7 * MINUTE);
    const same = { ...sceneWith() };
    same.before = { ...same.before, challenger: same.before.champion };
    expect(simulateBlueGreen(same, [], 1).figures.back).toBeNull();
    expect(
      simulateBlueGreen({ ...same, settings: { ...same.settings, ...limit } }, [], 1).figures.back,
    ).toBeNull();
  });

  test('a switch before the idle environment is ready waits for it', () => {
    const { frames } = simulateBlueGreen(sceneWith(quiet), [at(MINUTE, 'switch')], 1);
    expect(frames.find(({ green }) => green.share === 100)?.atMs).toBe(2 * MINUTE);
  });

  test('the standby becomes the next release, a copy of what is live', () => {
    const actions = [at(3 * MINUTE, 'switch'), at(5 * MINUTE, 'nextRelease'), at(9 * MINUTE, 'switch')];
    const { frames } = simulateBlueGreen(sceneWith(quiet), actions, 1);
    const last = frames.at(-1)!;
    expect([last.fresh, last.blue.version, last.blue.share, last.green.version]).toEqual(['blue', 3, 100, 2]);
    const swapped = frames.find(({ blue }) => blue.version === 3)!;
    expect([swapped.blue.phase, swapped.green.share, swapped.release]).toEqual(['starting', 100, 'ready']);
    expect(swapped.why).toContain('Roles swap: version 3');
  });

  test('what cannot be done changes nothing and says why', () => {
    const { frames } = simulateBlueGreen(sceneWith(quiet), [at(MINUTE, 'switchBack')], 1);
    const frame = frames.find(({ action }) => action === 'switchBack')!;
    expect(frame.why).toContain('Nothing was done: the new version has no traffic.');
    expect(whyNotBlueGreen('switchBack', frame)).toBe('the new version has no traffic');
    expect(whyNotBlueGreen('nextRelease', frame)).toBe('the last release is not decided');
    expect(whyNotBlueGreen('switch', frame)).toBeNull();
  });
});

test('first requests after a start are slow', () => {
  const settings = { noticedBy: 'nobody', coldRequests: 2000, coldFactor: 10 } as const;
  const frames = simulateBlueGreen(sceneWith(settings, { perSecond: 20 }), [], 1).frames;
  const soon = frames.find(({ atMs }) => atMs === 6 * MINUTE)!;
  const later = frames.find(({ atMs }) => atMs === 9 * MINUTE)!;
  expect([soon.green.isCold, later.green.isCold]).toEqual([true, false]);
  const expected = (20 * serviceSpread(SERVICE).meanMs) / 1000;
  expect(soon.green.inFlight).toBeGreaterThan(5 * expected);
  expect(later.green.inFlight).toBeLessThan(3 * expected);
});

test('errors are those of the rows: shares of wrong and of harmed answers, with what fails', () => {
  const scene = sceneWith({ noticedBy: 'nobody', switchAtMs: MINUTE, startMs: 0 }, { perSecond: 100 });
  const last = simulateBlueGreen(scene, [], 5).frames.at(-1)!;
  const { answered, wrong } = last.green;
  expect(Math.abs(wrong / answered - 0.3)).toBeLessThan(3.29 * Math.sqrt((0.3 * 0.7) / answered));
  expect(Math.abs(last.harmed / answered - 0.2)).toBeLessThan(3.29 * Math.sqrt((0.2 * 0.8) / answered));
  const broken = { champion: SERVICE, challenger: { ...SERVICE, failureRate: 0.5 } };
  const question = { plan: DEFAULT_PLAN, traffic: [], horizonMs: MINUTE, service: broken, planted: null };
  const { before } = blueGreenScene(question, replay, DEFAULT_BLUE_GREEN, routeBy(100, MINUTE));
  expect(before.challenger.wrong).toBeCloseTo(0.65, 12);
  expect(before.challenger.harmed).toBeCloseTo(0.55, 12);
  expect(before.champion).toEqual({ wrong: 0.1, harmed: 0 });
});

test('the times of requests have the median and the 99th percentile that were typed', () => {
  const random = { uint32: () => 0, uniform: () => 0.5, below: () => 0 };
  expect(serviceSpread({ medianMs: 40, p99Ms: 40 }).draw(random)).toBe(40);
  const scene = sceneWith({}, { perSecond: 1 });
  let state = 1;
  const uniform = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const times = Float64Array.from({ length: 20_000 }, () =>
    scene.time.champion.draw({ ...random, uniform }),
  ).sort();
  expect(quantileSorted(times, 0.5) / 400).toBeCloseTo(1, 1);
  expect(quantileSorted(times, 0.99) / 2000).toBeCloseTo(1, 1);
});

describe('ways to move the traffic', () => {
  test('steps by look end at 100%, a canary’s are the plan’s own or the usual ones', () => {
    expect(routeBy(100, MINUTE).steps).toEqual([{ percent: 100, holdMs: MINUTE }]);
    expect(routeBy(30, MINUTE).steps.map(({ percent }) => percent)).toEqual([30, 60, 90, 100]);
    expect(canaryRoute(PLAN_TEMPLATES[0]!.plan).steps.map(({ percent }) => percent)).toEqual([
      5, 25, 50, 100,
    ]);
    expect(canaryRoute(PLAN_TEMPLATES[1]!.plan).steps.map(({ percent }) => percent)).toEqual([
      5, 25, 50, 100,
    ]);
  });

  test('of a bad version the slower way answers fewer requests wrong; its smaller arm needs fewer servers', () => {
    const scene = sceneWith({ noticeMs: 8 * MINUTE }, { perSecond: 4 });
    const found = compareSwitching(
      scene,
      [
        { name: 'once', route: routeBy(100, MINUTE) },
        { name: 'gradual', route: routeBy(20, MINUTE) },
        { name: 'canary', route: canaryRoute(PLAN_TEMPLATES[0]!.plan) },
      ],
      1,
    );
    const [once, gradual, canary] = found;
    expect(found.map(({ switchedBack, runs }) => switchedBack === runs && runs === 20)).toEqual([
      true,
      true,
      true,
    ]);
    expect(gradual!.wrongByNew.p95).toBeLessThan(once!.wrongByNew.p5);
    expect(canary!.wrongByNew.p95).toBeLessThan(gradual!.wrongByNew.p5);
    expect(canary!.serverMinutes.mean).toBeLessThan(once!.serverMinutes.mean);
  });

  test('a run ends some minutes after it is switched back or the standby, as typed, or before it has too many requests', () => {
    const { plan } = PLAN_TEMPLATES[1]!;
    const rate = (perSecond: number) => [{ fromMs: 0, perSecond }];
    const quiet = { ...DEFAULT_BLUE_GREEN, noticedBy: 'nobody' } as const;
    expect(blueGreenHorizon(plan, rate(50), DEFAULT_BLUE_GREEN, null)).toBe(32 * MINUTE);
    expect(blueGreenHorizon(plan, rate(50), quiet, null)).toBe(76 * MINUTE);
    expect(blueGreenHorizon(plan, rate(50), DEFAULT_BLUE_GREEN, 10 * MINUTE)).toBe(10 * MINUTE);
    expect(blueGreenHorizon(plan, rate(1000), quiet, null)).toBe(33 * MINUTE);
  });
});
