import { describe, expect, it } from 'vitest';
import { curveShape, nearestPoint } from '../../src/charts/marked-curve/marked-curve-geometry.ts';
import { scoreHistogramShape } from '../../src/charts/score-histogram/score-histogram-geometry.ts';

const UNIT = { x: [0, 1], y: [0, 1] } as const;

describe('a marked curve', () => {
  const points = { x: Float64Array.of(0, 0.5, 1, 0.2), y: Float64Array.of(0, 0.5, 1, NaN) };
  const shape = curveShape(points, { width: 100, height: 50 }, UNIT);

  it('leaves out what is undefined', () => {
    expect(shape.line).toBe('M0.0,50.0L50.0,25.0L100.0,0.0');
  });

  it('finds the nearest point of a place', () => {
    expect(nearestPoint(points, shape, { left: 58, top: 22 })).toBe(1);
    expect(nearestPoint(points, shape, { left: 200, top: -20 })).toBe(2);
    expect(
      nearestPoint({ x: new Float64Array(), y: new Float64Array() }, shape, { left: 0, top: 0 }),
    ).toBeNull();
  });
});

describe('a histogram of scores', () => {
  it('draws each class as a share of itself, up and down', () => {
    const { bars, middle } = scoreHistogramShape({ positives: [1, 3], negatives: [100, 300] }, 100, 200);
    expect(middle).toBeCloseTo(100);
    for (const { up, down } of bars) expect(up).toBeCloseTo(down, 9);
    expect(bars[1]!.up).toBeCloseTo(100);
    expect(bars[0]!.words).toBe('0 to 0.5: 1, 100');
  });

  it('stands with one class, or none', () => {
    const one = scoreHistogramShape({ positives: [0, 0], negatives: [1, 1] }, 100, 200);
    expect(one.bars.map(({ up, down }) => [up, down])).toEqual([
      [0, 200],
      [0, 200],
    ]);
    const none = scoreHistogramShape({ positives: [0], negatives: [0] }, 100, 200);
    expect(none.bars.every(({ up, down }) => up === 0 && down === 0)).toBe(true);
  });
});
