import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorSheet } from '../../../src/core/evaluation/make-error-sheet.ts';
import type { Baseline, SheetMetric } from '../../../src/core/evaluation/sheet.ts';
import {
  fittingMetric,
  metricsFor,
  ownBaseline,
  sheetBaseline,
  withBaseline,
} from '../../../src/core/evaluation/sheet-metric.ts';
import type { Outcome } from '../../../src/core/predictions/outcome.ts';
import type { Predicate } from '../../../src/core/slices/predicate.ts';

const CLASSES = ['a', 'b', 'c'];
const HERE: Predicate = { op: 'tag', tag: 'here' };
const NONE = { baseline: null, rowBaselines: {} };

interface Row {
  truth: number;
  said: number;
  here: boolean;
}

function classes(rows: readonly Row[]): Outcome {
  return {
    type: 'classification',
    classes: CLASSES,
    truth: Int32Array.from(rows, ({ truth }) => truth),
    predicted: Int32Array.from(rows, ({ said }) => said),
    scores: null,
    positive: null,
  };
}

function values(pairs: readonly (readonly [number, number])[]): Outcome {
  return {
    type: 'regression',
    truth: Float64Array.from(pairs, ([truth]) => truth),
    predicted: Float64Array.from(pairs, ([, said]) => said),
    unit: null,
  };
}

function sheetOf(outcome: Outcome, here: readonly boolean[], metric: SheetMetric, level: number) {
  const levels = withBaseline(NONE, metric, HERE, { value: level, source: 'published' });
  const slices = [{ name: 'here', where: HERE, rows: Uint8Array.from(here, Number) }];
  const sheet = errorSheet(outcome, { groups: null, slices, metric, ...NONE, ...levels });
  return { sheet, row: sheet.rows[0]! };
}

const aRow = fc.record({
  truth: fc.integer({ min: -1, max: 2 }),
  said: fc.integer({ min: -1, max: 2 }),
  here: fc.boolean(),
});

describe('a sheet by other metrics', () => {
  /** Of which rows each is a share, and which of those it counts. */
  const METRICS: readonly [SheetMetric, (row: Row) => boolean, (row: Row) => boolean][] = [
    [{ metric: 'accuracy' }, () => true, (row) => row.truth === row.said],
    [{ metric: 'errorRate' }, () => true, (row) => row.truth !== row.said],
    [{ metric: 'recall', class: 'b' }, (row) => row.truth === 1, (row) => row.said === 1],
    [{ metric: 'precision', class: 'c' }, (row) => row.said === 2, (row) => row.truth === 2],
  ];

  it.each(METRICS)('counts %j as filtering would, and closing its gap gives its gain', (metric, of, hits) => {
    fc.assert(
      fc.property(
        fc.array(aRow, { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, level) => {
          const { sheet, row } = sheetOf(
            classes(rows),
            rows.map(({ here }) => here),
            metric,
            level,
          );
          const base = rows.filter((each) => each.truth >= 0 && each.said >= 0 && of(each));
          const inside = base.filter(({ here }) => here);
          expect([sheet.all.metric.n, row.metric.n]).toEqual([base.length, inside.length]);
          if (inside.length === 0) {
            expect(row.gain).toMatchObject({ value: null });
            return;
          }
          const value = inside.filter(hits).length / inside.length;
          expect(row.metric.value).toBe(value);
          const better = metric.metric === 'errorRate' ? Math.min(value, level) : Math.max(value, level);
          const before = base.filter(hits).length / base.length;
          // What the metric would be over all rows, were the slice at its level.
          const outside = base.filter((each) => !each.here && hits(each)).length;
          const after = (outside + better * inside.length) / base.length;
          expect(row.gain!.value).toBeCloseTo(100 * Math.abs(after - before), 9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says why where a slice has no row of the class, and where nothing is predicted so', () => {
    const outcome = classes([
      { truth: 0, said: 0, here: true },
      { truth: 1, said: 1, here: false },
    ]);
    const here = [true, false];
    expect(sheetOf(outcome, here, { metric: 'recall', class: 'b' }, 0.9).row.metric).toEqual({
      value: null,
      reason: 'noPositives',
      n: 0,
    });
    expect(sheetOf(outcome, here, { metric: 'precision', class: 'b' }, 0.9).row.metric).toEqual({
      value: null,
      reason: 'noPredictedPositives',
      n: 0,
    });
    expect(sheetOf(outcome, [false, false], { metric: 'recall', class: 'b' }, 0.9).row.metric).toMatchObject({
      reason: 'emptySlice',
    });
  });

  it('gives by how much the overall RMSE falls when the slice’s comes down to its level', () => {
    const value = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, fc.boolean()), { minLength: 2, maxLength: 40 }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (rows, level) => {
          const { sheet, row } = sheetOf(
            values(rows.map(([truth, said]) => [truth, said])),
            rows.map(([, , here]) => here),
            { metric: 'rmse' },
            level,
          );
          const squares = rows.map(([truth, said]) => (said - truth) ** 2);
          const sum = (of: readonly number[]): number => of.reduce((a, b) => a + b, 0);
          const inside = squares.filter((_, at) => rows[at]![2]);
          expect(sheet.all.metric.value).toBeCloseTo(Math.sqrt(sum(squares) / rows.length), 8);
          if (inside.length === 0) return;
          const own = Math.sqrt(sum(inside) / inside.length);
          expect(row.metric.value).toBeCloseTo(own, 8);
          const rest = sum(squares) - sum(inside);
          const after = Math.sqrt((rest + inside.length * Math.min(own, level) ** 2) / rows.length);
          expect(row.gain!.value).toBeCloseTo(Math.sqrt(sum(squares) / rows.length) - after, 6);
          if (row.gain!.value !== null && row.gain!.interval) {
            expect(row.gain!.interval.low).toBeLessThanOrEqual(row.gain!.value + 1e-9);
            expect(row.gain!.interval.high).toBeGreaterThanOrEqual(row.gain!.value - 1e-9);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('levels of a sheet', () => {
  const level = (value: number): Baseline => ({ value, source: 'human level' });
  const MEASURED = {
    labeling: 'l' as never,
    n: 9,
    items: 5,
    interval: { low: 0.8, high: 0.95, level: 0.95, method: 'Wilson' },
  };

  it('are kept apart by metric, and an error rate is the other side of an accuracy', () => {
    const accuracy = { metric: 'accuracy' } as const;
    const errorRate = { metric: 'errorRate' } as const;
    const recall = { metric: 'recall', class: 'a' } as const;
    let levels = { ...NONE, ...withBaseline(NONE, accuracy, null, { ...level(0.9), measured: MEASURED }) };
    levels = { ...levels, ...withBaseline(levels, errorRate, HERE, level(0.25)) };
    levels = { ...levels, ...withBaseline(levels, recall, null, level(0.7)) };
    expect(sheetBaseline(levels, accuracy)!.value).toBe(0.9);
    expect(sheetBaseline(levels, errorRate)!.value).toBeCloseTo(0.1, 12);
    const { low, high } = sheetBaseline(levels, errorRate)!.measured!.interval!;
    expect(low).toBeCloseTo(0.05, 12);
    expect(high).toBeCloseTo(0.2, 12);
    expect(ownBaseline(levels, accuracy, HERE)!.value).toBe(0.75);
    expect(sheetBaseline(levels, recall)!.value).toBe(0.7);
    expect(ownBaseline(levels, recall, HERE)).toBeNull();
    expect(sheetBaseline(levels, { metric: 'recall', class: 'b' })).toBeNull();
    levels = { ...levels, ...withBaseline(levels, recall, null, null) };
    expect(sheetBaseline(levels, recall)).toBeNull();
    expect(sheetBaseline(levels, accuracy)!.value).toBe(0.9);
  });

  it('are of a metric that fits what was predicted', () => {
    expect(metricsFor(['a', 'b']).length).toBe(6);
    expect(fittingMetric({ metric: 'recall', class: 'b' }, ['a', 'b'])).toEqual({
      metric: 'recall',
      class: 'b',
    });
    expect(fittingMetric({ metric: 'recall', class: 'gone' }, ['a', 'b'])).toEqual({ metric: 'accuracy' });
    expect(fittingMetric({ metric: 'accuracy' }, null)).toEqual({ metric: 'mae' });
    expect(fittingMetric(undefined, null)).toEqual({ metric: 'mae' });
  });
});
