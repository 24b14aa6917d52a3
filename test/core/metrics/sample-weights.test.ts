import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/core/kernel/problem.ts';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { headline } from '../../../src/core/metrics/headline.ts';
import type { Measured } from '../../../src/core/metrics/measure.ts';
import { metricDetail } from '../../../src/core/metrics/metric-detail.ts';
import { weighedHeadline } from '../../../src/core/metrics/weighed-headline.ts';
import type { ClassOutcome, Outcome, ValueOutcome } from '../../../src/core/predictions/outcome.ts';
import { weighRows } from '../../../src/core/predictions/weigh-rows.ts';
import { weighedWilson } from '../../../src/core/stats/weighed.ts';
import { wilson } from '../../../src/core/stats/wilson.ts';
import { columnFrom, numberColumn } from '../column-from.ts';

interface Row {
  truth: number;
  predicted: number;
  score: number;
  weight: number;
}

function classesOf(rows: readonly Row[], positive: number | null): ClassOutcome {
  const score = Float64Array.from(rows, (row) => row.score / 20);
  return {
    type: 'classification',
    classes: ['a', 'b'],
    truth: Int32Array.from(rows, (row) => row.truth),
    predicted: Int32Array.from(rows, (row) => row.predicted),
    scores: [score.map((p) => 1 - p), score],
    positive,
  };
}

function valuesOf(rows: readonly Row[]): ValueOutcome {
  return {
    type: 'regression',
    truth: Float64Array.from(rows, (row) => row.truth * 3 + row.score),
    predicted: Float64Array.from(rows, (row) => row.score + row.predicted),
    unit: null,
  };
}

function weighed(outcome: Outcome, weights: readonly number[]): Measured[] {
  const rows = weighRows(outcome, numberColumn('weight', weights));
  const { more, calibrations } = metricDetail(rows.outcome, rows.weights, rows.unweighted, createRandom(2));
  return [
    ...weighedHeadline(rows, createRandom(1)),
    ...more,
    ...calibrations.flatMap(({ errors }) => errors),
  ];
}

function unweighed(outcome: Outcome): Measured[] {
  const { more, calibrations } = metricDetail(outcome, null, 0, createRandom(2));
  return [...headline(outcome, createRandom(1)), ...more, ...calibrations.flatMap(({ errors }) => errors)];
}

function expectSameValues(a: readonly Measured[], b: readonly Measured[]): void {
  expect(a.map(({ measure }) => measure)).toEqual(b.map(({ measure }) => measure));
  a.forEach(({ measure, estimate }, at) => {
    const other = b[at]!.estimate;
    if (estimate.value === null || other.value === null) {
      expect(estimate.value, measure.metric).toBe(other.value);
      // One row of weight 2 is too few to vary, two copies of it do not vary.
      if (estimate.value === null && other.value === null && measure.metric !== 'r2') {
        expect(estimate.reason, measure.metric).toBe(other.reason);
      }
    } else expect(estimate.value, measure.metric).toBeCloseTo(other.value, 9);
  });
}

const row = fc.record({
  truth: fc.nat(1),
  predicted: fc.nat(1),
  score: fc.integer({ min: 1, max: 19 }),
  weight: fc.nat(3),
});
const lists = fc.array(row, { minLength: 1, maxLength: 25 });
const kinds = [
  (rows: readonly Row[]): Outcome => classesOf(rows, 1),
  (rows: readonly Row[]): Outcome => classesOf(rows, null),
  valuesOf,
];
const RUNS = { numRuns: 25 };
const weightsOf = (rows: readonly Row[]): number[] => rows.map(({ weight }) => weight);

describe('properties', () => {
  it.each(kinds)('a whole weight is that many copies, and 0 none (%#)', (kind) => {
    fc.assert(
      fc.property(lists, (list) => {
        const copies = list.flatMap((one) => Array.from({ length: one.weight }, () => one));
        fc.pre(copies.length > 0);
        expectSameValues(weighed(kind(list), weightsOf(list)), unweighed(kind(copies)));
      }),
      RUNS,
    );
  });

  it.each(kinds)('the unit of the weights and the order of the rows do not matter (%#)', (kind) => {
    fc.assert(
      fc.property(lists, (list) => {
        fc.pre(list.some(({ weight }) => weight > 0));
        const back = [...list].reverse();
        expectSameValues(
          weighed(
            kind(list),
            list.map(({ weight }) => weight * 0.37),
          ),
          weighed(kind(back), weightsOf(back)),
        );
      }),
      RUNS,
    );
  });

  it('swapping the classes swaps recall and specificity and keeps what treats both alike', () => {
    fc.assert(
      fc.property(lists, (list) => {
        fc.pre(list.some(({ weight }) => weight > 0));
        const swapped = list.map((one) => ({
          ...one,
          truth: 1 - one.truth,
          predicted: 1 - one.predicted,
          score: 20 - one.score,
        }));
        const valueOf = (results: readonly Measured[], id: string): number | null =>
          results.find(({ measure }) => measure.metric === id)!.estimate.value;
        const [one, other] = [list, swapped].map((rows) => weighed(classesOf(rows, 1), weightsOf(rows)));
        const pairs = [
          ['recall', 'specificity'],
          ...['accuracy', 'mcc', 'cohenKappa', 'rocAuc', 'logLoss', 'brier', 'macroF1', 'weightedRecall'].map(
            (id) => [id, id] as const,
          ),
        ] as const;
        for (const [a, b] of pairs) {
          const [x, y] = [valueOf(one!, a), valueOf(other!, b)];
          if (x === null || y === null) expect(x, a).toBe(y);
          else expect(x, a).toBeCloseTo(y, 9);
        }
      }),
      RUNS,
    );
  });
});

describe('intervals', () => {
  it('equal weights give Wilson’s interval of the rows, and never more rows than there are', () => {
    const mass = (rows: number, weight: number) => ({
      rows,
      weight: rows * weight,
      squares: rows * weight * weight,
    });
    const equal = weighedWilson(mass(70, 2.5), mass(30, 2.5))!;
    expect(equal.low).toBeCloseTo(wilson(70, 100)!.low, 12);
    expect(equal.high).toBeCloseTo(wilson(70, 100)!.high, 12);
    const unequal = weighedWilson(
      { rows: 70, weight: 70, squares: 700 },
      { rows: 30, weight: 30, squares: 90 },
    )!;
    expect(unequal.method).toMatch(/^Wilson with [\d.]+ effective rows$/);
    expect(unequal.high - unequal.low).toBeGreaterThan(equal.high - equal.low);
    expect(weighedWilson(mass(0, 1), mass(0, 1))).toBeNull();
    // A share of 1 has no variance: Kish's number of rows.
    expect(weighedWilson({ rows: 4, weight: 10, squares: 40 }, mass(0, 1))!.low).toBeCloseTo(
      wilson(2.5, 2.5)!.low,
      12,
    );
  });

  it('cover the truth about 95 times in 100, with weights that depend on what is measured', () => {
    const random = createRandom(11);
    let covered = 0;
    const samples = 2000;
    // Right rows weigh 1 to 3, wrong ones 1 to 5: expected weights 2 and 3.
    const truth = (0.8 * 2) / (0.8 * 2 + 0.2 * 3);
    for (let sample = 0; sample < samples; sample++) {
      const right = { rows: 0, weight: 0, squares: 0 };
      const wrong = { rows: 0, weight: 0, squares: 0 };
      for (let i = 0; i < 150; i++) {
        const isRight = random.uniform() < 0.8;
        const weight = 1 + random.uniform() * (isRight ? 2 : 4);
        const mass = isRight ? right : wrong;
        mass.rows++;
        mass.weight += weight;
        mass.squares += weight * weight;
      }
      const { low, high } = weighedWilson(right, wrong)!;
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / samples).toBeGreaterThan(0.93);
    expect(covered / samples).toBeLessThan(0.975);
  });

  it('no weighted figure claims an interval of unweighted rows', () => {
    const random = createRandom(3);
    const rows = Array.from({ length: 300 }, (): Row => ({
      truth: random.below(2),
      predicted: random.below(2),
      score: 1 + random.below(19),
      weight: 1 + random.below(9),
    }));
    for (const kind of kinds) {
      for (const { measure, estimate } of weighed(kind(rows), weightsOf(rows))) {
        if (estimate.value === null) continue;
        const method = estimate.interval?.method ?? '';
        expect(method, measure.metric).toMatch(/effective rows|weighted|over rows|blocks of rows/);
      }
    }
  });
});

describe('rows that cannot be weighed', () => {
  const rows = [
    { truth: 1, predicted: 1, score: 10, weight: 1 },
    { truth: 0, predicted: 1, score: 12, weight: 1 },
    { truth: 1, predicted: 0, score: 8, weight: 1 },
    { truth: -1, predicted: 0, score: 8, weight: 1 },
  ];

  it('are left out and counted, those without a truth as such', () => {
    const got = weighRows(classesOf(rows, 1), numberColumn('weight', [2, NaN, 0, NaN]));
    expect(got.unweighted).toBe(2);
    const [accuracy] = weighedHeadline(got, createRandom(1));
    expect(accuracy!.estimate).toMatchObject({ value: 1, n: 1, dropped: { unlabeled: 1, unweighted: 2 } });
  });

  it('leave nothing where no weight is above 0', () => {
    const got = weighRows(classesOf(rows, 1), numberColumn('weight', [0, 0, 0, 0]));
    for (const { estimate } of weighedHeadline(got, createRandom(1))) expect(estimate.value).toBeNull();
  });

  it('are refused where they weigh less than nothing, or have no numbers', () => {
    const codeOf = (column: Parameters<typeof weighRows>[1]): string => {
      try {
        weighRows(classesOf(rows, 1), column);
      } catch (error) {
        if (error instanceof Problem) return error.facts.code;
      }
      return 'none';
    };
    expect(codeOf(numberColumn('weight', [1, -2, 1, 1]))).toBe('weights.negative');
    expect(codeOf(columnFrom('weight', ['x', 'y', 'x', 'x']))).toBe('weights.wrongType');
  });
});

describe('size', () => {
  it('weighs a million rows in seconds at most', () => {
    const random = createRandom(1);
    const n = 1_000_000;
    const truth = Int32Array.from({ length: n }, () => random.below(2));
    const score = Float64Array.from(truth, (code) => Math.min(1, 0.3 * code + 0.7 * random.uniform()));
    const outcome: ClassOutcome = {
      type: 'classification',
      classes: ['a', 'b'],
      truth,
      predicted: Int32Array.from(score, (p) => Number(p >= 0.5)),
      scores: [score.map((p) => 1 - p), score],
      positive: 1,
    };
    const column = numberColumn(
      'weight',
      Array.from({ length: n }, () => random.uniform() + 0.1),
    );
    const rows = weighRows(outcome, column);
    const results = weighedHeadline(rows, createRandom(1));
    const plain = headline(outcome, createRandom(1));
    // Weights that have nothing to do with the rows change next to nothing.
    results.forEach(({ measure, estimate }, at) =>
      expect(Math.abs(estimate.value! - plain[at]!.estimate.value!), measure.metric).toBeLessThan(0.01),
    );
    expect(metricDetail(outcome, rows.weights, 0, createRandom(1)).calibrations).toHaveLength(4);
  }, 60_000);
});
