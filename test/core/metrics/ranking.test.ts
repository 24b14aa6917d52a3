import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { rankGroups } from '../../../src/core/metrics/rank-groups.ts';
import { rankingMetrics, type RankingMetrics } from '../../../src/core/metrics/ranking-metrics.ts';
import golden from '../../golden/ranking.json' with { type: 'json' };

interface Row {
  relevance: number;
  score: number;
  group: number;
}

function measure(rows: readonly Row[], k: number): RankingMetrics {
  const groups = rankGroups(
    Float64Array.from(rows, (r) => r.relevance),
    Float64Array.from(rows, (r) => r.score),
    Int32Array.from(rows, (r) => r.group),
  );
  return rankingMetrics(groups, k, createRandom(1));
}

const NAMES = ['ndcg', 'map', 'mrr'] as const;
const close = (got: number | null, wanted: number | null): void => {
  if (wanted === null || got === null) expect(got).toBe(wanted);
  else expect(Math.abs(got - wanted)).toBeLessThan(1e-12);
};

describe('reference values: test/golden/sections/ranking.py', () => {
  it.each(golden.cases)('$name', ({ relevance, scores, k, expected, byGroup, withoutRelevant }) => {
    const rows = relevance.flatMap((list, group) =>
      list.map((value, i) => ({ relevance: value, score: scores[group]![i]!, group })),
    );
    const got = measure(rows, k);
    NAMES.forEach((name, at) => {
      close(got[name].estimate.value, expected[name]);
      expect(got[name].withoutRelevant).toBe(withoutRelevant);
      byGroup.forEach((values, g) => {
        const own = got[name].byGroup[g]!;
        close(Number.isNaN(own) ? null : own, values[at]!);
      });
    });
  });
});

const rows = fc.array(
  fc.record({
    relevance: fc.integer({ min: 0, max: 3 }),
    score: fc.integer({ min: 0, max: 5 }),
    group: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 40 },
);

function expectSame(
  one: RankingMetrics,
  other: RankingMetrics,
  names: readonly (typeof NAMES)[number][],
): void {
  for (const name of names) close(one[name].estimate.value, other[name].estimate.value);
}

describe('properties', () => {
  it('NDCG does not depend on the order of the rows, ties or not; the rest not without ties', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expectSame(measure(list, 3), measure([...list].reverse(), 3), ['ndcg']);
        const distinct = list.map((r, i) => ({ ...r, score: r.score + i / 1000 }));
        expectSame(measure(distinct, 3), measure([...distinct].reverse(), 3), NAMES);
      }),
    );
  });

  it('groups written twice, scores on another scale and gains in another unit change nothing', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const twice = [...list, ...list.map((r) => ({ ...r, group: r.group + 10 }))];
        expectSame(measure(list, 3), measure(twice, 3), NAMES);
        const scaled = list.map((r) => ({ ...r, score: 7 * r.score - 3, relevance: 2 * r.relevance }));
        expectSame(measure(list, 3), measure(scaled, 3), NAMES);
      }),
    );
  });

  it('swapping a relevant row upwards never lowers any of them', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 10 }), fc.nat(), (flags, seed) => {
        const at = 1 + (seed % (flags.length - 1));
        fc.pre(flags[at]! && !flags[at - 1]);
        const rank = (list: readonly boolean[]): RankingMetrics =>
          measure(
            list.map((flag, i) => ({ relevance: flag ? 1 : 0, score: -i, group: 0 })),
            4,
          );
        const swapped = flags.map((flag, i) => (i === at ? false : i === at - 1 ? true : flag));
        for (const name of NAMES) {
          expect(rank(swapped)[name].estimate.value!).toBeGreaterThanOrEqual(
            rank(flags)[name].estimate.value! - 1e-12,
          );
        }
      }),
    );
  });
});

describe('edges', () => {
  it('names what is undefined and what was left out', () => {
    expect(measure([], 5).ndcg.estimate).toEqual({ value: null, reason: 'emptySlice', n: 0 });
    expect(measure([{ relevance: 0, score: 1, group: 0 }], 5).mrr.estimate).toMatchObject({
      reason: 'noPositives',
    });
    const got = measure(
      [
        { relevance: 1, score: 1, group: 0 },
        { relevance: NaN, score: 1, group: 0 },
        { relevance: 1, score: NaN, group: 0 },
        { relevance: 1, score: 1, group: -1 },
        { relevance: 1, score: Infinity, group: 0 },
      ],
      5,
    );
    expect(got.map.estimate).toEqual({
      value: 1,
      n: 1,
      interval: null,
      dropped: { unlabeled: 2, missing: 1, infinite: 1 },
    });
    expect(() => measure([], 0)).toThrow(RangeError);
    expect(() => measure([{ relevance: -1, score: 0, group: 0 }], 1)).toThrow(RangeError);
  });

  it('has an interval around the mean from two groups on, the same for the same seed', () => {
    const list = Array.from({ length: 60 }, (_, i) => ({
      relevance: i % 3 === 0 ? 1 : 0,
      score: (i * 7) % 11,
      group: i % 7,
    }));
    const { estimate } = measure(list, 5).ndcg;
    if (estimate.value === null) throw new Error('undefined');
    expect(estimate.interval!.low).toBeLessThan(estimate.value);
    expect(estimate.interval!.high).toBeGreaterThan(estimate.value);
    expect(estimate.interval!.method).toBe('percentile bootstrap over 7 groups, B = 1000');
    expect(measure(list, 5)).toEqual(measure(list, 5));
  });
});
