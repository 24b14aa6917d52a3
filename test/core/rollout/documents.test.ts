import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportArgo } from '../../../src/core/rollout/export-argo.ts';
import { exportFlagger } from '../../../src/core/rollout/export-flagger.ts';
import type { ImportedPlan } from '../../../src/core/rollout/import-note.ts';
import { importPlan } from '../../../src/core/rollout/import-plan.ts';
import { readPlan } from '../../../src/core/rollout/read-plan.ts';
import { startPlan, stepPlan } from '../../../src/core/rollout/step-plan.ts';
import type { PlanState, Tick } from '../../../src/core/rollout/plan-state.ts';
import { writePlan } from '../../../src/core/rollout/write-plan.ts';
import { readYaml } from '../../../src/core/rollout/yaml-documents.ts';
import type { Outcome } from '../../../src/core/rollout/condition.ts';

const FOLDER = join(import.meta.dirname, 'documents');
const textOf = (name: string): string => readFileSync(join(FOLDER, `${name}.yaml`), 'utf8');
const load = (name: string): ImportedPlan => importPlan(textOf(name));

type Look = [seconds: number, outcome: Outcome, more?: Omit<Tick, 'atMs' | 'outcomes'>];

/** Every metric says the same at a look; the first look is the one that sees the new version. */
function follow({ plan }: ImportedPlan, looks: readonly Look[]): { trace: string[]; last: PlanState } {
  let state: PlanState | null = null;
  const trace = looks.map(([seconds, outcome, more]) => {
    const outcomes = Object.fromEntries(plan.metrics.map(({ id }) => [id, outcome]));
    const tick = { atMs: seconds * 1000, outcomes, ...more };
    state = state === null ? startPlan(plan, tick) : stepPlan(plan, state, tick);
    const mirrored = state.mirror > 0 ? `~${String(state.mirror)}` : '';
    return `${String(seconds)} ${state.phase} ${String(state.weight)}${mirrored}`;
  });
  return { trace, last: state! };
}
const words = ({ notes }: ImportedPlan): string =>
  notes.map(({ path, words }) => `${path}: ${words}`).join('\n');

const names = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''));
test('there are at least a dozen documents', () => {
  expect(names.length).toBeGreaterThanOrEqual(12);
});

describe.each(names)('%s', (name) => {
  test('goes back to YAML that parses to the same documents, through our own text as well', () => {
    const { plan, name: own } = load(name);
    const back = readPlan(writePlan(plan));
    expect(back).toEqual(plan);
    const { text, warnings } = name.startsWith('argo') ? exportArgo(back, own) : exportFlagger(back, own);
    expect(readYaml(text).values).toEqual(readYaml(textOf(name)).values);
    expect(warnings).toEqual([]);
  });
});

describe('Argo Rollouts', () => {
  test('pauses: for a person, then for a time', () => {
    const imported = load('argo-pauses');
    const { trace } = follow(imported, [
      [0, 'success'],
      [60, 'success'],
      [120, 'success', { action: 'promote' }],
      [719, 'success'],
      [720, 'success'],
      [1019, 'success'],
      [1020, 'success'],
    ]);
    expect(trace).toEqual([
      '0 paused 20',
      '60 paused 20',
      '120 progressing 50',
      '719 progressing 50',
      '720 progressing 80',
      '1019 progressing 80',
      '1020 promoted 100',
    ]);
    expect(words(imported)).toContain('trafficRouting');
  });

  test('background analysis: failureLimit 3 aborts at the fourth failure, and walks back', () => {
    const imported = load('argo-background');
    expect(imported.plan.background).toEqual({ analysis: ['error-rate'], fromStep: 1 });
    expect(imported.plan.metrics[0]!.windowMs).toBe(120_000);
    const { trace, last } = follow(imported, [
      [0, 'fail'],
      [60, 'fail'],
      [120, 'fail'],
      [180, 'fail'],
      [240, 'fail'],
      [299, 'fail'],
      [300, 'fail'],
      [310, 'fail'],
      [320, 'fail'],
    ]);
    expect(trace).toEqual([
      '0 progressing 10',
      '60 progressing 10',
      '120 progressing 30',
      '180 progressing 30',
      '240 progressing 60',
      '299 progressing 60',
      '300 aborting 30',
      '310 aborting 10',
      '320 aborted 0',
    ]);
    expect(last.why).toBe('Aborted: error-rate failed 4 times; its limit is 3.');
    expect(words(imported)).toContain('failureLimit 3 fails at failure 4');
    expect(
      follow(imported, [
        [0, 'success'],
        [120, 'success'],
        [240, 'success'],
        [360, 'success'],
      ]).last.phase,
    ).toBe('promoted');
  });

  test('inline analyses: each with its own arguments and counts', () => {
    const imported = load('argo-inline');
    expect(imported.plan.metrics.map(({ id, success, failureLimit }) => [id, success, failureLimit])).toEqual(
      [
        ['success-rate', { op: '>=', value: 0.95 }, 1],
        ['smoke.success-rate', { op: '>=', value: 0.99 }, 1],
      ],
    );
    const { trace, last } = follow(imported, [
      [0, 'success'],
      [30, 'fail'],
      [60, 'success'],
      [120, 'success'],
      [150, 'fail'],
      [180, 'fail'],
      [190, 'success', { action: 'retry' }],
    ]);
    expect(trace).toEqual([
      '0 progressing 5',
      '30 progressing 5',
      '60 progressing 25',
      '120 progressing 25',
      '150 progressing 25',
      '180 aborted 0',
      '190 progressing 5',
    ]);
    expect(last.runs.map(({ metrics }) => metrics.map(({ count }) => count))).toEqual([[1]]);
  });

  test('inconclusive pauses; a person lets it be measured anew; a dry run decides nothing', () => {
    const imported = load('argo-inconclusive');
    const { trace } = follow(imported, [
      [0, 'inconclusive'],
      [30, 'inconclusive'],
      [50, 'inconclusive'],
      [70, 'success'],
      [100, 'success', { action: 'promote' }],
      [120, 'success'],
      [140, 'success'],
    ]);
    expect(trace).toEqual([
      '0 progressing 40',
      '30 progressing 40',
      '50 paused 40',
      '70 paused 40',
      '100 progressing 40',
      '120 progressing 40',
      '140 promoted 100',
    ]);
    expect(imported.plan.metrics.map(({ id, dryRun }) => [id, dryRun])).toEqual([
      ['quality', false],
      ['cost', true],
    ]);
  });

  test('errors are tried again after 10 s and do not count', () => {
    const imported = load('argo-errors');
    expect(
      follow(imported, [
        [0, 'error'],
        [5, 'success'],
        [10, 'noData'],
        [20, 'success'],
      ]).trace,
    ).toEqual(['0 progressing 10', '5 progressing 10', '10 progressing 10', '20 promoted 100']);
    const { trace, last } = follow(imported, [
      [0, 'error'],
      [10, 'error'],
      [20, 'error'],
    ]);
    expect(trace.at(-1)).toBe('20 aborted 0');
    expect(last.why).toContain('could not be measured 3 times in a row; its limit is 2');
    expect(imported.plan.unit).toBe('server');
    expect(words(imported)).toContain('The template elsewhere is not in this file');
  });

  test('mirror is followed, what is not simulated is said', () => {
    const imported = load('argo-mirror');
    expect(
      follow(imported, [
        [0, 'success'],
        [299, 'success'],
        [300, 'success'],
        [360, 'success'],
      ]).trace,
    ).toEqual(['0 progressing 0~35', '299 progressing 0~35', '300 progressing 20', '360 promoted 100']);
    for (const name of ['setCanaryScale', 'setHeaderRoute', 'experiment', 'plugin']) {
      expect(imported.notes).toContainEqual(
        expect.objectContaining({
          kind: 'notSimulated',
          path: expect.stringMatching(new RegExp(`${name}$`)),
        }),
      );
    }
  });

  test('blue-green: promoted by a person, switched back by what is seen afterwards', () => {
    const imported = load('argo-blue-green');
    const { trace, last } = follow(imported, [
      [0, 'success'],
      [60, 'success'],
      [90, 'success', { action: 'promote' }],
      [120, 'fail'],
    ]);
    expect(trace).toEqual(['0 paused 0', '60 paused 0', '90 progressing 100', '120 aborted 0']);
    expect(last.why).toContain('complaints failed once; its limit is 0');
    expect(imported.plan.policy.scaleDownDelayMs).toBe(3_600_000);
    const early = follow(imported, [
      [0, 'success'],
      [10, 'success', { action: 'promote' }],
      [60, 'success'],
    ]);
    expect(early.trace).toEqual(['0 paused 0', '10 progressing 0', '60 progressing 100']);
  });

  test('blue-green after a time, and at once', () => {
    const timed = load('argo-blue-green-timed');
    expect(
      follow(timed, [
        [0, 'success'],
        [59, 'success'],
        [60, 'success'],
      ]).trace,
    ).toEqual(['0 progressing 0', '59 progressing 0', '60 promoted 100']);
    expect(timed.plan.policy.abortScaleDownDelayMs).toBeNull();
    const auto = load('argo-blue-green-auto');
    expect(follow(auto, [[0, 'success']]).trace).toEqual(['0 promoted 100']);
    expect(follow(auto, [[0, 'fail']]).trace).toEqual(['0 aborted 0']);
    expect(words(auto)).toContain('autoPromotionSeconds is ignored');
    expect(words(auto)).toContain('“len(result) > 0 && result[0] < 0.1” cannot be read');
  });

  test('a person promotes everything, pauses and aborts', () => {
    const imported = load('argo-background');
    expect(
      follow(imported, [
        [0, 'success'],
        [10, 'success', { action: 'promoteFull' }],
      ]).trace.at(-1),
    ).toBe('10 promoted 100');
    expect(
      follow(imported, [
        [0, 'success'],
        [10, 'success', { action: 'pause' }],
        [500, 'success'],
        [510, 'success', { action: 'promote' }],
        [520, 'success', { action: 'promote' }],
        [530, 'success', { action: 'abort' }],
        [540, 'success'],
      ]).trace,
    ).toEqual([
      '0 progressing 10',
      '10 paused 10',
      '500 paused 10',
      '510 progressing 30',
      '520 progressing 60',
      '530 aborting 30',
      '540 aborting 10',
    ]);
  });
});

describe('Flagger', () => {
  const ticks = (interval: number, outcomes: readonly (Outcome | [Outcome, Look[2]])[]): Look[] =>
    outcomes.map((one, at) =>
      typeof one === 'string' ? [at * interval, one] : [at * interval, one[0], one[1]!],
    );

  test('canary: failed checks add up, hold the weight, and roll back one tick later', () => {
    const imported = load('flagger-canary');
    const { trace, last } = follow(
      imported,
      ticks(60, ['fail', 'fail', 'success', 'fail', 'success', 'fail', 'success']),
    );
    expect(trace).toEqual([
      '0 progressing 0',
      '60 progressing 10',
      '120 progressing 20',
      '180 progressing 20',
      '240 progressing 30',
      '300 progressing 30',
      '360 aborted 0',
    ]);
    expect(last.why).toBe('Rolled back: 2 failed checks; the limit is 1.');
    expect(imported.plan.metrics.map(({ id, success }) => [id, success])).toEqual([
      ['request-success-rate', { op: '>=', value: 0.99 }],
      ['request-duration', { op: '<=', value: 500 }],
      [
        'click-through',
        {
          all: [
            { op: '>=', value: 0.02 },
            { op: '<=', value: 0.5 },
          ],
        },
      ],
    ]);
    // The first metric that fails ends the check.
    expect(last.runs[0]!.metrics.map(({ failures }) => failures)).toEqual([2, 0, 0]);
  });

  test('canary: promoted over two ticks; a new version begins it again with nothing counted', () => {
    const imported = load('flagger-canary');
    const good = follow(imported, ticks(60, Array<Outcome>(8).fill('success')));
    expect(good.trace.slice(3)).toEqual([
      '180 progressing 30',
      '240 promoting 100',
      '300 promoting 100',
      '360 promoted 100',
      '420 promoted 100',
    ]);
    const renewed = follow(
      imported,
      ticks(60, [
        'success',
        'success',
        'fail',
        ['success', { action: 'newRevision' }],
        'success',
        'fail',
        'success',
      ]),
    );
    expect(renewed.trace.slice(2)).toEqual([
      '120 progressing 10',
      '180 progressing 0',
      '240 progressing 10',
      '300 progressing 10',
      '360 progressing 20',
    ]);
    expect(renewed.last.failedChecks).toBe(1);
  });

  test('gates before the start, before every increase and before promotion; the traffic walks back', () => {
    const imported = load('flagger-step-weights');
    const promote = ['success', { action: 'promote' }] as [Outcome, Look[2]];
    const open = ['success', { open: true }] as [Outcome, Look[2]];
    const { trace } = follow(
      imported,
      ticks(30, [
        'success',
        'success',
        promote,
        'success',
        promote,
        'success',
        open,
        open,
        open,
        'success',
        promote,
        'success',
        'success',
        'success',
        'success',
      ]),
    );
    expect(trace).toEqual([
      '0 waiting 0',
      '30 waiting 0',
      '60 progressing 0',
      '90 paused 0',
      '120 progressing 1',
      '150 paused 1',
      '180 progressing 5',
      '210 progressing 20',
      '240 progressing 60',
      '270 paused 60',
      '300 promoting 100',
      '330 promoting 100',
      '360 promoting 100',
      '390 promoting 100',
      '420 promoted 100',
    ]);
    expect(words(imported)).toContain('The pre-rollout hook is not called');
  });

  test('mirror first; weights may pass the largest; no data is a failed check; the interval is 10 s at least', () => {
    const imported = load('flagger-mirror');
    expect(follow(imported, ticks(10, Array<Outcome>(5).fill('success'))).trace).toEqual([
      '0 progressing 0',
      '10 progressing 0~50',
      '20 progressing 25',
      '30 progressing 50',
      '40 promoting 100',
    ]);
    const silent = follow(imported, ticks(10, ['success', 'success', 'noData', 'success']));
    expect(silent.trace.slice(1)).toEqual(['10 progressing 0~50', '20 progressing 0~50', '30 aborted 0']);
    expect(imported.plan.metrics.map(({ success }) => success)).toEqual([
      { op: '>=', value: 0.99 },
      { op: '<=', value: 500 },
    ]);
    expect(imported.plan.tickMs).toBe(10_000);
  });

  test('iterations: blue-green, and A/B for those who match', () => {
    expect(follow(load('flagger-blue-green'), ticks(15, Array<Outcome>(8).fill('success'))).trace).toEqual([
      '0 progressing 0',
      '15 progressing 0',
      '30 progressing 0',
      '45 progressing 0',
      '60 progressing 100',
      '75 promoting 100',
      '90 promoting 100',
      '105 promoted 100',
    ]);
    expect(
      follow(load('flagger-ab'), ticks(60, ['success', 'success', 'fail', 'success', 'success'])).trace,
    ).toEqual([
      '0 progressing 0',
      '60 progressing 100',
      '120 progressing 100',
      '180 progressing 100',
      '240 promoting 100',
    ]);
  });

  test('plain Kubernetes: ten iterations without traffic; without analysis at once', () => {
    const { trace } = follow(load('flagger-plain'), ticks(60, Array<Outcome>(13).fill('success')));
    expect(trace.slice(10)).toEqual(['600 progressing 0', '660 progressing 0', '720 promoting 100']);
    expect(follow(load('flagger-skip'), ticks(60, ['success', 'success'])).trace).toEqual([
      '0 progressing 0',
      '60 promoted 100',
    ]);
  });

  test('a person aborts and begins again', () => {
    const { trace } = follow(
      load('flagger-canary'),
      ticks(60, [
        'success',
        'success',
        ['success', { action: 'abort' }],
        'success',
        ['success', { action: 'retry' }],
        'success',
      ]),
    );
    expect(trace.slice(1)).toEqual([
      '60 progressing 10',
      '120 aborted 0',
      '180 aborted 0',
      '240 progressing 0',
      '300 progressing 10',
    ]);
  });
});
