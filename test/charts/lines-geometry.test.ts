import { describe, expect, it } from 'vitest';
import { linesShape, type Line } from '../../src/charts/lines/lines-geometry.ts';

const line = (key: string, ys: readonly number[], more: Partial<Line> = {}): Line => ({
  ...{ key, name: key, tone: 'quiet', points: ys.map((y, x) => ({ x, y })), ...more },
});
const shapeOf = (lines: readonly Line[]) =>
  linesShape(lines, { x: [0, 2], y: [0, 10] }, { width: 200, height: 100 }, { x: String, y: String });

describe('linesShape', () => {
  it('draws lines from left to right and dots with their intervals', () => {
    const dots = line('dots', [], { dots: true, points: [{ x: 1, y: 5, low: 4, high: 6 }] });
    const { lines } = shapeOf([line('a', [0, 5, 10]), dots]);
    expect(lines[0]!.path).toBe('M0.0,100.0L100.0,50.0L200.0,0.0');
    expect(lines[0]!.dotsAt).toEqual([]);
    expect(lines[1]!.path).toBe('');
    expect(lines[1]!.dotsAt).toEqual([{ x: 100, y: 50, bar: [40, 60] }]);
  });

  it('names a line at its last place in sight, and no two on each other', () => {
    const { lines } = shapeOf([line('steep', [0, 9, 100]), line('a', [0, 1, 5]), line('b', [0, 1, 5])]);
    expect(lines[0]!.label!.x).toBe(94);
    const [a, b] = [lines[1]!.label!, lines[2]!.label!];
    expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(15);
    expect(shapeOf([line('beyond', [20, 30])]).lines[0]!.label).toBeNull();
  });
});
