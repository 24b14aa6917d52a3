import { expect, test } from 'vitest';
import { cutParts, nearestCut } from '../../src/charts/two-cuts/two-cuts-geometry.ts';

test('the parts between two lines fill the plot, and those without room are left out', () => {
  expect(cutParts(20, 70, 100)).toEqual([
    { of: 'low', from: 0, to: 20 },
    { of: 'between', from: 20, to: 70 },
    { of: 'high', from: 70, to: 100 },
  ]);
  expect(cutParts(0, 120, 100)).toEqual([{ of: 'between', from: 0, to: 100 }]);
  expect(cutParts(50, 50, 100).map((part) => part.of)).toEqual(['low', 'high']);
});

test('a press takes the nearer line; where both are in one place, the one on its side', () => {
  expect(nearestCut(30, 20, 70)).toBe('low');
  expect(nearestCut(60, 20, 70)).toBe('high');
  expect(nearestCut(40, 50, 50)).toBe('low');
  expect(nearestCut(60, 50, 50)).toBe('high');
});
