import { describe, expect, it } from 'vitest';
import { eventLabels, watchedLevelShape } from '../../src/charts/watched-level/watched-level-geometry.ts';

const point = (day: number, mean: number, reach: number | null = 0.05) => ({
  ...{ fromMs: day * 86_400_000, toMs: (day + 1) * 86_400_000, mean },
  ...{ low: reach === null ? null : mean - reach, high: reach === null ? null : mean + reach },
});
const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;
const how = { format: percent, bounds: [0, 1] } as const;

describe('a watched level', () => {
  it('has a gap where there is no value, and a dot for a lone one', () => {
    const points = [point(0, 0.1), point(1, 0.2), point(2, NaN, null), point(3, 0.3)];
    const shape = watchedLevelShape(points, null, { width: 400, height: 100 }, how);
    expect(shape.line.match(/M/g)).toHaveLength(1);
    expect(shape.line).toMatch(/^M50\.0,[\d.]+L150\.0,[\d.]+$/);
    expect(shape.dots).toHaveLength(1);
    expect(shape.dots[0]!.x).toBe(350);
    expect(shape.band.match(/M/g)).toHaveLength(1);
    expect(shape.yTicks.every(({ label }) => /^\d+%$/.test(label))).toBe(true);
  });

  it('draws what was fitted where it has values, and stays within what can be', () => {
    const points = [point(0, 0.02), point(1, 0.5), point(2, 0.98)];
    const shape = watchedLevelShape(points, [NaN, 0.4, 0.9], { width: 300, height: 100 }, how);
    expect(shape.fitted).toMatch(/^M150\.0,[\d.]+L250\.0,[\d.]+$/);
    expect(shape.y.domain()).toEqual([0, 1]);
  });

  it('stands empty without points', () => {
    const shape = watchedLevelShape([], null, { width: 300, height: 100 }, how);
    expect([shape.line, shape.band, shape.fitted]).toEqual(['', '', '']);
  });
});

describe('names of events', () => {
  it('never stand on one another, and turn where there is no room', () => {
    const events = [
      { atMs: 10, name: 'new app version' },
      { atMs: 20, name: 'pandemic' },
      { atMs: 390, name: 'campaign' },
    ];
    const labels = eventLabels(events, (ms) => ms, 400);
    expect(labels.map(({ row }) => row)).toEqual([0, 1, 0]);
    expect(labels.map(({ anchor }) => anchor)).toEqual(['start', 'start', 'end']);
    const many = Array.from({ length: 9 }, (_, at) => ({ atMs: at, name: 'one and the same' }));
    expect(eventLabels(many, (ms) => ms, 400)).toHaveLength(4);
  });
});
