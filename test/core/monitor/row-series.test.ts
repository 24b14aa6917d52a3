import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/kernel/random.ts';
import { knownBy, logOutcome, windowsOfTimes } from '../../../src/core/monitor/log-outcome.ts';
import { performanceReport } from '../../../src/core/monitor/make-performance-report.ts';
import { noChangeBand } from '../../../src/core/monitor/no-change-band.ts';
import { rowSeries, type RowSignal } from '../../../src/core/monitor/row-series.ts';
import { rowsByWindow, windowedOutcome } from '../../../src/core/monitor/windowed-outcome.ts';
import type { ClassOutcome, ValueOutcome } from '../../../src/core/predictions/outcome.ts';
import type { Column } from '../../../src/core/table/column.ts';

interface Row {
  window: number;
  truth: number;
  score: number;
}
const WINDOWS = 4;
const REFERENCE = { from: 0, to: 2 };

function classes(rows: readonly Row[]): ReturnType<typeof windowedOutcome> {
  const outcome: ClassOutcome = {
    type: 'classification',
    classes: ['no', 'yes'],
    truth: Int32Array.from(rows, ({ truth }) => truth),
    predicted: Int32Array.from(rows, ({ score }) => Number(score >= 0.5)),
    scores: [
      Float64Array.from(rows, ({ score }) => 1 - score),
      Float64Array.from(rows, ({ score }) => score),
    ],
    positive: 1,
  };
  const windowOf = Int32Array.from(rows, ({ window }) => window);
  return windowedOutcome(outcome, rowsByWindow(windowOf, WINDOWS));
}

const SIGNALS: readonly RowSignal[] = [
  ...['accuracy', 'recall', 'f1', 'rocAuc', 'logLoss', 'brier', 'macroF1'].map(
    (metric) => ({ of: 'metric', metric, slice: null }) as const,
  ),
  { of: 'expected', metric: 'accuracy' },
  { of: 'labelled' },
  { of: 'confidence' },
];
const someRows = fc.array(
  fc.record({
    window: fc.integer({ min: -1, max: WINDOWS - 1 }),
    truth: fc.integer({ min: -1, max: 1 }),
    score: fc.integer({ min: 0, max: 20 }).map((step) => step / 20),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('figures of a log by window', () => {
  it('do not depend on the order of the rows, nor on each of them being there twice', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const doubled = [...rows].reverse().flatMap((row) => [row, row]);
        for (const signal of SIGNALS) {
          const once = rowSeries(classes(rows), REFERENCE, signal);
          const twice = rowSeries(classes(doubled), REFERENCE, signal);
          once.values.forEach((value, at) => {
            if (Number.isNaN(value)) expect(twice.values[at]).toBeNaN();
            else expect(twice.values[at]).toBeCloseTo(value, 10);
            expect(Number.isNaN(value)).toBe(once.reasons![at] !== null);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('a label that has not arrived is not wrong', () => {
    const rows = classes([
      { window: 0, truth: 1, score: 0.9 },
      { window: 0, truth: -1, score: 0.9 },
      { window: 1, truth: -1, score: 0.1 },
    ]);
    const accuracy = rowSeries(rows, REFERENCE, { of: 'metric', metric: 'accuracy', slice: null });
    expect([...accuracy.values]).toEqual([1, NaN, NaN, NaN]);
    expect([...accuracy.n]).toEqual([1, 0, 0, 0]);
    expect(accuracy.reasons).toEqual([null, 'unlabeled', 'emptySlice', 'emptySlice']);
    expect([...rowSeries(rows, REFERENCE, { of: 'labelled' }).values]).toEqual([0.5, 0, NaN, NaN]);
    expect([...rowSeries(rows, REFERENCE, { of: 'confidence' }).values]).toEqual([0.9, 0.9, NaN, NaN]);
  });

  it('a metric that such a model does not have is none', () => {
    const rows = classes([{ window: 0, truth: 1, score: 0.9 }]);
    const of = (signal: RowSignal): unknown => rowSeries(rows, REFERENCE, signal).reasons![0];
    expect(of({ of: 'metric', metric: 'mae', slice: null })).toBe('noSuchFigure');
    expect(of({ of: 'metric', metric: 'recall', slice: null, class: 'maybe' })).toBe('noSuchFigure');
    expect(of({ of: 'expected', metric: 'rocAuc' })).toBe('noSuchFigure');
  });
});

it('rows lie in the window of their time, or in none', () => {
  const windows = [0, 10, 30].map((fromMs) => ({ fromMs, toMs: fromMs + 10, rows: 0 }));
  expect([...windowsOfTimes([5, 0, 10, 25, 39, 40, -1, NaN], windows)]).toEqual([0, 0, 1, -1, 2, -1, -1, -1]);
});

const base = { unit: null, role: 'feature', missing: 0 } as const;
const category = (name: string, levels: readonly string[], codes: readonly number[]): Column => ({
  ...{ ...base, name, type: 'category', levels, order: 'none' },
  data: Int32Array.from(codes),
});
const numbers = (name: string, values: readonly number[]): Column => ({
  ...{ ...base, name, type: 'number' },
  data: Float64Array.from(values),
});

describe('the outcome of a log', () => {
  const prediction = category('said', ['b', 'a'], [0, 1, 0]);
  const label = category('true', ['a', 'b'], [1, -1, 0]);

  it('one column of scores of two classes gives the other; labels are matched by name', () => {
    const scores = [{ class: 'b', column: numbers('p', [0.9, 0.2, 0.6]) }];
    const outcome = logOutcome({ prediction, label, scores }, { positive: 'b' }) as ClassOutcome;
    expect(outcome.classes).toEqual(['a', 'b']);
    expect([...outcome.predicted]).toEqual([1, 0, 1]);
    expect([...outcome.truth]).toEqual([1, -1, 0]);
    expect(outcome.scores![0]![1]).toBeCloseTo(0.8, 12);
    expect(outcome.positive).toBe(1);
  });

  it('numbers without a positive class are values; what is known later is not known yet', () => {
    const outcome = logOutcome(
      { prediction: numbers('said', [1, 2, 3]), label: numbers('true', [1, 5, NaN]), scores: [] },
      { positive: null },
    );
    expect(outcome).toMatchObject({ type: 'regression' });
    expect([...knownBy(outcome as ValueOutcome, [10, 30, 10], 20).truth]).toEqual([1, NaN, NaN]);
    expect([
      ...knownBy(logOutcome({ prediction, label, scores: [] }, { positive: null }), [30, 0, 5], 20).truth,
    ]).toEqual([...[-1, -1, 0]]);
  });

  it('neither answers nor scores are no outcome', () => {
    expect(() => logOutcome({ prediction: null, label, scores: [] }, { positive: null })).toThrow(
      'does not say what the model answered',
    );
  });
});

describe('a log of which one knows the truth', () => {
  const random = createRandom(5);
  const drawn = (rows: number, window: number, isDrifted: boolean): Row[] =>
    Array.from({ length: rows }, () => {
      const score = random.uniform();
      return { window, score, truth: Number(random.uniform() < (isDrifted ? 0.5 : score)) };
    });
  const rows = classes([
    ...[...drawn(800, 0, false), ...drawn(800, 1, false)],
    ...[...drawn(800, 2, false), ...drawn(800, 3, true)],
  ]);
  const report = (window: number): ReturnType<typeof performanceReport> =>
    performanceReport(
      rows,
      { reference: REFERENCE, current: { from: window, to: window + 1 }, metric: 'accuracy', class: null },
      [],
      Float64Array.of(10, NaN, 20, 30),
    );

  it('labels agree with what was expected until P(y|x) changes', () => {
    expect(report(2).agreement.verdict).toBe('agree');
    expect(report(3).agreement.verdict).toBe('worse');
    expect(report(3).delay).toEqual({ median: 20, p90: 28 });
  });

  it('windows without a change lie within the usual range', () => {
    const { band, realised } = report(3);
    for (const at of [0, 1, 2]) {
      expect(realised.series.values[at]).toBeGreaterThan(band.low[at]!);
      expect(realised.series.values[at]).toBeLessThan(band.high[at]!);
    }
    expect(realised.series.values[3]).toBeLessThan(band.low[3]!);
    expect(
      report(3)
        .shares.map(({ class: name }) => name)
        .sort(),
    ).toEqual(['no', 'yes']);
  });

  it('the range of small windows is wider, and of none there is none', () => {
    const outcome = rows.outcome;
    const { low, high } = noChangeBand(outcome, 'accuracy', null, [20, 200, 2000, 0], createRandom(1));
    const width = high.map((end, at) => end - low[at]!);
    expect(width[0]).toBeGreaterThan(2 * width[1]!);
    expect(width[1]).toBeGreaterThan(2 * width[2]!);
    expect(width[3]).toBeNaN();
  });
});
