import { describe, expect, it } from 'vitest';
import { windowValuesShape } from '../../src/charts/window-values/window-values-geometry.ts';

const DAY_MS = 86_400_000;
const windowAt = (day: number, value: number | null, limit: number | null) => ({
  ...{ fromMs: day * DAY_MS, toMs: (day + 1) * DAY_MS },
  ...{ value, limit },
});
const size = { width: 100, height: 50, least: 0.1 };

describe('values of windows over time', () => {
  const shape = windowValuesShape(
    [windowAt(0, 0.2, 0.3), windowAt(1, null, null), windowAt(2, 0.4, 0.3), windowAt(3, 0.1, 0.3)],
    [{ fromMs: 0, toMs: 2 * DAY_MS, tone: 'reference' }],
    size,
    String,
  );

  it('what lies beyond its limit is told apart', () => {
    expect(shape.points.map(({ isPast }) => isPast)).toEqual([false, true, false]);
  });

  it('nothing is drawn across a window that says nothing', () => {
    expect(shape.line.match(/M/g)).toHaveLength(2);
    expect(shape.band.match(/M/g)).toHaveLength(2);
    expect(shape.band.match(/Z/g)).toHaveLength(2);
  });

  it('the windows that are compared lie where their times are', () => {
    expect(shape.spans).toEqual([{ x: 0, width: 50, tone: 'reference' }]);
  });

  it('values of nothing at all still stand on a scale', () => {
    const none = windowValuesShape([windowAt(0, 0, null)], [], size, String);
    expect(none.points[0]!.y).toBe(50);
    expect(none.yTicks.at(-1)!.value).toBeGreaterThanOrEqual(0.1);
    expect(windowValuesShape([], [], size, String).points).toEqual([]);
  });
});
