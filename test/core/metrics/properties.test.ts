import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { averagePrecision } from '../../../src/core/metrics/average-precision.ts';
import { CALIBRATION_BINS } from '../../../src/core/metrics/calibration-error.ts';
import { topLabelError } from '../../../src/core/metrics/calibration-errors.ts';
import { METRICS, metricFacts } from '../../../src/core/metrics/catalogue.ts';
import { headline } from '../../../src/core/metrics/headline.ts';
import { metricDetail } from '../../../src/core/metrics/metric-detail.ts';
import type { Measured } from '../../../src/core/metrics/measure.ts';
import { rocAuc } from '../../../src/core/metrics/roc-auc.ts';
import { groupScores, sortScores } from '../../../src/core/metrics/sorted-scores.ts';
import type { ClassOutcome } from '../../../src/core/predictions/outcome.ts';

interface Row {
  truth: number;
  predicted: number;
  score: number;
}

/** Scores on a coarse grid, so that ties are frequent; some rows without label or answer. */
const row = fc.record({
  truth: fc.integer({ min: -1, max: 1 }),
  predicted: fc.integer({ min: -1, max: 1 }),
  score: fc.integer({ min: 0, max: 8 }).map((step) => step / 8),
});
const rows = fc.array(row, { maxLength: 60 });

function outcomeOf(list: readonly Row[], positive: number | null = 1): ClassOutcome {
  return {
    type: 'classification',
    classes: ['no', 'yes'],
    truth: Int32Array.from(list, (r) => r.truth),
    predicted: Int32Array.from(list, (r) => r.predicted),
    scores: [Float64Array.from(list, (r) => 1 - r.score), Float64Array.from(list, (r) => r.score)],
    positive,
  };
}

function groupsOf(list: readonly Row[]): ReturnType<typeof groupScores> {
  return groupScores(sortScores(outcomeOf(list), 1)!);
}

function valuesOf(results: readonly Measured[]): Map<string, number | null> {
  return new Map(results.map((r) => [r.measure.metric, r.estimate.value]));
}

function expectSame(a: Map<string, number | null>, b: Map<string, number | null>): void {
  expect([...a.keys()]).toEqual([...b.keys()]);
  for (const [metric, value] of a) {
    const other = b.get(metric)!;
    if (value === null) expect(other, metric).toBeNull();
    else expect(Math.abs(other - value), metric).toBeLessThan(1e-12);
  }
}

const runs = { numRuns: 40 };

describe('against brute force', () => {
  it('ROC AUC is the share of pairs won, ties at half', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const counted = list.filter((r) => r.truth >= 0 && r.predicted >= 0);
        const positives = counted.filter((r) => r.truth === 1);
        const negatives = counted.filter((r) => r.truth === 0);
        let won = 0;
        for (const p of positives) {
          for (const n of negatives) won += p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0;
        }
        const got = rocAuc(groupsOf(list)).value;
        if (positives.length === 0 || negatives.length === 0) expect(got).toBeNull();
        else expect(got).toBeCloseTo(won / positives.length / negatives.length, 12);
      }),
    );
  });

  it('average precision is the area under precision by recall, one step a distinct score', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const counted = list.filter((r) => r.truth >= 0 && r.predicted >= 0);
        const all = counted.filter((r) => r.truth === 1).length;
        const got = averagePrecision(groupsOf(list), createRandom(1)).value;
        if (all === 0) {
          expect(got).toBeNull();
          return;
        }
        let area = 0;
        let before = 0;
        for (const threshold of [...new Set(counted.map((r) => r.score))].sort((a, b) => b - a)) {
          const chosen = counted.filter((r) => r.score >= threshold);
          const hits = chosen.filter((r) => r.truth === 1).length;
          area += (hits / chosen.length) * (hits / all - before);
          before = hits / all;
        }
        expect(got).toBeCloseTo(area, 12);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what must not change a metric', () => {
  it('the order of rows', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (list, seed) => {
        const random = createRandom(seed);
        const shuffled = list
          .map((r) => ({ r, key: random.uniform() }))
          .sort((a, b) => a.key - b.key)
          .map(({ r }) => r);
        for (const positive of [1, null]) {
          expectSame(
            valuesOf(headline(outcomeOf(list, positive), createRandom(1))),
            valuesOf(headline(outcomeOf(shuffled, positive), createRandom(1))),
          );
        }
      }),
      runs,
    );
  });

  it('every row twice', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expectSame(
          valuesOf(headline(outcomeOf(list), createRandom(1))),
          valuesOf(headline(outcomeOf([...list, ...list]), createRandom(1))),
        );
      }),
      runs,
    );
  });

  it('the names of the two classes, for symmetric metrics; mirrored rates for the rest', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const swapped = list.map((r) => ({
          truth: r.truth < 0 ? -1 : 1 - r.truth,
          predicted: r.predicted < 0 ? -1 : 1 - r.predicted,
          score: 1 - r.score,
        }));
        const one = valuesOf(headline(outcomeOf(list), createRandom(1)));
        const other = valuesOf(headline(outcomeOf(swapped), createRandom(1)));
        const near = (a: number | null | undefined, b: number | null | undefined, name: string): void => {
          expect(a === null, name).toBe(b === null);
          if (a !== null && b !== null) expect(Math.abs(a! - b!), name).toBeLessThan(1e-12);
        };
        for (const same of [
          'accuracy',
          'balancedAccuracy',
          'mcc',
          'cohenKappa',
          'rocAuc',
          'brier',
          'logLoss',
        ]) {
          near(one.get(same), other.get(same), same);
        }
        near(one.get('recall'), other.get('specificity'), 'recall');
        near(one.get('falseNegativeRate'), other.get('falsePositiveRate'), 'falseNegativeRate');
      }),
      runs,
    );
  });
});

describe('intervals', () => {
  it('are the same for the same seed', () => {
    const list = Array.from({ length: 50 }, (_, i) => ({
      truth: i % 2,
      predicted: (i >> 1) % 2,
      score: (i % 7) / 7,
    }));
    expect(headline(outcomeOf(list), createRandom(3))).toEqual(headline(outcomeOf(list), createRandom(3)));
  });

  it('of average precision agree between pooled and row-wise resampling', () => {
    const random = createRandom(9);
    const list = Array.from({ length: 6000 }, () => {
      const truth = random.uniform() < 0.2 ? 1 : 0;
      return { truth, predicted: truth, score: Math.min(1, random.uniform() * 0.8 + truth * 0.25) };
    });
    const pooled = averagePrecision(groupsOf(list), createRandom(1));
    const coarse = list.map((r) => ({ ...r, score: Math.floor(r.score * 900) / 900 }));
    const exact = averagePrecision(groupsOf(coarse), createRandom(2));
    if (pooled.value === null || exact.value === null) throw new Error('undefined');
    expect(pooled.interval!.method).toMatch(/over \d+ groups of scores, B = 1000/);
    const width = exact.interval!.high - exact.interval!.low;
    expect(Math.abs(pooled.interval!.low - exact.interval!.low)).toBeLessThan(0.15 * width);
    expect(Math.abs(pooled.interval!.high - exact.interval!.high)).toBeLessThan(0.15 * width);
  });

  it('of a perfect ROC AUC are not a point', () => {
    const list = Array.from({ length: 20 }, (_, i) => ({ truth: i % 2, predicted: i % 2, score: i % 2 }));
    const auc = rocAuc(groupsOf(list));
    expect(auc.value).toBe(1);
    if (auc.value === null) return;
    expect(auc.interval!.high).toBeCloseTo(1, 9);
    expect(auc.interval!.low).toBeGreaterThan(0.7);
    expect(auc.interval!.low).toBeLessThan(0.95);
  });
});

describe('calibration bins', () => {
  it('take their lower bound in, and 1 into the last', () => {
    // Two rows a side of a bound, one right and one wrong: |gap| adds up within a bin and not across bins.
    for (let bin = 1; bin < CALIBRATION_BINS; bin++) {
      const bound = bin / CALIBRATION_BINS;
      if (bound <= 0.5) continue;
      const list = [
        { truth: 1, predicted: 1, score: bound },
        { truth: 0, predicted: 1, score: bound - 1e-12 },
      ];
      const got = topLabelError(outcomeOf(list, null), null, createRandom(1), {}).value;
      expect(got).toBeCloseTo((1 - bound + bound) / 2, 9);
    }
    const ends = [
      { truth: 1, predicted: 1, score: 1 },
      { truth: 0, predicted: 1, score: 0.95 },
    ];
    expect(topLabelError(outcomeOf(ends, null), null, createRandom(1), {}).value).toBeCloseTo(0.475, 12);
  });
});

describe('the catalogue', () => {
  it('knows every metric that a headline or its detail shows', () => {
    const list = [{ truth: 1, predicted: 1, score: 1 }];
    const value = {
      type: 'regression',
      truth: Float64Array.of(1),
      predicted: Float64Array.of(2),
      unit: null,
    } as const;
    const shown = [outcomeOf(list), outcomeOf(list, null), value].flatMap((o) => {
      const { more, calibrations } = metricDetail(o, null, 0, createRandom(1));
      return [...headline(o, createRandom(1)), ...more, ...calibrations.flatMap(({ errors }) => errors)];
    });
    const ids = new Set(shown.map((r) => r.measure.metric));
    expect([...ids].sort()).toEqual(Object.keys(METRICS).sort());
    for (const id of ids) expect(metricFacts(id)!.id).toBe(id);
    expect(metricFacts('toString')).toBeNull();
  });
});

describe('speed', () => {
  it('measures a million rows in seconds at most', () => {
    const random = createRandom(1);
    const n = 1_000_000;
    const outcome: ClassOutcome = {
      type: 'classification',
      classes: ['no', 'yes'],
      truth: Int32Array.from({ length: n }, () => random.below(2)),
      predicted: Int32Array.from({ length: n }, () => random.below(2)),
      scores: [new Float32Array(n), Float32Array.from({ length: n }, () => random.uniform())],
      positive: 1,
    };
    const start = performance.now();
    headline(outcome, createRandom(1));
    const elapsed = performance.now() - start;
    expect(elapsed).toBeLessThan(6000);
  });
});
