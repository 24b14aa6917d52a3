import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/rollout/condition.ts';
import { follow, load, words, type Look } from './follow.ts';

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
