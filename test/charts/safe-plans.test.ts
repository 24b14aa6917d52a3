import { describe, expect, test } from 'vitest';
import { planAt, safePlansShape } from '../../src/charts/safe-plans/safe-plans-geometry.ts';

const SIZE = { width: 400, height: 200 };
const plan = (key: string, harmed: number, minutes: number, isWithin = false) => ({
  ...{ key, harmed, promotionMs: minutes * 60_000, isWithin },
});

describe('plans by harm and time', () => {
  test('more harm stands further right, more time higher, those within the limits on top', () => {
    const { marks, limit, yTicks } = safePlansShape(
      [plan('a', 10, 30, true), plan('b', 100, 10), plan('c', 100, 10)],
      50,
      SIZE,
    );
    expect(marks.map(({ key }) => key)).toEqual(['b', 'c', 'a']);
    const [b, , a] = marks;
    expect(a!.x).toBeLessThan(b!.x);
    expect(a!.y).toBeLessThan(b!.y);
    expect(limit).toBeGreaterThan(a!.x);
    expect(limit).toBeLessThan(b!.x);
    expect(yTicks[0]).toMatchObject({ at: 200, value: 0 });
  });

  test('harm far apart is drawn by its logarithm; without any harm nothing breaks', () => {
    const wide = safePlansShape([plan('a', 10, 5), plan('b', 100, 5), plan('c', 1000, 5)], 0, SIZE);
    const [a, b, c] = wide.marks.map(({ x }) => x);
    expect(b! - a!).toBeCloseTo(c! - b!, 9);
    expect(wide.limit).toBeNull();
    expect(wide.xTicks.map(({ label }) => label)).toContain('500');
    for (const plans of [[], [plan('a', 0, 0)]]) {
      const { marks, xTicks } = safePlansShape(plans, null, SIZE);
      expect([...marks, ...xTicks].every((one) => Number.isFinite('at' in one ? one.at : one.x))).toBe(true);
    }
  });

  test('the plan under a pointer is the nearest, of equals the one on top', () => {
    const shape = safePlansShape(
      [plan('a', 10, 30, true), plan('b', 100, 10), plan('c', 100, 10)],
      null,
      SIZE,
    );
    const [, c] = shape.marks;
    expect(planAt(shape, { x: c!.x + 5, y: c!.y })?.key).toBe('c');
    expect(planAt(shape, { x: c!.x, y: c!.y - 40 })).toBeNull();
  });
});
