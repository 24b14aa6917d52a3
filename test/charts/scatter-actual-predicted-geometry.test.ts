import { describe, expect, it } from 'vitest';
import { binPairs } from '../../src/core/evaluation/pair-bins.ts';
import {
  cellWords,
  pairShape,
} from '../../src/charts/scatter-actual-predicted/scatter-actual-predicted-geometry.ts';

describe('pairShape', () => {
  it('puts the lowest values at the lower left and draws only what holds something', () => {
    const pairs = binPairs(Float64Array.of(0, 10, 10, 10), Float64Array.of(0, 10, 10, 0), 10);
    const shape = pairShape(pairs, 200);
    expect(shape.cells.map(({ x, y, count }) => [x, y, count])).toEqual([
      [0, 180, 1],
      [0, 0, 1],
      [180, 0, 2],
    ]);
    expect(shape.cells[2]!.strength).toBe(1);
    expect(shape.summary).toBe(
      'Actual against predicted for 4 rows in cells of 1: 75% within about one cell of the diagonal.',
    );
    expect(cellWords(pairs, shape.cells[1]!)).toBe('actual 9 to 10, predicted 0 to 1: 1');
  });
});
