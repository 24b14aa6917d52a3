import { describe, expect, it } from 'vitest';
import { pixelColumns } from '../../../src/core/table/pixel-columns.ts';
import type { ColumnType } from '../../../src/core/table/column.ts';

const named = (
  names: readonly string[],
  type: ColumnType = 'integer',
): { name: string; type: ColumnType }[] => names.map((name) => ({ name, type }));
const numbered = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, i) => `p${String(from + i)}`);

describe('columns that are a picture', () => {
  it('count up and make a square', () => {
    expect(pixelColumns(named([...numbered(64), 'digit']))).toEqual({ side: 8, first: 0, count: 64 });
    expect(pixelColumns(named(['label', ...numbered(784, 1)]))).toEqual({ side: 28, first: 1, count: 784 });
    const grid = Array.from({ length: 64 }, (_, i) => `pixel_${String(i >> 3)}_${String(i % 8)}`);
    expect(pixelColumns(named(grid, 'number'))).toEqual({ side: 8, first: 0, count: 64 });
  });

  it('are not those that leave one out, are too few, or hold no numbers', () => {
    expect(pixelColumns(named(numbered(63)))).toBeNull();
    expect(pixelColumns(named([...numbered(30), ...numbered(34, 31)]))).toBeNull();
    expect(pixelColumns(named(numbered(25)))).toBeNull();
    expect(pixelColumns(named(numbered(64), 'category'))).toBeNull();
    expect(pixelColumns(named(['age', 'income', 'x1', 'x2']))).toBeNull();
    expect(pixelColumns([])).toBeNull();
  });
});
