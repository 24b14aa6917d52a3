import { describe, expect, it } from 'vitest';
import { nextTests, scoreWords, testScore, type TestPoints } from '../../../src/core/scoping/test-score.ts';
import { READINESS_TESTS, SECTIONS } from '../../../src/core/scoping/test-score-tests.ts';

/** So many points in each section, given to its tests in order. */
function withSums(sums: readonly number[]): Record<string, TestPoints> {
  return Object.fromEntries(
    SECTIONS.flatMap((section, at) => {
      let left = sums[at]!;
      return READINESS_TESTS.filter((test) => test.section === section).map(({ id }) => {
        const points = Math.min(1, left) as TestPoints;
        left -= points;
        return [id, points];
      });
    }),
  );
}

describe('testScore', () => {
  it('has 28 tests, seven a section, each once', () => {
    expect(READINESS_TESTS).toHaveLength(28);
    expect(new Set(READINESS_TESTS.map(({ id }) => id)).size).toBe(28);
    for (const section of SECTIONS)
      expect(READINESS_TESTS.filter((test) => test.section === section)).toHaveLength(7);
  });

  it('is the least of the four sums', () => {
    expect(testScore(withSums([7, 7, 7, 0]))).toMatchObject({ score: 0, weakest: ['monitoring'] });
    expect(testScore(withSums([3.5, 4, 5, 2.5])).score).toBe(2.5);
    expect(testScore({}).score).toBe(0);
    expect(testScore(withSums([7, 7, 7, 7])).score).toBe(7);
  });

  it('says what the score means at the edges', () => {
    const words = [0, 0.5, 1, 1.5, 2, 3, 5, 5.5].map(scoreWords);
    expect(new Set(words).size).toBe(6);
    expect(scoreWords(1)).toBe(scoreWords(0.5));
    expect(scoreWords(1.5)).toBe(scoreWords(2));
    expect(scoreWords(5)).not.toBe(scoreWords(5.5));
  });

  it('offers next only what raises the score, the undone first', () => {
    const points = { ...withSums([7, 7, 7, 0]), 'monitoring.stale': 0.5 as const };
    const next = nextTests(points);
    expect(next).toHaveLength(7);
    expect(next.at(-1)).toBe('monitoring.stale');
    expect(next.every((id) => id.startsWith('monitoring.'))).toBe(true);
    expect(nextTests(withSums([7, 7, 7, 7]))).toEqual([]);
  });
});
