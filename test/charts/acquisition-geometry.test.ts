import { describe, expect, it } from 'vitest';
import { acquisitionShape } from '../../src/charts/acquisition/acquisition-geometry.ts';

const byDay = [
  { examples: 0, cost: 0 },
  { examples: 50, cost: 10 },
  { examples: 100, cost: 20 },
];

describe('acquisitionShape', () => {
  it('steps from day to day, highest at the top', () => {
    const { examples, cost } = acquisitionShape(byDay, 200, 100, null);
    expect(examples.line).toBe('M0,100H100V50H200V0');
    expect(cost.line).toBe('M0,100H100V50H200V0');
  });

  it('finds the day at a place, within what is shown', () => {
    const { dayAt } = acquisitionShape(byDay, 200, 100, null);
    expect([-50, 0, 49, 51, 149, 200, 900].map(dayAt)).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });

  it('keeps a limit in sight where it is near, and not where it is far', () => {
    expect(acquisitionShape(byDay, 200, 100, 140).examples.y(140)).toBeGreaterThanOrEqual(0);
    expect(acquisitionShape(byDay, 200, 100, 1000).examples.y(1000)).toBeLessThan(0);
  });

  it('draws nothing to get as a flat line', () => {
    const { examples } = acquisitionShape([{ examples: 0, cost: 0 }], 200, 100, null);
    expect(examples.line).toBe('M0,100');
  });
});
