import { describe, expect, it } from 'vitest';
import { tradeShape, tradeWords, type TradePoint } from '../../src/charts/trade-off/trade-off-geometry.ts';

const point = (key: string, cost: number, worth: number): TradePoint => ({
  ...{ key, name: key, cost, worth, costTo: cost * 2, tone: 'current' },
  interval: { low: worth - 0.01, high: worth + 0.01, level: 0.95, method: '' },
});
const size = { width: 400, height: 200 };
const words = { cost: (value: number) => `${String(value)} ms`, worth: (value: number) => value.toFixed(2) };

describe('worth against cost', () => {
  it('dearer is further right, better is higher, and all stays inside', () => {
    const { marks } = tradeShape([point('a', 1, 0.8), point('b', 3, 0.9)], size, words);
    const of = (key: string) => marks.find((mark) => mark.key === key)!;
    expect(of('b').x).toBeGreaterThan(of('a').x);
    expect(of('b').y).toBeLessThan(of('a').y);
    for (const mark of marks) {
      expect(mark.xTo).toBeLessThanOrEqual(size.width);
      expect(mark.bar![0]).toBeGreaterThanOrEqual(0);
      expect(mark.bar![1]).toBeLessThanOrEqual(size.height);
    }
  });
  it('costs far apart stand on a logarithmic scale with round ticks', () => {
    const { xTicks } = tradeShape([point('a', 0.05, 0.8), point('b', 40, 0.9)], size, words);
    expect(xTicks.length).toBeGreaterThan(3);
    expect(xTicks.some(({ value }) => Math.abs(value - 1) < 1e-9)).toBe(true);
  });
  it('a rule without a file has its place at 0, and labels of equals do not lie on each other', () => {
    const { marks } = tradeShape([point('a', 0, 0.8), point('b', 0, 0.8)], size, words);
    expect(marks[0]!.x).toBe(0);
    expect(Math.abs(marks[0]!.labelY - marks[1]!.labelY)).toBeGreaterThanOrEqual(15);
  });
  it('says itself in words', () => {
    expect(tradeWords([point('a', 1, 0.8)], words)).toBe('a: 0.80 at 1 ms.');
  });
});
