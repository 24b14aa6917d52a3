import { describe, expect, it } from 'vitest';
import { LEAST_ROWS, mapData, mapShape } from '../../src/charts/error-map/error-map-geometry.ts';
import { errorGrid, type ErrorGrid } from '../../src/core/evaluation/error-grid.ts';
import { searchItems } from '../../src/core/slices/search-items.ts';
import { columnFrom } from '../core/column-from.ts';

/** 100 rows of two columns: of a and x 25 rows with 10 wrong, of b and y 15 rows. */
function grid(of: 'wrong' | 'loss' = 'wrong'): ErrorGrid {
  const x = Array.from({ length: 100 }, (_, row) => (row < 60 ? 'a' : 'b'));
  const y = Array.from({ length: 100 }, (_, row) => (row < 25 || row >= 85 ? 'x' : row < 60 ? 'y' : 'x'));
  for (let row = 60; row < 75; row++) y[row] = 'y';
  const values = Float64Array.from({ length: 100 }, (_, row) => (row < 10 ? 1 : 0));
  const [across, down] = [x, y].map((own, at) => {
    const column = columnFrom('xy'[at]!, own);
    const field = { of: 'data' as const, name: column.name };
    return { items: searchItems({ column, field })!, field };
  });
  return errorGrid(across!, down!, { of, values });
}

const NAMES = [
  ['a', 'b'],
  ['x', 'y'],
] as const;

describe('map of errors', () => {
  it('says everything of a cell in words, and hatches those with few rows', () => {
    const made = grid();
    const names = made.y.parts.map(({ where }) => (where.op === 'eq' ? String(where.value) : ''));
    const { cells } = mapShape(made, NAMES[0], names, 600);
    const worst = cells.find(({ words }) => words.startsWith('x, a:'))!;
    expect(worst.words).toBe('x, a: 10 of 25 wrong, 40.0% (23.4 to 59.3)');
    expect([worst.text, worst.strength]).toEqual(['40%', 1]);
    const few = cells.find(({ words }) => words.startsWith('y, b:'))!;
    expect(made.cells[few.y]![few.x]!.n).toBeLessThan(LEAST_ROWS);
    expect([few.text, few.strength]).toEqual(['', null]);
    expect(few.words).toContain('too few to tell');
  });

  it('keeps its cells apart and inside, at any width', () => {
    for (const available of [120, 320, 600, 2000]) {
      const shape = mapShape(grid(), ['a very long name of a part', 'b'], NAMES[1], available);
      const places = new Set(shape.cells.map(({ left, top }) => `${String(left)} ${String(top)}`));
      expect(places.size).toBe(4);
      for (const { left, top } of shape.cells) {
        expect(left).toBeGreaterThanOrEqual(shape.left);
        expect(left + shape.cellWidth).toBeLessThanOrEqual(shape.width);
        expect(top + shape.cellHeight).toBeLessThanOrEqual(shape.height);
      }
      expect(shape.cellWidth).toBeGreaterThan(20);
    }
  });

  it('gives its numbers, a line a cell', () => {
    const { header, rows } = mapData(grid('loss'), ...NAMES);
    expect(header).toEqual(['y', 'x', 'n', 'errors', 'mean absolute error', 'low', 'high']);
    expect(rows).toHaveLength(4);
    expect(rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(100);
    expect(rows.every((row) => row[3] === null)).toBe(true);
  });

  it('has no colour where nothing is wrong', () => {
    const made = grid();
    const none = {
      ...made,
      cells: made.cells.map((line) => line.map((cell) => ({ ...cell, rate: { ...cell.rate, value: 0 } }))),
    };
    for (const { strength } of mapShape(none as ErrorGrid, ...NAMES, 400).cells)
      expect(strength ?? 0).toBe(0);
  });
});
