import { describe, expect, it } from 'vitest';
import { winRateShape } from '../../src/charts/win-rate-path/win-rate-geometry.ts';

describe('what is known of a win rate', () => {
  const plot = { width: 100, height: 100 };

  it('draws bounds as steps up to each number judged, and the rate where there is one', () => {
    const shape = winRateShape(
      [
        { judged: 1, winRate: null, low: 0, high: 1 },
        { judged: 2, winRate: 0.5, low: 0.2, high: 0.9 },
      ],
      0.1,
      plot,
    );
    expect(shape.band).toBe('M0.0,0.0V0.0H10.0V10.0H20.0V80.0H10.0V100.0H0.0Z');
    expect(shape.line).toBe('M20.0,50.0');
    expect(shape.end).toEqual({ x: 20, y: 50 });
    expect(shape.margin.y).toBeCloseTo(40, 10);
    expect(shape.margin.height).toBeCloseTo(20, 10);
  });

  it('nothing judged is an empty plot', () => {
    expect(winRateShape([], 0, plot)).toMatchObject({ band: '', line: '', end: null, margin: { height: 0 } });
  });
});
