import { describe, expect, it } from 'vitest';
import type { LogColumns } from '../../../src/core/monitor/log.ts';
import { judgedWindows, leastRows } from '../../../src/core/monitor/judged-windows.ts';
import type { Series } from '../../../src/core/monitor/signal.ts';
import { estimateAt, signalOfTarget } from '../../../src/core/monitor/target-signal.ts';

const series: Series = {
  signal: { of: 'metric', metric: 'accuracy', slice: null },
  values: Float64Array.of(0.9, 0.8, 0.9, 0.2, 1),
  n: Float64Array.of(100, 80, 120, 51, 49),
  variances: Float64Array.of(0.0009, 0.002, NaN, 0.01, 0.01),
  unit: 'fraction',
};

describe('windows of few rows', () => {
  it('are not judged: half of what the reference has is asked for', () => {
    const least = leastRows(series, { from: 0, to: 3 });
    expect(least).toBe(50);
    expect([...judgedWindows(series, least).values]).toEqual([0.9, 0.8, 0.9, 0.2, NaN]);
  });

  it('are what a number of rows is about; nothing is asked for without a reference', () => {
    expect(leastRows({ ...series, signal: { of: 'rows' } }, { from: 0, to: 3 })).toBe(0);
    expect(leastRows(series, { from: 2, to: 2 })).toBe(0);
  });
});

describe('a target as an alarm', () => {
  const columns = { label: 'y', latency: 'ms' } as LogColumns;
  const measure = { metric: 'recall', params: { class: 'yes' }, slice: null, against: null } as const;

  it('watches the figure that it is about', () => {
    expect(signalOfTarget({ ...measure, statistic: 'value' }, columns).signal).toEqual({
      ...{ of: 'metric', metric: 'recall', slice: null, class: 'yes' },
    });
    const latency = {
      ...measure,
      metric: 'latency',
      params: { percentile: 99 },
      statistic: 'value',
    } as const;
    expect(signalOfTarget(latency, columns).signal).toEqual({ of: 'quantile', column: 'ms', q: 0.99 });
  });

  it('says why a log has no such figure', () => {
    const value = { ...measure, statistic: 'value' } as const;
    expect(signalOfTarget({ ...measure, statistic: 'ratio' }, columns).why).toContain(
      'held against each other',
    );
    expect(signalOfTarget(value, { ...columns, label: null }).why).toBe('the log has no labels');
    expect(signalOfTarget({ ...value, metric: 'modelSize' }, columns).why).toBe(
      'it is no figure of requests',
    );
    expect(signalOfTarget({ ...value, metric: 'latency' }, { ...columns, latency: null }).signal).toBeNull();
  });

  it('is judged by the interval of its window, where there is one', () => {
    const first = estimateAt(series, 0);
    expect(first).toMatchObject({ value: 0.9, n: 100, interval: { level: 0.95 } });
    expect(first.value !== null && first.interval!.high - 0.9).toBeCloseTo(1.95996 * 0.03, 5);
    expect(estimateAt(series, 2)).toMatchObject({ value: 0.9, interval: null });
    expect(estimateAt(series, 9)).toMatchObject({ value: null });
  });
});
