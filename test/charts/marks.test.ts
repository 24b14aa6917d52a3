import { describe, expect, it } from 'vitest';
import { gainBarShape } from '../../src/charts/gain-bar/gain-bar-geometry.ts';
import { intervalMarkShape, sharedDomain } from '../../src/charts/interval-mark/interval-mark-geometry.ts';
import { linear, ticksOf } from '../../src/charts/scale.ts';

describe('intervalMarkShape', () => {
  const domain = [0.5, 1] as const;

  it('places value, interval and baseline on one line', () => {
    const shape = intervalMarkShape({ value: 0.75, low: 0.7, high: 0.8, baseline: 0.9 }, domain, 150);
    expect(shape.dot).toBeCloseTo(75);
    expect(shape.bar!.from).toBeCloseTo(61);
    expect(shape.bar!.to).toBeCloseTo(89);
    expect(shape.tick).toBeCloseTo(117);
    expect([shape.cutLeft, shape.cutRight]).toEqual([false, false]);
  });

  it('says where an interval goes on beyond the edge', () => {
    const shape = intervalMarkShape({ value: 0.55, low: 0.2, high: 1.2, baseline: null }, domain, 150);
    expect(shape.bar).toEqual({ from: 5, to: 145 });
    expect([shape.cutLeft, shape.cutRight, shape.tick]).toEqual([true, true, null]);
  });

  it('draws nothing of what is undefined', () => {
    const shape = intervalMarkShape({ value: null, low: null, high: null, baseline: null }, domain, 150);
    expect(shape).toEqual({ dot: null, bar: null, tick: null, cutLeft: false, cutRight: false });
  });
});

describe('sharedDomain', () => {
  const datum = (value: number | null, baseline: number | null = null) => ({
    value,
    low: 0,
    high: 1,
    baseline,
  });

  it('covers values and baselines with a margin, inside the bounds', () => {
    const [low, high] = sharedDomain([datum(0.7), datum(0.9, 0.98)], [0, 1]);
    expect(low).toBeCloseTo(0.658);
    expect(high).toBe(1);
  });

  it('widens a single value and survives none', () => {
    const [low, high] = sharedDomain([datum(10)]);
    expect(low).toBeLessThan(10);
    expect(high).toBeGreaterThan(10);
    expect(sharedDomain([datum(null)], [0, 1])).toEqual([0, 1]);
  });
});

describe('gainBarShape', () => {
  it('grows from zero in proportion', () => {
    expect(gainBarShape(1.9, 0, 3.8, 80)).toEqual({ zero: 0, bar: { from: 0, to: 40 }, state: 'positive' });
    expect(gainBarShape(0.001, 0, 3.8, 80).bar).toEqual({ from: 0, to: 1 });
  });

  it('tells negative, zero and undefined apart', () => {
    expect(gainBarShape(-1, -1, 3, 80)).toEqual({ zero: 20, bar: { from: 0, to: 20 }, state: 'negative' });
    expect(gainBarShape(0, -1, 3, 80)).toEqual({ zero: 20, bar: null, state: 'zero' });
    expect(gainBarShape(null, -1, 3, 80).state).toBe('none');
    expect(gainBarShape(NaN, 0, 3, 80).state).toBe('none');
    expect(gainBarShape(2, 0, 0, 80).state).toBe('zero');
  });
});

describe('scale', () => {
  it('labels ticks with the decimals of their step', () => {
    const labels = (low: number, high: number, count: number): string[] =>
      ticksOf(linear([low, high], [0, 100]), count).map((tick) => tick.label);
    expect(labels(0, 1, 5)).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    expect(labels(0, 4000, 4)).toEqual(['0', '1,000', '2,000', '3,000', '4,000']);
    expect(labels(0, 0.03, 3)).toEqual(['0.00', '0.01', '0.02', '0.03']);
    expect(labels(0, 3e-8, 3)[1]).toBe('1e-8');
  });

  it('widens an empty domain', () => {
    expect(linear([5, 5], [0, 100])(5)).toBe(50);
    expect(linear([0, 0], [0, 100])(0)).toBe(50);
  });
});
