import { expect, it } from 'vitest';
import { cellAfter } from '../../src/charts/cell-after.ts';

const size = { rows: 3, columns: 4 };
const from = { row: 1, column: 1 };

it('arrows lead to the neighbours, Home and End along the row', () => {
  expect(cellAfter('ArrowUp', from, size)).toEqual({ row: 0, column: 1 });
  expect(cellAfter('ArrowDown', from, size)).toEqual({ row: 2, column: 1 });
  expect(cellAfter('ArrowLeft', from, size)).toEqual({ row: 1, column: 0 });
  expect(cellAfter('ArrowRight', from, size)).toEqual({ row: 1, column: 2 });
  expect(cellAfter('Home', from, size)).toEqual({ row: 1, column: 0 });
  expect(cellAfter('End', from, size)).toEqual({ row: 1, column: 3 });
});

it('stays inside', () => {
  expect(cellAfter('ArrowUp', { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
  expect(cellAfter('ArrowRight', { row: 2, column: 3 }, size)).toEqual({ row: 2, column: 3 });
  expect(cellAfter('PageDown', from, size, 10)).toEqual({ row: 2, column: 1 });
});

it('leaves other keys alone, and the page keys where there is no page', () => {
  expect(cellAfter('a', from, size)).toBeNull();
  expect(cellAfter('PageDown', from, size)).toBeNull();
});
