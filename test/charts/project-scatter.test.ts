import { expect, test } from 'vitest';
import {
  projectScatter,
  type ProjectPoint,
} from '../../src/charts/project-scatter/project-scatter-geometry.ts';

const point = (id: string, value: number, band: number, more: Partial<ProjectPoint> = {}): ProjectPoint => ({
  ...{
    id,
    name: `Project ${id}`,
    value,
    low: null,
    high: null,
    band,
    risk: null,
    isUnbeaten: false,
    ...more,
  },
});
const SIZE = { width: 300, height: 300 };
const scatter = (points: readonly ProjectPoint[]) => projectScatter(points, 3, SIZE, String);

test('projects stand in their band, the more they are worth the higher, side by side where they would meet', () => {
  const { marks, bands, isLogarithmic } = scatter([
    ...[point('a', 100, 0), point('b', 98, 0), point('c', 10, 0), point('d', 100, 2)],
  ]);
  const at = Object.fromEntries(marks.map((mark) => [mark.id, mark]));
  expect(isLogarithmic).toBe(false);
  expect(bands.map(({ x }) => x)).toEqual([0, 100, 200]);
  expect([at['a']!.x, at['b']!.x, at['c']!.x, at['d']!.x]).toEqual([25, 75, 50, 250]);
  expect(at['a']!.y).toBeLessThan(at['b']!.y);
  expect(at['b']!.y).toBeLessThan(at['c']!.y);
  expect(at['a']!.y).toBe(at['d']!.y);
  expect(at['a']!.label).toBe('Projec…');
  expect(at['c']!.label).toBe('Project c');
  expect([at['a']!.hasWord, at['c']!.hasWord]).toEqual([false, true]);
  const crowd = scatter(Array.from({ length: 5 }, (_, i) => point(String(i), 100, 1)));
  expect(crowd.marks.map(({ label }) => label)).toEqual(['', '', '', '', '']);
});

test('a graver risk is larger; what is worth from low to high has a line; far apart they are logarithmic', () => {
  const { marks, isLogarithmic, yTicks } = scatter([
    point('grave', 1000, 0, { risk: 1, low: 500, high: 2000 }),
    point('small', 10, 1, { risk: 0.04 }),
  ]);
  const [grave, small] = marks;
  expect(isLogarithmic).toBe(true);
  expect(grave!.radius).toBeGreaterThan(small!.radius);
  expect(grave!.spread![0]).toBeLessThan(grave!.y);
  expect(grave!.spread![1]).toBeGreaterThan(grave!.y);
  expect(small!.spread).toBeNull();
  expect(yTicks.map(({ value }) => value)).toContain(100);
});

test('one project that is worth nothing can be drawn', () => {
  const { marks } = scatter([point('a', 0, 1)]);
  expect(Number.isFinite(marks[0]!.y)).toBe(true);
});
