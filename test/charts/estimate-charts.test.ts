import { describe, expect, it } from 'vitest';
import { taskBarsShape, type TaskSpan } from '../../src/charts/task-bars/task-bars-geometry.ts';
import { tornadoShape } from '../../src/charts/tornado/tornado-geometry.ts';

describe('tornadoShape', () => {
  const words = String;

  it('draws both ends of a factor from the likely result, whichever is the higher one', () => {
    const rows = [
      { name: 'gain', atLow: 0, atHigh: 100 },
      { name: 'cost', atLow: 60, atHigh: 20 },
    ];
    const { bars, middle } = tornadoShape(rows, 50, 600, words);
    const [gain, cost] = bars;
    expect(gain!.low!.x + gain!.low!.width).toBeCloseTo(middle);
    expect(gain!.high!.x).toBeCloseTo(middle);
    expect(gain!.low!.width).toBeCloseTo(gain!.high!.width);
    // A low cost lies right of the middle, as far as its share of the scale.
    expect(cost!.low!.x).toBeCloseTo(middle);
    expect(cost!.low!.width / gain!.high!.width).toBeCloseTo(10 / 50);
    expect(cost!.labels.map((label) => label.words)).toEqual(['20', '60']);
    for (const bar of bars)
      for (const { x } of bar.labels) {
        expect(x).toBeGreaterThan(50);
        expect(x).toBeLessThan(550);
      }
  });

  it('says where there is no value', () => {
    const [bar] = tornadoShape([{ name: 'a', atLow: NaN, atHigh: 3 }], 2, 400, words).bars;
    expect(bar!.low).toBeNull();
    expect(bar!.high!.width).toBeGreaterThan(0);
    expect(bar!.labels.map((label) => label.words)).toEqual(['no value at one end']);
  });
});

describe('taskBarsShape', () => {
  const task = (id: string, begun: number, middle: number, critical: number): TaskSpan => ({
    ...{ id, name: id, begun, middle, critical },
    ...{ early: middle - 1, late: middle + 2 },
  });

  it('begins a task where the one before it ends, and ends all within the picture', () => {
    const { bars, height } = taskBarsShape(
      [task('a', 0, 4, 1), task('b', 4, 8, 0.2)],
      500,
      String,
      ({ critical }) => String(critical),
    );
    const [a, b] = bars;
    expect(a!.bar.x + a!.bar.width).toBeCloseTo(b!.bar.x);
    expect(b!.spread.to).toBeLessThanOrEqual(500);
    expect(b!.spread.from).toBeLessThan(b!.bar.x + b!.bar.width);
    expect([a!.isCritical, b!.isCritical]).toEqual([true, false]);
    expect(b!.words).toBe('0.2');
    expect(height).toBeGreaterThan(b!.y);
  });
});
