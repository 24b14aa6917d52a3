import { describe, expect, it } from 'vitest';
import { CHUNK_ROWS } from '../../../src/core/table/column.ts';
import { spreadRows } from '../../../src/core/table/spread-rows.ts';
import { takeRows } from '../../../src/core/table/take-rows.ts';
import { cellAt } from '../../../src/core/table/cell-at.ts';
import { columnFrom, textColumn } from '../column-from.ts';

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
  it.each([
    ['number', [1.5, null, 3], [3, null]],
    ['boolean', [true, null, false], [false, null]],
    ['category', ['x', null, 'y'], ['y', null]],
    ['integer', [7, 8, 9], [9, 8]],
  ] as const)('keeps type and order of a %s, and counts what is missing', (type, values, expected) => {
    const taken = takeRows(columnFrom('c', [...values]), [2, 1]);
    expect(taken).toMatchObject({ name: 'c', type, missing: expected.filter((v) => v === null).length });
    expect([0, 1].map((row) => cellAt(taken, row))).toEqual(expected);
  });

  it('takes texts by their bytes, rows counted from a chunk on', () => {
    const texts = textColumn('t', ['é', null, '', 'long enough']);
    const taken = takeRows(texts, [103, 101, 100], 100);
    expect(taken.missing).toBe(1);
    expect([0, 1, 2].map((row) => cellAt(taken, row))).toEqual(['long enough', null, 'é']);
  });
});
