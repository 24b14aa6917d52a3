import { describe, expect, it } from 'vitest';
import { CHUNK_ROWS } from '../../../src/core/table/column.ts';
import { spreadRows } from '../../../src/core/table/spread-rows.ts';
import { takeRows } from '../../../src/core/table/take-rows.ts';
import { columnFrom } from '../column-from.ts';

describe('spreadRows', () => {
  it('takes a small table whole', () => {
    expect(spreadRows(4, 256, 4)).toEqual({ chunks: [0], places: [0, 1, 2, 3] });
    expect(spreadRows(0, 256, 4)).toEqual({ chunks: [], places: [] });
    expect(spreadRows(1, 1, 1)).toEqual({ chunks: [0], places: [0] });
  });

  it('reaches from the first row to the last, in few chunks', () => {
    const rows = 15 * CHUNK_ROWS + 10;
    const { chunks, places } = spreadRows(rows, 256, 4);
    expect(chunks).toEqual([0, 5, 10, 15]);
    expect(places).toHaveLength(256);
    expect(new Set(places).size).toBe(256);
    expect(places[0]).toBe(0);
    // Three whole chunks and the ten rows of the last.
    expect(places.at(-1)).toBe(3 * CHUNK_ROWS + 9);
  });

  it('is even: no gap is more than one row longer than another', () => {
    const { places } = spreadRows(1000, 256, 4);
    const gaps = places.slice(1).map((place, i) => place - places[i]!);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  });
});

describe('takeRows', () => {
  it('keeps type and order, and counts what is missing', () => {
    const numbers = columnFrom('n', [1.5, null, 3]);
    const flags = columnFrom('f', [true, null, false]);
    const names = columnFrom('c', ['x', null, 'y']);
    const whole = columnFrom('i', [7, 8, 9]);
    for (const column of [numbers, flags, names, whole]) {
      if (column.type === 'text') throw new Error('not made here');
      const taken = takeRows(column, [2, 1]);
      expect(taken).toMatchObject({ name: column.name, type: column.type });
      expect(taken.missing).toBe(column.missing);
      expect([...taken.data]).toEqual([column.data[2], column.data[1]]);
    }
  });
});
