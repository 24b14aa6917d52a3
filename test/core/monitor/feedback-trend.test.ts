import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { feedbackTrend } from '../../../src/core/monitor/feedback-trend.ts';

interface Case {
  at: number[];
  good: number[];
  n: number[];
  slope: number;
  low: number;
  high: number;
  first: number;
  last: number;
  dispersion: number;
}
const golden = JSON.parse(readFileSync(new URL('../../golden/feedback.json', import.meta.url), 'utf8')) as {
  trend: Record<string, Case>;
};

const sharesOf = ({ at, good, n }: Pick<Case, 'at' | 'good' | 'n'>) =>
  at.map((time, place) => ({ at: time, good: good[place]!, n: n[place]! }));

describe('trend of feedback', () => {
  it.each(Object.entries(golden.trend))('%s, as statsmodels has it', (_, wanted) => {
    const found = feedbackTrend(sharesOf(wanted));
    if (found.slope === null) throw new Error(found.reason);
    for (const name of ['slope', 'low', 'high', 'first', 'last', 'dispersion'] as const)
      expect(Math.abs(found[name] - wanted[name])).toBeLessThan(1e-7 * Math.max(1, Math.abs(wanted[name])));
  });

  it('does not mind where time begins, nor windows without feedback', () => {
    const wanted = golden.trend['falling']!;
    const late = sharesOf(wanted).map((share) => ({ ...share, at: 1.7e12 + share.at * 86_400_000 }));
    const found = feedbackTrend([...late, { at: 2e12, good: 0, n: 0 }]);
    expect(found.slope! * 86_400_000).toBeCloseTo(wanted.slope, 7);
  });

  it('says why there is none', () => {
    const shares = (good: number[]) => good.map((count, at) => ({ at, good: count, n: 10 }));
    expect(feedbackTrend(shares([3, 4]))).toEqual({ slope: null, reason: 'tooFew' });
    expect(feedbackTrend([])).toEqual({ slope: null, reason: 'tooFew' });
    expect(feedbackTrend(shares([10, 10, 10]))).toEqual({ slope: null, reason: 'singleClass' });
    expect(feedbackTrend(shares([10, 10, 0, 0]))).toEqual({ slope: null, reason: 'singleClass' });
  });
});
