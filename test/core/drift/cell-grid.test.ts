import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellGrid } from '../../../src/core/drift/cell-grid.ts';
import { cellAt, type Cuts } from '../../../src/core/drift/cells.ts';

const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const cuts = fc
  .oneof(fc.array(number, { maxLength: 12 }), fc.array(number, { minLength: 120, maxLength: 300 }))
  .map((values) => Float64Array.from(new Set(values.map((value) => value + 0))).sort());

describe('CellGrid', () => {
  it('finds the cell that a search through all cuts finds', () => {
    fc.assert(
      fc.property(cuts, fc.array(number), (made: Cuts, others) => {
        const grid = new CellGrid(made);
        const values = [...made, ...others, Infinity, -Infinity];
        expect(values.map((value) => grid.cellOf(value))).toEqual(values.map((value) => cellAt(made, value)));
      }),
      { numRuns: 300 },
    );
  });

  it('where all but a few cuts lie close together, and where they span all numbers', () => {
    const close = Float64Array.from({ length: 200 }, (_, at) => 1 + at * Number.EPSILON);
    const wide = Float64Array.from([-Number.MAX_VALUE, ...close, Number.MAX_VALUE]);
    for (const made of [close, wide]) {
      const grid = new CellGrid(made);
      made.forEach((cut, at) => expect(grid.cellOf(cut)).toBe(at + 1));
    }
  });
});
