import { describe, expect, test } from 'vitest';
import { follow, load, words } from './follow.ts';

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
