import { describe, expect, test } from 'vitest';
import { decideKayenta, scoreKayenta, type KayentaResult } from '../../../src/core/harm/kayenta-judge.ts';
import type { KayentaLabel } from '../../../src/core/harm/kayenta-metric.ts';

const result = (
  label: KayentaLabel,
  groups: readonly string[] = ['a'],
  more: Partial<KayentaResult> = {},
): KayentaResult => ({
  name: `${label} of ${groups.join()}`,
  label,
  groups,
  isMuted: false,
  isCriticalFailure: false,
  reason: 'why',
  ...more,
});

describe('the score', () => {
  test('is the share of passes among metrics with data, by the weights of the groups', () => {
    const results = [
      result('pass'),
      result('high'),
      result('nodata'),
      result('pass', ['b']),
      result('pass', ['b']),
      result('nodataFail', ['b']),
    ];
    const { score, groups, reason } = scoreKayenta(results, { a: 70 });
    expect(groups.map(({ score, weight }) => [score, weight])).toEqual([
      [50, 70],
      [200 / 3, 30],
    ]);
    expect(score).toBe(55);
    expect(reason).toBe('Failed: “high of a”, “nodataFail of b”.');
  });

  test('groups without a weight share what is left; a group without data does no harm', () => {
    const results = [result('pass'), result('low', ['b']), result('pass', ['b']), result('nodata', ['c'])];
    expect(scoreKayenta(results, { a: 40 }).score).toBe(40 + 15 + 30);
    expect(scoreKayenta(results, { a: 100 }).score).toBe(100);
  });

  test('is 0 for a critical failure, for half without data, and where nothing counts', () => {
    const critical = result('high', ['a'], { isCriticalFailure: true });
    expect(scoreKayenta([result('pass'), critical])).toMatchObject({ score: 0 });
    expect(scoreKayenta([result('pass'), critical]).reason).toBe('“high of a” is critical and failed: why');
    expect(scoreKayenta([result('pass'), result('nodata')])).toMatchObject({
      score: 0,
      reason: '1 of 2 metrics have no data: half or more.',
    });
    expect(scoreKayenta([])).toMatchObject({ score: 0, reason: 'No metric counts.' });
  });

  test('a muted metric is in no score, even a critical one', () => {
    const muted = result('high', ['a'], { isCriticalFailure: true, isMuted: true });
    expect(scoreKayenta([result('pass'), muted])).toMatchObject({ score: 100 });
  });
});

describe('the decision', () => {
  const thresholds = { pass: 95, marginal: 75 };
  const kayenta = (score: number, isLast: boolean) =>
    decideKayenta(score, thresholds, { by: 'kayenta', isLast }).decision;
  const argo = (score: number) => decideKayenta(score, thresholds, { by: 'argo' });

  test('of Kayenta itself: goes on above marginal, passes at the end from pass on', () => {
    expect([70, 75, 75.01, 96].map((score) => kayenta(score, false))).toEqual([
      'fail',
      'fail',
      'continue',
      'continue',
    ]);
    expect([75, 94.99, 95].map((score) => kayenta(score, true))).toEqual(['fail', 'fail', 'pass']);
  });

  test('of Argo Rollouts: inconclusive from marginal up to pass', () => {
    expect([74.99, 75, 94, 95].map((score) => argo(score).decision)).toEqual([
      'fail',
      'inconclusive',
      'inconclusive',
      'pass',
    ]);
  });

  test('a score that is just marginal is told apart', () => {
    expect(argo(75).reason).toMatch(/Kayenta itself fails it, Argo Rollouts pauses/);
    expect(argo(76).reason).not.toMatch(/itself/);
  });
});
